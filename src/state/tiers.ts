import { chplTier } from '../analysis/chpl.ts';
import type { HopBrief } from '../model/brief.ts';

/** The highest tier of the priority list among the codes of a hop's relations ("1" is the highest), if any is on it. */
export function hopTier(hop: HopBrief): string | undefined {
  return hop.hs
    .flatMap((code) => chplTier(code, hop.dates)?.tier ?? [])
    .sort()
    .at(0);
}
