import { chplTier } from '../analysis/chpl.ts';
import type { RelationRecord } from '../model/records.ts';

/** The highest tier of the priority list ("1" is the highest) among the codes of a relation, if any is on it. */
export function relationTier(relation: RelationRecord): string | undefined {
  return (relation.goods?.hs ?? [])
    .flatMap((code) => chplTier(code, relation.dates)?.tier ?? [])
    .sort()
    .at(0);
}
