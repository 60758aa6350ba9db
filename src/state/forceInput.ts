import type { ForceInput } from '../analysis/forces.ts';
import type { Lanes } from '../analysis/lanes/lanes.ts';
import { hopKey } from '../model/brief.ts';
import type { NeighbourReply } from '../worker/protocol.ts';
import type { Cast } from './chains.ts';
import type { Drawn } from './drawnChains.ts';

/** What forces are to place: neighbours around the lanes, which stay, or everything where there are no lanes. */
export interface ForceTask {
  readonly drawn: Drawn;
  readonly cast: Cast;
  /** Missing in the free layout: the chains are placed by forces too. */
  readonly lanes: Lanes | undefined;
  readonly expanded: readonly string[];
  readonly around: readonly NeighbourReply[];
}

/** The input of the force layout, or `undefined` when there is nothing for it to place. */
export function forceInput({ drawn, cast, lanes, expanded, around }: ForceTask): ForceInput | undefined {
  const placed = new Map(lanes?.positions);
  const links = around.flatMap((reply) => reply.links).map(({ from, to }) => ({ from, to }));
  const ids = new Set([...placed.keys(), ...expanded]);
  for (const reply of around) for (const brief of reply.entities) ids.add(brief.id);
  if (!lanes) {
    for (const { hops } of drawn.chains) {
      for (const { from, to } of hops) {
        links.push({ from, to });
        ids.add(from).add(to);
        for (const via of cast.hops.get(hopKey(from, to))?.via ?? []) {
          links.push({ from: via.entity, to });
          ids.add(via.entity);
        }
      }
    }
  }
  if (ids.size === placed.size) return undefined;
  return {
    nodes: [...[...ids].map((id) => ({ id, at: placed.get(id), fixed: placed.has(id) })), ...railPosts(lanes)],
    links,
  };
}

const POST_DISTANCE = 60;

/** Fixed points along the rail of facilitators, so that no neighbour is put into it. Their ids are no party's. */
function railPosts(lanes: Lanes | undefined): ForceInput['nodes'] {
  const rail = lanes?.rail;
  if (!rail) return [];
  const posts: ForceInput['nodes'][number][] = [];
  for (let x = rail.x; x <= rail.x + rail.width; x += POST_DISTANCE) {
    for (let y = rail.y; y <= rail.y + rail.height; y += POST_DISTANCE) {
      posts.push({ id: `rail\n${x} ${y}`, at: { x, y }, fixed: true });
    }
  }
  return posts;
}
