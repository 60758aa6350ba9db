import { isOwnId } from '../model/ownRecord.ts';
import type { EntityBrief, HopBrief } from '../model/brief.ts';
import { showSpan } from '../model/dates.ts';
import type { Evidence, SourceRecord } from '../model/evidence.ts';
import { showHs } from '../model/hs.ts';
import type { RelationRecord } from '../model/records.ts';
import { RELATION_KINDS } from '../model/relationKinds.ts';
import { sourceLine } from './sources.ts';

/** What a citation is made from. */
export interface CitationInput {
  /** In the order of the chain; one alone for the citation of a hop. */
  readonly hops: readonly HopBrief[];
  readonly entity: (id: string) => EntityBrief | undefined;
  readonly source: (id: string) => SourceRecord | undefined;
  /** Title of the case, its hash and as-of date. */
  readonly caseLine: string;
}

/**
 * A chain or hop as text for a report: a line for each hop with the relation it rests on, keyed to numbered sources
 * with their grades and places, and what the text stands for. A relation without a source says so.
 */
export function citation({ hops, entity, source, caseLine }: CitationInput): string {
  const keys = new SourceKeys(source);
  const lines = hops.map((hop, index) => `${hops.length === 1 ? '' : `${index + 1}. `}${hopLine(hop, entity, keys)}`);
  return [...lines, ...keys.list(), '', `As recorded in ${caseLine}. ${STANDING}`].join('\n');
}

/** What the citation of a whole view is made from. */
export interface ViewCitationInput extends Omit<CitationInput, 'hops'> {
  readonly title: string;
  /** In the order of the list, each with what it is known by and the hops it rests on. */
  readonly chains: readonly { readonly title: string; readonly hops: readonly HopBrief[] }[];
  /** What the list leaves out, and the as-of date of each list that was read. */
  readonly notes: readonly string[];
  readonly caveat: string;
}

/**
 * Every chain of a view as text: hops numbered 1.1, 1.2 …, sources numbered once over all of them, then what is left
 * out, the dates of data and lists, and the caveat. A hop that several chains share is said once and referred to.
 */
export function viewCitation(input: ViewCitationInput): string {
  const { title, chains, entity, source, caseLine, notes, caveat } = input;
  const keys = new SourceKeys(source);
  const said = new Map<string, string>();
  const lines = chains.flatMap((chain, at) => [
    '',
    `Chain ${at + 1}: ${chain.title}`,
    ...chain.hops.map((hop, index) => {
      const number = `${at + 1}.${index + 1}`;
      const known = said.get(hop.picked.id);
      if (known !== undefined) return `${number} as ${known}`;
      said.set(hop.picked.id, number);
      return `${number} ${hopLine(hop, entity, keys)}`;
    }),
  ]);
  return [title, ...lines, ...keys.list(), '', ...notes, `As recorded in ${caseLine}. ${STANDING}`, caveat].join('\n');
}

const STANDING = 'A statement of records, not a finding about any party.';

/** Numbers places in sources from 1 as they are first named. */
class SourceKeys {
  private readonly numbers = new Map<string, number>();

  constructor(private readonly source: CitationInput['source']) {}

  keyOf(evidence: Evidence): string {
    const line = evidenceLine(evidence, this.source(evidence.source));
    const number = this.numbers.get(line) ?? this.numbers.size + 1;
    this.numbers.set(line, number);
    return `[${number}]`;
  }

  list(): readonly string[] {
    return this.numbers.size === 0
      ? []
      : ['', 'Sources', ...[...this.numbers].map(([line, number]) => `[${number}] ${line}`)];
  }
}

function hopLine(hop: HopBrief, entity: CitationInput['entity'], keys: SourceKeys): string {
  const sources = (hop.picked.evidence ?? []).map((evidence) => keys.keyOf(evidence)).join('');
  return `${hopWords(hop, entity)}. ${sources === '' ? '(no source in the file)' : sources}`;
}

function hopWords(hop: HopBrief, entity: CitationInput['entity']): string {
  const { picked } = hop;
  const parts = [
    `${party(hop.from, entity)} ${picked.label ?? RELATION_KINDS[picked.kind].label} ${party(hop.to, entity)}`,
    showSpan(picked.dates),
    goods(picked),
    picked.value &&
      `${picked.value.currency} ${picked.value.amount.toLocaleString('en-GB')}${picked.value.per === undefined ? '' : ` a ${picked.value.per}`}`,
    via(hop, entity),
    `${isOwnId(hop.picked.id) ? 'added by hand, ' : ''}${hop.claim.status}${hop.claim.scope === 'collective' ? ', a collective statement' : ''}${
      hop.claim.statedBy === undefined ? '' : `, stated by ${hop.claim.statedBy}`
    }`,
  ];
  return parts.filter((part) => part !== undefined && part !== '').join('; ');
}

function party(id: string, entity: CitationInput['entity']): string {
  const brief = entity(id);
  const countries = brief?.countries.join(', ') ?? '';
  return `${brief?.name ?? id}${countries === '' ? '' : ` (${countries})`}`;
}

function goods(record: RelationRecord): string | undefined {
  const codes = record.goods?.hs?.map((code) => `HS ${showHs(code)}`).join(', ');
  return [codes, record.goods?.text].filter((part) => part !== undefined && part !== '').join(' ') || undefined;
}

function via({ picked }: HopBrief, entity: CitationInput['entity']): string | undefined {
  const served = (picked.via ?? []).map(
    (facilitator) =>
      `${party(facilitator.entity, entity)}${facilitator.role === undefined ? '' : ` as ${facilitator.role.replaceAll('_', ' ')}`}`,
  );
  return served.length === 0 ? undefined : `served by ${served.join(', ')}`;
}

/** Title, publisher, date and host, then place, grades and address. */
function evidenceLine(evidence: Evidence, source: SourceRecord | undefined): string {
  const grade = `${evidence.sourceGrade ?? source?.sourceGrade ?? '–'}${evidence.informationGrade ?? source?.informationGrade ?? '–'}`;
  return [
    source ? sourceLine(source) : `source ${evidence.source}, not described in the file`,
    evidence.locator,
    grade === '––' ? undefined : `graded ${grade}`,
    // Other schemes are inert text on the screen and have no place in a report (faults, 12).
    source?.url !== undefined && /^https?:/i.test(source.url) ? source.url : undefined,
  ]
    .filter((part) => part !== undefined)
    .join('; ');
}
