import type { CaseData } from '../../case/caseData.ts';
import { RelationFlag } from '../../case/caseData.ts';
import { listAt } from '../../case/lists.ts';
import type { Day } from '../../model/dates.ts';
import type { RelationRecord, Share } from '../../model/records.ts';
import { RELATION_KIND_LIST } from '../../model/relationKinds.ts';

const OWNS = RELATION_KIND_LIST.indexOf('owns');
/** Where the reader of beneficial ownership data keeps the records that a summary sums up. */
const COMPONENTS = ['componentRecords', 'componentStatementIDs'];
/** Where it keeps whether an interest is held directly. */
const LEVELS = ['directOrIndirect', 'interestLevel'];

/** What one owner holds of one entity, from all records that stand. */
export interface Holding {
  readonly owner: number;
  readonly owned: number;
  /** Percent; `undefined` where no record gives a share. */
  readonly share: Share | undefined;
  /** The relations it rests on. */
  readonly relations: readonly number[];
  /** It is stated of a chain whose links do not lead up to the owner, and may lie within another holding. */
  readonly summary: boolean;
}

/** The holdings in each entity, by the owned one; those who are owned by nobody recorded have no entry. */
export type Holdings = ReadonlyMap<number, readonly Holding[]>;

/** What reading holdings needs. */
export interface HoldingsSource {
  readonly data: CaseData;
  /** The full record of a relation. */
  readonly relation: (relation: number) => Promise<RelationRecord>;
  readonly pause: () => Promise<void>;
  /** Only what may stand on this day counts; missing: every record, whenever it stood. */
  readonly on?: Day | undefined;
}

/** The holdings in an entity, in its owners, in theirs, and so on up. */
export async function holdingsAbove(source: HoldingsSource, entity: number): Promise<Holdings> {
  const holdings = new Map<number, readonly Holding[]>();
  const seen = new Set([entity]);
  for (const owned of seen) {
    const found = await holdingsIn(source, owned);
    if (found.length > 0) holdings.set(owned, found);
    for (const { owner } of found) seen.add(owner);
  }
  return withoutCopies(holdings);
}

/** Every holding of the case. */
export async function allHoldings(source: HoldingsSource): Promise<Holdings> {
  const { relations } = source.data;
  const owned = new Set<number>();
  for (let relation = 0; relation < relations.count; relation++) {
    if (relations.kinds[relation] === OWNS) owned.add(relations.to[relation] ?? 0);
  }
  const holdings = new Map<number, readonly Holding[]>();
  for (const entity of owned) {
    const found = await holdingsIn(source, entity);
    if (found.length > 0) holdings.set(entity, found);
  }
  return withoutCopies(holdings);
}

/** The holdings in one entity, by owner in the order of the file. Records of an entity that owns itself count. */
async function holdingsIn({ data, relation: read, pause, on }: HoldingsSource, owned: number): Promise<Holding[]> {
  const byOwner = new Map<number, { relation: number; share: Share | undefined }[]>();
  const summaries: Holding[] = [];
  for (const relation of listAt(data.adjacency.incoming, owned)) {
    if (data.relations.kinds[relation] !== OWNS || !mayStand(data, relation, on)) continue;
    await pause();
    const record = await read(relation);
    const owner = data.relations.from[relation] ?? 0;
    if (isSummary(data, record)) {
      summaries.push({ owner, owned, share: summaryShare(record), relations: [relation], summary: true });
      continue;
    }
    const held = byOwner.get(owner) ?? [];
    held.push({ relation, share: record.share });
    byOwner.set(owner, held);
  }
  const direct = [...byOwner].map(([owner, held]) => ({
    owner,
    owned,
    share: jointShare(held.map(({ share }) => share)),
    relations: held.map(({ relation }) => relation),
    summary: false,
  }));
  return [...direct, ...summaries];
}

/** Leaves out every summary of a chain whose links lead up to the owner: its share is theirs and would count twice. */
function withoutCopies(holdings: ReadonlyMap<number, readonly Holding[]>): Holdings {
  const kept = new Map<number, readonly Holding[]>();
  for (const [owned, of] of holdings) {
    const left = of.filter(({ summary, owner }) => !summary || !leadsUp(holdings, owned, owner));
    if (left.length > 0) kept.set(owned, left);
  }
  return kept;
}

function leadsUp(holdings: ReadonlyMap<number, readonly Holding[]>, owned: number, wanted: number): boolean {
  const above = new Set([owned]);
  for (const one of above) {
    for (const { owner, summary } of holdings.get(one) ?? []) {
      if (summary) continue;
      if (owner === wanted) return true;
      above.add(owner);
    }
  }
  return false;
}

/**
 * What several records of one pair say together. Records that give one share are copies of one statement and count once.
 * Differing shares may be several blocks or contradictions: at least the largest, at most all of them. A record without a
 * share adds nothing to one that has it.
 */
export function jointShare(shares: readonly (Share | undefined)[]): Share | undefined {
  const known = new Map<string, Share>();
  for (const share of shares) if (share !== undefined) known.set(`${share.from} ${share.to}`, share);
  if (known.size === 0) return undefined;
  const all = [...known.values()];
  return {
    from: Math.max(...all.map(({ from }) => from)),
    to: Math.min(
      100,
      all.reduce((sum, { to }) => sum + to, 0),
    ),
  };
}

/**
 * Whether a relation may stand on a day: nothing says that it ended before or began later. One that carries a single
 * date was seen then, and nothing says that it ended.
 */
function mayStand({ relations }: CaseData, relation: number, on: Day | undefined): boolean {
  if (on === undefined || ((relations.flags[relation] ?? 0) & RelationFlag.dated) === 0) return true;
  const from = relations.dateFrom[relation] ?? on;
  const to = relations.dateTo[relation] ?? on;
  return from <= on && (to >= on || isOneDate(from, to));
}

/** Whether both bounds came from one date: a day, a month or a year. */
function isOneDate(from: Day, to: Day): boolean {
  const days = to - from + 1;
  const date = new Date(from * 86_400_000);
  if (days === 1) return true;
  if (date.getUTCDate() !== 1) return false;
  const year = date.getUTCFullYear();
  const month = date.getUTCMonth();
  const next = (years: number, months: number): Day => Date.UTC(year + years, month + months, 1) / 86_400_000;
  return to + 1 === next(0, 1) || (month === 0 && to + 1 === next(1, 0));
}

/** The share that a summary states, which its reader keeps as text so that nobody adds it to the links. */
function summaryShare({ raw, share }: RelationRecord): Share | undefined {
  const [text] = raw?.['share'] ?? [];
  if (share !== undefined || text === undefined) return share;
  const number = (key: string): number | undefined => {
    const found = new RegExp(`"${key}":(\\d+(?:\\.\\d+)?)`).exec(text);
    return found === null ? undefined : Number(found[1]);
  };
  const exact = number('exact');
  const from = exact ?? number('minimum') ?? number('exclusiveMinimum');
  const to = exact ?? number('maximum') ?? number('exclusiveMaximum');
  return from === undefined && to === undefined ? undefined : { from: from ?? 0, to: to ?? 100 };
}

/** Whether a record sums up a chain whose links are in the case as well. */
function isSummary(data: CaseData, { raw }: RelationRecord): boolean {
  if (raw === undefined || LEVELS.some((key) => raw[key]?.includes('direct') === true)) return false;
  return COMPONENTS.some((key) => raw[key]?.some((id) => data.relations.index.find(id) >= 0) === true);
}
