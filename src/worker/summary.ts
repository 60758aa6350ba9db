import { suggest, suggestedQuery } from '../analysis/suggest.ts';
import { chplTier } from '../analysis/chpl.ts';
import { EntityFlag, RelationFlag, type CaseData } from '../case/caseData.ts';
import { hsLength } from '../case/codes.ts';
import { listAt } from '../case/lists.ts';
import { dayText, OPEN_END, OPEN_START } from '../model/dates.ts';
import { ENTITY_KIND_LIST } from '../model/entityKinds.ts';
import { RELATION_KIND_LIST } from '../model/relationKinds.ts';
import type { TableTotals } from '../formats/customs/totals.ts';
import type { DateCoverage } from '../model/result.ts';
import type { CaseKey, CaseSummary } from './protocol.ts';

/** Issues of one type that the summary shows; the request for issues gives all that are kept. */
const SAMPLES = 100;

/** How a file was taken: its format and why. */
export interface Recognised {
  readonly name: string;
  readonly formatLabel: string;
  readonly why: string;
  /** Label of the encoding its text was in. */
  readonly encoding: string;
  /** What the rows of a table add up to, in the file and as read. */
  readonly totals?: TableTotals;
}

/** What was read, counted over the columns. */
export function summarise(data: CaseData, key: CaseKey, recognised: readonly Recognised[]): CaseSummary {
  const { entities, relations } = data;
  return {
    key,
    header: data.header,
    hash: data.hash,
    files: data.files.map((file, index) => ({
      ...file,
      formatLabel: recognised[index]?.formatLabel ?? file.format,
      why: recognised[index]?.why ?? '',
      encoding: recognised[index]?.encoding ?? 'utf-8',
      ...totalsOf(recognised[index]),
    })),
    entities: entities.count - countFlag(entities.flags, EntityFlag.joined),
    relations: relations.count,
    placeholders: countFlag(entities.flags, EntityFlag.placeholder),
    listed: countFlag(entities.flags, EntityFlag.listed),
    entityKinds: countKinds(entities.kinds, ENTITY_KIND_LIST),
    relationKinds: countKinds(relations.kinds, RELATION_KIND_LIST),
    dates: dateCoverage(data),
    priority: priorityCount(data),
    issues: data.issues.map((group) => ({ ...group, samples: group.samples.slice(0, SAMPLES) })),
    issueCount: data.issueCount,
    suggestion: suggest(data),
    suggestedQuery: suggestedQuery(data),
    views: data.views,
  };
}

function totalsOf(recognised: Recognised | undefined): { readonly totals?: TableTotals } {
  return recognised?.totals === undefined ? {} : { totals: recognised.totals };
}

function countFlag(flags: Uint8Array, flag: number): number {
  return flags.reduce((count, value) => count + ((value & flag) === 0 ? 0 : 1), 0);
}

function countKinds<K>(codes: Uint8Array, kinds: readonly K[]): { kind: K; count: number }[] {
  const counts = new Uint32Array(kinds.length);
  for (const code of codes) counts[code] = (counts[code] ?? 0) + 1;
  return kinds
    .map((kind, code) => ({ kind, count: counts[code] ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
}

function dateCoverage({ relations }: CaseData): DateCoverage {
  let first = OPEN_END;
  let last = OPEN_START;
  let undated = 0;
  for (let index = 0; index < relations.count; index++) {
    if (((relations.flags[index] ?? 0) & RelationFlag.dated) === 0) {
      undated++;
      continue;
    }
    const from = relations.dateFrom[index] ?? OPEN_START;
    const to = relations.dateTo[index] ?? OPEN_END;
    for (const day of [from, to]) {
      if (day === OPEN_START || day === OPEN_END) continue;
      if (day < first) first = day;
      if (day > last) last = day;
    }
  }
  return { span: first > last ? undefined : { from: dayText(first), to: dayText(last) }, undated };
}

function priorityCount({ relations }: CaseData): CaseSummary['priority'] {
  const tiers = new Map<number, boolean>();
  let onList = 0;
  let coded = 0;
  for (let index = 0; index < relations.count; index++) {
    const codes = listAt(relations.hs, index);
    if (codes.length > 0) coded++;
    if (codes.some((code) => isOnList(code, tiers))) onList++;
  }
  return { onList, coded };
}

function isOnList(packed: number, known: Map<number, boolean>): boolean {
  if (hsLength(packed) < 6) return false;
  const answer = known.get(packed) ?? chplTier(String(packed % 1_000_000).padStart(6, '0'), undefined) !== undefined;
  known.set(packed, answer);
  return answer;
}
