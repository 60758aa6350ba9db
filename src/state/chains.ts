import { hopKey, type EntityBrief, type HopBrief } from '../model/brief.ts';
import type { ChplTier } from '../model/chplTable.ts';
import { CLAIM_STATUSES } from '../model/claim.ts';
import type { Chain, Hop } from '../model/result.ts';
import type { Sort } from '../model/view.ts';
import type { TraceReply } from '../worker/protocol.ts';
import { relationTier, relationTiers } from './tiers.ts';

/** The parties and hops of an answer, by id and by hop. */
export interface Cast {
  readonly briefs: ReadonlyMap<string, EntityBrief>;
  /** Hop briefs by `hopKey`; of two picks for one hop, that of the better chain. */
  readonly hops: ReadonlyMap<string, HopBrief>;
  /** The brief for exactly this pick. */
  readonly hopOf: (hop: Hop) => HopBrief | undefined;
}

const casts = new WeakMap<TraceReply, Cast>();
const NOBODY: Cast = { briefs: new Map(), hops: new Map(), hopOf: () => undefined };

/** The cast of an answer, made once for each answer. */
export function castOf(reply: TraceReply | undefined): Cast {
  if (!reply) return NOBODY;
  const known = casts.get(reply);
  if (known) return known;
  const picks = new Map(reply.hops.map((hop) => [`${hopKey(hop.from, hop.to)}\n${hop.picked.id}`, hop]));
  const cast: Cast = {
    briefs: new Map(reply.entities.map((brief) => [brief.id, brief])),
    hops: new Map(reply.hops.toReversed().map((hop) => [hopKey(hop.from, hop.to), hop])),
    hopOf: (hop) => picks.get(`${hopKey(hop.from, hop.to)}\n${hop.picked}`),
  };
  casts.set(reply, cast);
  return cast;
}

/** The chains of which at least one pick moves goods of one of these tiers; all where no tier is given. */
export function chainsOfTiers(chains: readonly Chain[], tiers: readonly ChplTier[], cast: Cast): readonly Chain[] {
  if (tiers.length === 0) return chains;
  return chains.filter((chain) => tiersOfChain(chain, cast).some((tier) => tiers.includes(tier)));
}

/** The tiers of the priority list that the picks of a chain move goods of, each once. */
export function tiersOfChain(chain: Chain, cast: Cast): readonly ChplTier[] {
  const tiers = chain.hops.flatMap((hop) => {
    const brief = cast.hopOf(hop);
    return brief ? relationTiers(brief.picked) : [];
  });
  return [...new Set(tiers)];
}

/** The found chains in the order a person asked for; ties keep the ranking of the trace. */
export function sortChains(chains: readonly Chain[], sort: Sort, cast: Cast): readonly Chain[] {
  if (sort === 'shortest') return chains;
  const keys = new Map(chains.map((chain) => [chain, sortKey(chain, sort, cast)]));
  return chains.toSorted((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0));
}

/** Smaller comes first. Money is compared as recorded: no currency is converted. */
function sortKey(chain: Chain, sort: Exclude<Sort, 'shortest'>, cast: Cast): number {
  const hops = chain.hops.flatMap((hop) => cast.hopOf(hop) ?? []);
  switch (sort) {
    case 'evidence':
      return Math.max(...hops.map(weakness));
    case 'tier':
      return Math.min(...hops.map((hop) => tierRank(relationTier(hop.picked))));
    case 'value':
      return -Math.max(0, ...hops.flatMap((hop) => hop.values.map(({ amount }) => amount)));
    case 'latest':
      return -Math.max(
        0,
        ...hops.map((hop) => Number((hop.dates?.to ?? hop.dates?.from ?? '0').replaceAll('-', '').padEnd(8, '9'))),
      );
  }
}

/** Claim status first, then the grades of the best source. */
function weakness(hop: HopBrief): number {
  const source = hop.grade?.source === undefined ? 7 : 'ABCDEF'.indexOf(hop.grade.source);
  return CLAIM_STATUSES.indexOf(hop.claim.status) * 100 + source * 10 + (hop.grade?.information ?? 7);
}

function tierRank(tier: string | undefined): number {
  if (tier === undefined) return 100;
  return Number.parseInt(tier, 10) * 10 + (tier.endsWith('B') ? 1 : 0);
}
