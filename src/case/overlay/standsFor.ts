import type { Merge } from '../../model/ownRecord.ts';
import { EntityFlag, type CaseData } from '../caseData.ts';

/**
 * For each entity the one that stands for it after the merges, in the order given: an entity that was joined takes
 * along those joined to it before. Unnamed parties and unknown ids are left as they are; `undefined` when nothing is
 * joined.
 */
export function standsForAfter({ entities }: CaseData, merges: readonly Merge[]): Int32Array | undefined {
  const parents = new Map<number, number>();
  const rootOf = (entity: number): number => {
    let at = entity;
    for (let parent = parents.get(at); parent !== undefined; parent = parents.get(at)) at = parent;
    return at;
  };
  const mayJoin = (entity: number): boolean =>
    entity >= 0 && ((entities.flags[entity] ?? 0) & EntityFlag.unnamed) === 0;
  for (const { kept, joined } of merges) {
    const stands = entities.index.find(kept);
    if (!mayJoin(stands)) continue;
    for (const id of joined) {
      const other = entities.index.find(id);
      const [root, otherRoot] = [rootOf(stands), rootOf(other)];
      if (mayJoin(other) && root !== otherRoot) parents.set(otherRoot, root);
    }
  }
  if (parents.size === 0) return undefined;
  const standsFor = Int32Array.from({ length: entities.count }, (_, entity) => entity);
  for (const entity of parents.keys()) standsFor[entity] = rootOf(entity);
  return standsFor;
}
