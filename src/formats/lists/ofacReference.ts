import type { RecordSink } from '../../model/sink.ts';
import { attributeOf, elementsAt, textAt, type XmlElement } from '../xmlElements.ts';
import { dateOfParts } from './listDates.ts';

/** Tables of words by number at the head of the file, by the element of one row. */
const TABLES = [
  'AliasType',
  'AreaCode',
  'Country',
  'DetailReference',
  'FeatureType',
  'IDRegDocType',
  'LegalBasis',
  'List',
  'NamePartType',
  'PartySubType',
  'PartyType',
  'RelationType',
] as const;
type Table = (typeof TABLES)[number];

/** A place of the advanced list: its parts in order and the country in words. */
export interface OfacPlace {
  readonly text: string;
  readonly country: string | undefined;
}

/** A paper that an identity holds. */
export interface OfacPaper {
  readonly type: string;
  readonly number: string | undefined;
  readonly country: string | undefined;
}

/** What the advanced list says once and refers to by number: words, places and papers. All of it comes before its use. */
export class OfacReference {
  readonly elements: ReadonlySet<string> = new Set([...TABLES, 'Location', 'IDRegDocument']);
  private readonly tables = new Map<string, Map<string, string>>(TABLES.map((table) => [table, new Map()]));
  private readonly partyTypes = new Map<string, string>();
  private readonly places = new Map<string, OfacPlace>();
  private readonly papers = new Map<string, OfacPaper[]>();

  constructor(private readonly sink: RecordSink) {}

  read(element: XmlElement, line: number): void {
    const id = attributeOf(element, 'ID');
    const partyType = attributeOf(element, 'PartyTypeID');
    if (element.name === 'IDRegDocument') {
      this.paper(element);
      return;
    }
    if (id === undefined) {
      this.sink.issue('missing-field', line, `A ${element.name} without an ID is left out.`);
      return;
    }
    if (element.name === 'Location') this.places.set(id, this.place(element));
    else this.tables.get(element.name)?.set(id, element.text.trim());
    if (element.name === 'PartySubType' && partyType !== undefined) this.partyTypes.set(id, partyType);
  }

  /** The word of a table for a number; `undefined` when the file does not say. */
  word(table: Table, id: string | undefined): string | undefined {
    const word = id === undefined ? undefined : this.tables.get(table)?.get(id);
    return word === '' ? undefined : word;
  }

  /** "Individual", "Entity", "Vessel" or "Aircraft": the subtype, or the type where that is unknown. */
  partyType(subType: string | undefined): string | undefined {
    const word = this.word('PartySubType', subType);
    if (word !== undefined && !/unknown/i.test(word)) return word;
    return (
      this.word('PartyType', subType === undefined ? undefined : this.partyTypes.get(subType)) ??
      FIXED.get(subType ?? '')
    );
  }

  placeAt(id: string | undefined): OfacPlace | undefined {
    return id === undefined ? undefined : this.places.get(id);
  }

  /** The papers of an identity. */
  papersOf(identity: string | undefined): readonly OfacPaper[] {
    return identity === undefined ? [] : (this.papers.get(identity) ?? []);
  }

  private place(element: XmlElement): OfacPlace {
    const parts = elementsAt(element, 'LocationPart').flatMap(
      (part) => textAt(part, 'LocationPartValue', 'Value') ?? [],
    );
    const [code] = elementsAt(element, 'LocationCountry');
    const [area] = elementsAt(element, 'LocationAreaCode');
    const country = this.word('Country', code?.attributes['CountryID']);
    const region = country ?? this.word('AreaCode', area?.attributes['AreaCodeID']);
    return { text: [...parts, region].filter((part) => part !== undefined).join(', '), country };
  }

  private paper(element: XmlElement): void {
    const { IdentityID: identity, IDRegDocTypeID: type, 'IssuedBy-CountryID': country } = element.attributes;
    if (identity === undefined) return;
    const paper = {
      type: this.word('IDRegDocType', type) ?? 'document',
      number: textAt(element, 'IDRegistrationNo'),
      country: this.word('Country', country),
    };
    this.papers.set(identity, [...(this.papers.get(identity) ?? []), paper]);
  }
}

/** What the numbers of subtypes have always meant, for a file cut off from its tables. */
const FIXED: ReadonlyMap<string, string> = new Map([
  ['1', 'Vessel'],
  ['2', 'Aircraft'],
  ['3', 'Entity'],
  ['4', 'Individual'],
]);

/** A date written as elements Year, Month and Day. */
export function ofacDate(element: XmlElement | undefined): string | undefined {
  if (element === undefined) return undefined;
  return dateOfParts(textAt(element, 'Year'), textAt(element, 'Month'), textAt(element, 'Day'));
}

/** A period as text: one date, or the first and the last day it may begin and end on. */
export function ofacPeriod(element: XmlElement): string | undefined {
  const [from] = elementsAt(element, 'Start', 'From');
  const [to] = elementsAt(element, 'End', 'To');
  const dates = [...new Set([ofacDate(from), ofacDate(to)])].filter((date) => date !== undefined);
  return dates.length === 0 ? undefined : dates.join(' to ');
}
