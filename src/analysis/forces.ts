import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationNodeDatum,
} from 'd3-force';
import type { Position } from '../model/view.ts';

/** Entities to place; those that are `fixed` stay exactly where they are. */
export interface ForceInput {
  readonly nodes: readonly { readonly id: string; readonly at: Position | undefined; readonly fixed: boolean }[];
  readonly links: readonly { readonly from: string; readonly to: string }[];
}

interface Body extends SimulationNodeDatum {
  readonly id: string;
  readonly isFixed: boolean;
}

/** Half the distance two marks keep, in canvas units. */
const MARK_ROOM = 52;
const ROUNDS = 260;
/** Rounds at the end in which marks only make room for each other, names included. */
const SPREADING_ROUNDS = 120;

/** Places entities by repulsion, links and collisions, from fixed starting points: the same input gives the same places. */
export function layOutForces({ nodes, links }: ForceInput): readonly (readonly [string, Position])[] {
  const known = new Map(nodes.map((node) => [node.id, node]));
  const bodies = nodes.map(({ id, at, fixed }, index): Body => {
    const start = at ?? startPlace(id, index, links, known);
    return { id, isFixed: fixed, x: start.x, y: start.y, ...(fixed ? { fx: start.x, fy: start.y } : {}) };
  });
  const simulation = forceSimulation(bodies)
    .force('charge', forceManyBody<Body>().strength(-420).distanceMax(700))
    .force('collide', forceCollide<Body>(MARK_ROOM))
    .force('x', forceX<Body>(0).strength(0.02))
    .force('y', forceY<Body>(0).strength(0.03))
    .force(
      'link',
      forceLink<Body, { source: string; target: string }>(
        links
          .filter(({ from, to }) => known.has(from) && known.has(to))
          .map(({ from, to }) => ({ source: from, target: to })),
      )
        .id((body) => body.id)
        .distance(130),
    )
    .stop();
  simulation.tick(ROUNDS);
  simulation.force('charge', null).force('link', null).force('x', null).force('y', null);
  simulation.force('collide', forceCollide<Body>(MARK_ROOM).strength(1).iterations(4)).alpha(1).tick(SPREADING_ROUNDS);
  return bodies
    .filter((body) => !body.isFixed)
    .map((body) => [body.id, { x: Math.round(body.x ?? 0), y: Math.round(body.y ?? 0) }]);
}

/** Beside a linked entity that has a place, on a spiral so that no two start at one point. */
function startPlace(
  id: string,
  index: number,
  links: ForceInput['links'],
  known: ReadonlyMap<string, ForceInput['nodes'][number]>,
): Position {
  const other = links
    .filter(({ from, to }) => from === id || to === id)
    .map(({ from, to }) => known.get(from === id ? to : from)?.at)
    .find((at) => at !== undefined);
  const angle = index * 2.399963;
  const radius = 90 + 6 * index;
  return { x: (other?.x ?? 0) + radius * Math.cos(angle), y: (other?.y ?? 0) + radius * Math.sin(angle) };
}
