import type { CaseData } from '../../case/caseData.ts';
import { byCodePoint } from '../../model/ids.ts';
import type { Walk } from '../buildWalk.ts';
import { GrowingInts } from '../growingInts.ts';
import { sortById } from '../idOrder.ts';
import { EntityRole } from '../traceScratch.ts';
import type { WalkGraph } from '../walkGraph.ts';
import { Flow } from './flow.ts';

/** A capacity that no flow uses up: flow is limited by the entities. */
const UNLIMITED = 2 ** 30;

/** Entities whose arcs are made between two looks at the caller. */
const ENTITIES_A_STEP = 5_000;

/** A smallest set of interior entities that meets every chain, and as many paths that share no interior entity. */
export interface MinimumCut {
  /** Ids by code point; `null` where a relation joins both ends, so that no such set exists. */
  readonly cut: readonly string[] | null;
  /** Ids of the relations that join both ends directly, by code point. */
  readonly direct: readonly string[];
  /** Ids of the entities of each path, end to end, by the ids of their first two; none where `cut` is null. */
  readonly paths: readonly (readonly string[])[];
}

/**
 * The minimum vertex cut of the relevant graph of a walk (design, section 5): largest flow with room for one at each
 * interior entity. Of several minimum cuts the one nearest to the from-set, which is the same whatever the flow. It
 * meets every static chain, but may be larger than needed within maxHops, and the paths may be longer than that.
 * Entities and arcs are taken in the order of ids, so the answer does not depend on the order of the records. Where
 * entities are required, the cut still separates the two ends. Yields the paths found
 * so far, about every millisecond of work.
 */
export function* minimumCut(data: CaseData, walk: Walk): Generator<number, MinimumCut, void> {
  const { graph } = walk;
  const idOf = (v: number): string => data.entities.ids.get(graph.entities[v] ?? 0);
  const direct = directRelations(data, graph);
  if (direct.length > 0) return { cut: null, direct, paths: [] };

  const order = Int32Array.from(graph.entities.keys());
  sortById(data.entities.ids, order, (v) => graph.entities[v] ?? 0);
  yield 0;
  const rank = new Int32Array(graph.count);
  order.forEach((v, at) => (rank[v] = at));
  // Node 2v is where an entity is entered and 2v + 1 where it is left; then come source and sink.
  const source = graph.count * 2;
  const sink = source + 1;
  const tails = new GrowingInts();
  const heads = new GrowingInts();
  const rooms = new GrowingInts();
  const add = (tail: number, head: number, capacity: number): void => {
    tails.push(tail);
    heads.push(head);
    rooms.push(capacity);
  };
  for (const [at, v] of order.entries()) {
    if (at % ENTITIES_A_STEP === ENTITIES_A_STEP - 1) yield 0;
    const role = graph.roles[v];
    add(v * 2, v * 2 + 1, role === EntityRole.interior ? 1 : UNLIMITED);
    if (role === EntityRole.from) add(source, v * 2, UNLIMITED);
    if (role === EntityRole.to) add(v * 2 + 1, sink, UNLIMITED);
    const targets = graph.groupTarget.slice(graph.groupStart[v] ?? 0, graph.groupStart[v + 1] ?? 0);
    targets.sort((a, b) => (rank[a] ?? 0) - (rank[b] ?? 0));
    for (const w of targets) add(v * 2 + 1, w * 2, UNLIMITED);
  }
  const flow = new Flow(sink + 1, tails.view(), heads.view(), rooms.view());
  yield* flow.push(source, sink);

  const reaching = flow.reachable(source);
  let reach = reaching.next();
  while (reach.done !== true) {
    yield 0;
    reach = reaching.next();
  }
  const reached = reach.value;
  const cut = [...order].filter((v) => reached[v * 2] === 1 && reached[v * 2 + 1] !== 1).map(idOf);
  return { cut, direct, paths: pathsOf(graph, flow, tails.view(), heads.view(), sink).map((path) => path.map(idOf)) };
}

/** Takes the flow apart into paths of local entities. */
function pathsOf(graph: WalkGraph, flow: Flow, tails: Int32Array, heads: Int32Array, sink: number): number[][] {
  const onwards = new Map<number, number[]>();
  for (let arc = 0; arc < tails.length; arc++) {
    const tail = tails[arc] ?? 0;
    const head = heads[arc] ?? 0;
    if (tail % 2 === 0 || tail >= sink || head === sink) continue;
    for (let unit = flow.flowOn(arc); unit > 0; unit--) {
      const list = onwards.get(tail);
      if (list === undefined) onwards.set(tail, [head]);
      else list.push(head);
    }
  }
  const paths: number[][] = [];
  for (const [tail, list] of onwards) {
    const start = (tail - 1) / 2;
    if (graph.roles[start] !== EntityRole.from) continue;
    for (const first of list) {
      const path = [start];
      for (let node: number | undefined = first; node !== undefined; node = onwards.get(node + 1)?.[0]) {
        path.push(node / 2);
      }
      paths.push(path);
    }
  }
  return paths;
}

function directRelations(data: CaseData, graph: WalkGraph): string[] {
  const ids = new Set<string>();
  for (let v = 0; v < graph.count; v++) {
    if (graph.roles[v] !== EntityRole.from) continue;
    for (let group = graph.groupStart[v] ?? 0, end = graph.groupStart[v + 1] ?? 0; group < end; group++) {
      if (graph.roles[graph.groupTarget[group] ?? 0] !== EntityRole.to) continue;
      for (let slot = graph.slotStart[group] ?? 0, last = graph.slotStart[group + 1] ?? 0; slot < last; slot++) {
        ids.add(data.relations.ids.get(graph.slotRelation[slot] ?? 0));
      }
    }
  }
  return [...ids].sort(byCodePoint);
}
