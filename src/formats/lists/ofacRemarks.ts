import type { ListedParty } from './listedParty.ts';
import { ofacRemarkIdentifier } from './ofacIdentifiers.ts';

/** OFAC cuts the remarks of its main table at this length; the rest is in the table of comments. */
const CUT_AT = 1000;
const ALIAS = /^(?:alt\. )?[afn]\.k\.a\.,?\s*['‘"“](.+?)['’"”]\.?$/;
const DATES = /^(?:alt\. )?(DOB|POB)\s+(.+)$/;
const COUNTRY = /^(?:alt\. )?(nationality|citizen)(?: of Registration)?\s+(.+)$/i;
const NAMED: readonly (readonly [RegExp, string])[] = [
  [/^(?:alt\. )?Gender\s+(.+)$/, 'gender'],
  [/^(?:alt\. )?Website:?\s+(.+)$/i, 'website'],
  [/^(?:alt\. )?Email(?: Address)?:?\s+(.+)$/i, 'email'],
  [/^(?:alt\. )?(?:Phone(?: Number)?|Telephone)(?: No\.)?:?\s+(.+)$/i, 'phone'],
];
const LISTING = /^(?:Listing Date|Effective Date)\s*\(?([^():]*)\)?:?\s+(.+)$/i;

/** What remarks say beyond the party itself. */
export interface OfacRemarks {
  /** The names after "Linked To:", with a final full stop that may belong to the name or to the sentence. */
  readonly links: readonly string[];
}

/**
 * Reads the remarks of an OFAC entry into the party: aliases, numbers, births and countries. The whole text becomes
 * its note, so that nothing is lost. `continued` says that the text begins in the middle of a remark.
 */
export function readOfacRemarks(text: string, party: ListedParty, continued = false): OfacRemarks {
  party.note = text;
  const links: string[] = [];
  const remarks = text.split(/;\s+/);
  const cut = text.length >= CUT_AT && !/[.)'"]$/.test(text);
  remarks.forEach((remark, at) => {
    const trimmed = remark.trim();
    if ((continued && at === 0) || (cut && at === remarks.length - 1)) {
      party.keep('remark in parts', trimmed);
      return;
    }
    const link = linkOf(trimmed);
    if (link !== undefined) links.push(link);
    else if (trimmed !== '') readRemark(trimmed.replace(/\.$/, ''), party);
  });
  return { links };
}

/** The date a remark gives for the listing itself, such as "Listing Date (EO 14024 Directive 1a): 22 Feb 2022". */
export function ofacListingDate(text: string): string | undefined {
  for (const remark of text.split(/;\s+/)) {
    const match = LISTING.exec(remark.trim().replace(/\.$/, ''));
    if (match) return match[2];
  }
  return undefined;
}

function linkOf(remark: string): string | undefined {
  const match = /^\(?Linked To:\s*(.+)$/i.exec(remark);
  if (match?.[1] === undefined) return undefined;
  return remark.startsWith('(') ? match[1].replace(/\)\.?$/, '') : match[1];
}

function readRemark(remark: string, party: ListedParty): void {
  const alias = ALIAS.exec(remark)?.[1];
  if (alias !== undefined) {
    party.weakAlias(alias);
    return;
  }
  const [, what, when] = DATES.exec(remark) ?? [];
  if (what !== undefined) {
    party.keep(what === 'DOB' ? 'birthDate' : 'birthPlace', when);
    return;
  }
  const [, tie, country] = COUNTRY.exec(remark) ?? [];
  if (tie !== undefined) {
    party.country(tie.toLowerCase() === 'citizen' ? 'citizenship' : 'nationality', country);
    return;
  }
  const number = ofacRemarkIdentifier(remark);
  if (number !== undefined) {
    party.identifier(number.scheme, number.value);
    if (/\(|expire|issued/.test(remark)) party.keep('document', remark);
    return;
  }
  const named = NAMED.find(([pattern]) => pattern.test(remark));
  if (named === undefined) party.keep('remark', remark);
  else party.keep(named[1], named[0].exec(remark)?.[1]);
}
