import { describe, expect, it } from 'vitest';
import { buildWalk } from '../../../src/analysis/buildWalk.ts';
import { minimumCut, type MinimumCut } from '../../../src/analysis/removal/minimumCut.ts';
import { runTrace } from '../../../src/analysis/trace.ts';
import { EntityRole } from '../../../src/analysis/traceScratch.ts';
import type { CaseData } from '../../../src/case/caseData.ts';
import { byCodePoint } from '../../../src/model/ids.ts';
import { defaultQuery, type TraceQuery } from '../../../src/model/query.ts';
import type { RelationRecord } from '../../../src/model/records.ts';
import { Random } from '../../support/random.ts';
import { smallCase } from '../../support/smallCase.ts';
import { randomTrace } from '../randomTrace.ts';

const CASES = 700;

function cutOf(data: CaseData, query: TraceQuery): MinimumCut {
  const steps = minimumCut(data, buildWalk(data, query));
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

/** The relevant graph by ids: who leads to whom, and the two ends. */
function relevantGraph(data: CaseData, query: TraceQuery) {
  const { graph } = buildWalk(data, query);
  const idOf = (v: number): string => data.entities.ids.get(graph.entities[v] ?? 0);
  const arcs: [string, string][] = [];
  const roles = new Map<string, number>();
  for (let v = 0; v < graph.count; v++) {
    roles.set(idOf(v), graph.roles[v] ?? 0);
    for (let group = graph.groupStart[v] ?? 0; group < (graph.groupStart[v + 1] ?? 0); group++) {
      arcs.push([idOf(v), idOf(graph.groupTarget[group] ?? 0)]);
    }
  }
  return { arcs, roles };
}

/** What can be reached from the from-set when some entities are gone. */
function reachedWithout(
  { arcs, roles }: ReturnType<typeof relevantGraph>,
  gone: readonly string[],
): ReadonlySet<string> {
  const reached = new Set([...roles].filter(([, role]) => role === EntityRole.from).map(([id]) => id));
  for (let size = -1; size !== reached.size;) {
    size = reached.size;
    for (const [from, to] of arcs) if (reached.has(from) && !gone.includes(to)) reached.add(to);
  }
  return reached;
}

/** Every smallest set that separates the ends, by trying all sets of one size after the other. */
function smallestCuts(graph: ReturnType<typeof relevantGraph>): string[][] {
  const interior = [...graph.roles].filter(([, role]) => role === EntityRole.interior).map(([id]) => id);
  const ends = [...graph.roles].filter(([, role]) => role === EntityRole.to).map(([id]) => id);
  const bySize = Array.from({ length: interior.length + 1 }, (): string[][] => []);
  for (let bits = 0; bits < 2 ** interior.length; bits++) {
    const set = interior.filter((_, i) => (bits & (1 << i)) !== 0);
    bySize[set.length]?.push(set);
  }
  for (const sets of bySize) {
    const cuts = sets.filter((set) => {
      const reached = reachedWithout(graph, set);
      return !ends.some((end) => reached.has(end));
    });
    if (cuts.length > 0) return cuts;
  }
  return [];
}

function expectDisjointPaths(graph: ReturnType<typeof relevantGraph>, { cut, paths }: MinimumCut, seed: number): void {
  expect(paths.length, `seed ${seed}`).toBe(cut?.length ?? 0);
  const interiors = paths.flatMap((path) => path.slice(1, -1));
  expect(new Set(interiors).size, `seed ${seed}`).toBe(interiors.length);
  const arcs = new Set(graph.arcs.map((arc) => arc.join('\n')));
  for (const path of paths) {
    expect(graph.roles.get(path[0] ?? ''), `seed ${seed}`).toBe(EntityRole.from);
    expect(graph.roles.get(path.at(-1) ?? ''), `seed ${seed}`).toBe(EntityRole.to);
    for (const [at, id] of path.slice(1).entries()) expect(arcs.has(`${path[at]}\n${id}`), `seed ${seed}`).toBe(true);
    expect(path.filter((id) => cut?.includes(id)).length, `seed ${seed}`).toBe(1);
  }
}

describe('the minimum cut', () => {
  it(`is as small as brute force finds in ${CASES} random cases, and nearest to the from-set`, () => {
    let cuts = 0;
    let choices = 0;
    let direct = 0;
    for (let seed = 1; seed <= CASES; seed++) {
      const { ids, relations, query } = randomTrace(seed);
      const data = smallCase({ entities: ids, relations });
      const answer = cutOf(data, query);
      const graph = relevantGraph(data, query);
      const isDirect = graph.arcs.some(
        ([from, to]) => graph.roles.get(from) === EntityRole.from && graph.roles.get(to) === EntityRole.to,
      );
      expect(answer.cut === null, `seed ${seed}`).toBe(isDirect);
      expect(answer.direct.length > 0, `seed ${seed}`).toBe(isDirect);
      expectDisjointPaths(graph, answer, seed);
      if (answer.cut === null) {
        direct++;
        continue;
      }
      const smallest = smallestCuts(graph);
      const side = reachedWithout(graph, answer.cut);
      expect(smallest, `seed ${seed}`).toContainEqual([...graph.roles.keys()].filter((id) => answer.cut?.includes(id)));
      for (const other of smallest) {
        // Of several the one that leaves least of the graph on the side of the from-set.
        const wider = reachedWithout(graph, other);
        for (const id of side) expect(wider.has(id), `seed ${seed}`).toBe(true);
      }
      expect([...answer.cut].sort(byCodePoint), `seed ${seed}`).toEqual(answer.cut);
      const left = runTrace(data, { ...query, exclude: [...query.exclude, ...answer.cut] });
      expect(left.found.count + left.nearMisses.listed.length, `seed ${seed}`).toBe(0);
      const shuffled = smallCase({ entities: [...ids].reverse(), relations: [...relations].reverse() });
      expect(cutOf(shuffled, query), `seed ${seed}`).toEqual(answer);
      if (answer.cut.length > 0) cuts++;
      if (smallest.length > 1) choices++;
    }
    expect(cuts).toBeGreaterThan(CASES / 10);
    expect(choices).toBeGreaterThan(CASES / 50);
    expect(direct).toBeGreaterThan(CASES / 50);
  });

  it('has as many disjoint paths as members in large networks, and leaves no chain', () => {
    for (let seed = 1; seed <= 6; seed++) {
      const random = new Random(seed);
      const layers = [10, 400, 40 * seed, 700, 600, 15];
      const entities = layers.flatMap((size, layer) => Array.from({ length: size }, (_, at) => `${layer}-${at}`));
      // Squaring draws many relations to few parties, as in trade.
      const some = (layer: number): string => `${layer}-${Math.floor(random.next() ** 2 * (layers[layer] ?? 1))}`;
      const relations = Array.from({ length: 6_000 }, (_, i): RelationRecord => {
        const layer = random.int(0, layers.length - 2);
        const to = random.chance(0.1) && layer < 3 ? layer + 2 : layer + 1;
        return { id: `r${i}`, kind: 'ships', from: some(layer), to: some(to) };
      });
      const data = smallCase({ entities, relations });
      const ends = (layer: number) => ({ ids: entities.filter((id) => id.startsWith(`${layer}-`)) });
      const query = { ...defaultQuery(ends(0), ends(5)), order: false };
      const answer = cutOf(data, query);
      expect(answer.cut?.length ?? 0, `seed ${seed}`).toBeGreaterThan(10);
      expectDisjointPaths(relevantGraph(data, query), answer, seed);
      const left = runTrace(data, { ...query, exclude: answer.cut ?? [], k: 1 }, { countLimit: 10 });
      expect(left.relevantRelations, `seed ${seed}`).toBe(0);
    }
  });
});
