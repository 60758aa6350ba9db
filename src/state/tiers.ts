import { chplTier } from '../analysis/chpl.ts';
import type { ChplTier } from '../model/chplTable.ts';
import type { RelationRecord } from '../model/records.ts';

/** The tiers of the priority list that the codes of a relation are on, each once and highest ("1") first. */
export function relationTiers(relation: RelationRecord): readonly ChplTier[] {
  const tiers = (relation.goods?.hs ?? []).flatMap((code) => chplTier(code, relation.dates)?.tier ?? []);
  return [...new Set(tiers)].sort();
}

/** The highest tier of the priority list among the codes of a relation, if any is on it. */
export function relationTier(relation: RelationRecord): ChplTier | undefined {
  return relationTiers(relation)[0];
}

/** "tier 1 only", "tiers 1 and 2 only": what a filter by tiers leaves. */
export function tierWords(tiers: readonly ChplTier[]): string {
  return `${tiers.length === 1 ? 'tier' : 'tiers'} ${tiers.join(' and ')} only`;
}
