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
  const numbers = new Map<string, number>();
  const numbered: string[] = [];
  const keyOf = (evidence: Evidence): string => {
    const line = evidenceLine(evidence, source(evidence.source));
    const known = numbers.get(line);
    if (known !== undefined) return `[${known}]`;
    numbers.set(line, numbers.size + 1);
    numbered.push(`[${numbers.size}] ${line}`);
    return `[${numbers.size}]`;
  };
  const lines = hops.map((hop, index) => {
    const keys = (hop.picked.evidence ?? []).map(keyOf).join('');
    const words = hopWords(hop, entity);
    return `${hops.length === 1 ? '' : `${index + 1}. `}${words}. ${keys === '' ? '(no source in the file)' : keys}`;
  });
  return [
    ...lines,
    ...(numbered.length === 0 ? [] : ['', 'Sources', ...numbered]),
    '',
    `As recorded in ${caseLine}. A statement of records, not a finding about any party.`,
  ].join('\n');
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
    `${hop.claim.status}${hop.claim.scope === 'collective' ? ', a collective statement' : ''}${
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
