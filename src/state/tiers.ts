import { chplTier } from '../analysis/chpl.ts';
import type { HopBrief } from '../model/brief.ts';
import type { DateSpan, RelationRecord } from '../model/records.ts';

/** The highest tier of the priority list among the codes of a hop's relations ("1" is the highest), if any is on it. */
export function hopTier(hop: HopBrief): string | undefined {
  return bestTier(hop.hs, hop.dates);
}

/** The highest tier among the codes of one relation. */
export function relationTier(relation: RelationRecord): string | undefined {
  return bestTier(relation.goods?.hs ?? [], relation.dates);
}

function bestTier(codes: readonly string[], dates: DateSpan | undefined): string | undefined {
  return codes
    .flatMap((code) => chplTier(code, dates)?.tier ?? [])
    .sort()
    .at(0);
}
