import { EntityRole, UNREACHED } from './traceScratch.ts';
import type { WalkGraph } from './walkGraph.ts';

/** Tells which prefixes can still pass every required entity. */
export class RequiredEntities {
  private readonly hopsTo: readonly Uint8Array[];

  constructor(
    private readonly graph: WalkGraph,
    readonly entities: readonly number[],
  ) {
    this.hopsTo = entities.map((entity) => hopsToEntity(graph, entity));
  }

  /** Whether required entities that are `missing` (by position) can be passed from v on with that many hops left. */
  canPass(v: number, left: number, isMissing: (entity: number) => boolean): boolean {
    let missing = 0;
    for (let i = 0; i < this.entities.length; i++) {
      const entity = this.entities[i] ?? 0;
      if (!isMissing(entity)) continue;
      missing++;
      if ((this.hopsTo[i]?.[v] ?? UNREACHED) + (this.graph.hopsTo[entity] ?? 0) > left) return false;
    }
    return missing <= left;
  }
}

/** Fewest hops of a walk from each entity to one; `UNREACHED` where there is none. */
function hopsToEntity(graph: WalkGraph, target: number): Uint8Array {
  const hops = new Uint8Array(graph.count).fill(UNREACHED);
  hops[target] = 0;
  for (let level = 1, changed = true; changed && level <= graph.maxHops; level++) {
    changed = false;
    for (let v = 0; v < graph.count; v++) {
      if (hops[v] !== UNREACHED || graph.roles[v] === EntityRole.to) continue;
      for (let group = graph.groupStart[v] ?? 0, end = graph.groupStart[v + 1] ?? 0; group < end; group++) {
        if (hops[graph.groupTarget[group] ?? 0] !== level - 1) continue;
        hops[v] = level;
        changed = true;
        break;
      }
    }
  }
  return hops;
}
