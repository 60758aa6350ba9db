import { shortLegalForm } from '../model/legalForm.ts';
import { showName } from '../model/nameText.ts';
import type { SceneEdge, SceneNode } from '../model/scene.ts';
import type { Position } from '../model/view.ts';
import type { DeclaredReply } from '../worker/protocol.ts';
import { countryMark } from './drawnChains.ts';

/** Distance of a mark for a declared destination from the middle of its hop, in canvas units. */
const ASIDE = 88;

/**
 * Lines from senders to where their goods were declared to go, and marks for those destinations that are not drawn
 * already; each is put beside its hop, where most room is.
 */
export function declaredMarks(
  reply: DeclaredReply | undefined,
  drawn: readonly SceneNode[],
): { readonly nodes: readonly SceneNode[]; readonly edges: readonly SceneEdge[] } {
  const nodes: SceneNode[] = [];
  const edges: SceneEdge[] = [];
  for (const { from, to, party, countries } of reply?.declared ?? []) {
    const [sender, receiver] = [from, to].map((id) => drawn.find((node) => node.id === id));
    if (!sender || !receiver) continue;
    const there = drawn.find((node) => node.id === party);
    const target = there?.id ?? `declared:${from}\n${to}\n${party ?? countries.join(' ')}`;
    const brief = reply?.entities.find(({ id }) => id === party);
    if (!there) {
      nodes.push({
        id: target,
        name: brief ? shortLegalForm(showName(brief.name).text) : countries.join(', '),
        ...roomiest(sender, receiver, [...drawn, ...nodes]),
        mark: countryMark(countries),
        role: 'context',
        shape: 'barrel',
        listed: brief?.listed ?? false,
        unnamed: true,
        lit: true,
        dim: false,
        rail: false,
        stopped: false,
        own: false,
        declaredOf: { from, to },
      });
    }
    edges.push({
      id: `declared:${from}\n${to}\n${target}`,
      from,
      to: target,
      type: 'declared',
      label: 'declared',
      inferred: false,
      association: false,
      width: 1.25,
      lit: true,
      dim: false,
      broken: false,
      own: false,
      hop: undefined,
    });
  }
  return { nodes, edges };
}

/** Of the places around a hop the one farthest from every mark. */
function roomiest(sender: Position, receiver: Position, taken: readonly Position[]): Position {
  const places = [0.5, 0.25, 0.75].flatMap((along) =>
    [ASIDE, -ASIDE].map((by) => {
      const [dx, dy] = [receiver.x - sender.x, receiver.y - sender.y];
      const length = Math.hypot(dx, dy) || 1;
      return {
        x: Math.round(sender.x + dx * along - (dy / length) * by),
        y: Math.round(sender.y + dy * along + (dx / length) * by),
      };
    }),
  );
  const room = (place: Position): number =>
    Math.min(...taken.map((other) => Math.hypot(other.x - place.x, other.y - place.y)));
  return places.reduce((best, place) => (room(place) > room(best) + 1 ? place : best));
}
