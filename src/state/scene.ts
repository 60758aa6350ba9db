import type { Lanes } from '../analysis/lanes/lanes.ts';
import { hopKey, type EntityBrief, type HopBrief } from '../model/brief.ts';
import { showSpan } from '../model/dates.ts';
import { ENTITY_KINDS } from '../model/entityKinds.ts';
import { isOwnId } from '../model/ownRecord.ts';
import type { RelationRecord } from '../model/records.ts';
import type { Chain } from '../model/result.ts';
import type { Review } from '../model/review.ts';
import { RELATION_KINDS } from '../model/relationKinds.ts';
import type { Role } from '../model/roles.ts';
import { shortLegalForm } from '../model/legalForm.ts';
import { showName } from '../model/nameText.ts';
import { OWN_MARK, type Scene, type SceneEdge, type SceneNode } from '../model/scene.ts';
import type { Position } from '../model/view.ts';
import type { DeclaredReply, NeighbourLink } from '../worker/protocol.ts';
import { declaredMarks } from './declaredMarks.ts';
import { countryMark } from './drawnChains.ts';

/** Everything a scene is made from. */
export interface SceneInput {
  readonly chains: readonly Chain[];
  readonly selected: Chain | undefined;
  /** The chains follow payments, which run from the buyers to the suppliers. */
  readonly payments: boolean;
  readonly briefs: ReadonlyMap<string, EntityBrief>;
  /** Hop briefs by `hopKey`. */
  readonly hops: ReadonlyMap<string, HopBrief>;
  readonly lanes: Lanes | undefined;
  readonly moved: Readonly<Record<string, Position>>;
  readonly hidden: ReadonlySet<string>;
  readonly reviews: readonly Review[];
  /** Parties that measures stop. */
  readonly stopped: ReadonlySet<string>;
  /** Chains that survive the measures; missing while there are none. */
  readonly surviving: readonly Chain[] | undefined;
  /** Neighbours shown around expanded entities, and where the layout put them. */
  readonly neighbours: readonly NeighbourLink[];
  readonly placed: ReadonlyMap<string, Position>;
  /** Deliveries of the selected chain that were declared for somewhere else, with the parties that they name. */
  readonly declared: DeclaredReply;
  /** Tier of the priority list for the label of a pick, such as "T1". */
  readonly tierOf: (relation: RelationRecord) => string | undefined;
}

/** Makes the picture of the chains: who is drawn where, in which role, lit or dimmed. */
export function buildScene(input: SceneInput): Scene {
  const known = buildNodes(input);
  const { nodes: elsewhere, edges: declared } = declaredMarks(input.selected ? input.declared : undefined, known);
  const nodes = [...known, ...elsewhere];
  const drawn = new Set(nodes.map((node) => node.id));
  const edges = [...hopEdges(input), ...declared, ...servedEdges(input), ...neighbourEdges(input)].filter(
    (edge) => drawn.has(edge.from) && (edge.type === 'served' || drawn.has(edge.to)) && hopDrawn(edge, drawn),
  );
  const { lanes } = input;
  return {
    nodes,
    edges,
    guides: lanes && {
      steps: lanes.steps,
      entersRussiaX: lanes.entersRussiaX,
      rail: lanes.rail,
      top: lanes.top,
      bottom: lanes.bottom,
    },
  };
}

function hopDrawn(edge: SceneEdge, drawn: ReadonlySet<string>): boolean {
  return edge.hop === undefined || (drawn.has(edge.hop.from) && drawn.has(edge.hop.to));
}

function buildNodes(input: SceneInput): SceneNode[] {
  const roles = rolesOf(input);
  const lit = litEntities(input);
  const someLit = hasLight(input);
  const places = new Map<string, Position>([...(input.lanes?.positions ?? []), ...input.placed]);
  const nodes: SceneNode[] = [];
  for (const [id, role] of roles) {
    const brief = input.briefs.get(id);
    const place = input.moved[id] ?? places.get(id);
    if (!brief || !place || input.hidden.has(id)) continue;
    const own = brief.own === true || brief.assumed === true;
    nodes.push({
      id,
      name: withMark(own, drawnName(brief)),
      x: place.x,
      y: place.y,
      mark: countryMark(brief.countries),
      role,
      shape: ENTITY_KINDS[brief.kind].shape,
      listed: brief.listed,
      unnamed: brief.unnamed || brief.placeholder,
      lit: lit.has(id),
      dim: someLit && !lit.has(id),
      rail: role === 'facilitator',
      stopped: input.stopped.has(id),
      own,
    });
  }
  return nodes;
}

/** Names as they are drawn: briefs stay the same objects while a scene is made again and again. */
const drawnNames = new WeakMap<EntityBrief, string>();

function drawnName(brief: EntityBrief): string {
  const name = drawnNames.get(brief) ?? shortLegalForm(showName(brief.name).text);
  drawnNames.set(brief, name);
  return name;
}

/** The role of everyone drawn: a place on a chain goes before service to one, and both before mere neighbourhood. */
function rolesOf({ chains, hops, neighbours, placed, payments }: SceneInput): ReadonlyMap<string, Role> {
  const roles = new Map<string, Role>();
  const [first, last]: readonly [Role, Role] = payments ? ['end_user', 'supplier'] : ['supplier', 'end_user'];
  for (const { entities } of chains) {
    entities.forEach((id, index) => {
      const role = index === 0 ? first : index === entities.length - 1 ? last : 'intermediary';
      if (!roles.has(id)) roles.set(id, role);
    });
  }
  for (const hop of hopsOf(chains)) {
    for (const via of hops.get(hop)?.via ?? []) if (!roles.has(via.entity)) roles.set(via.entity, 'facilitator');
  }
  for (const { from, to } of neighbours) for (const id of [from, to]) if (!roles.has(id)) roles.set(id, 'context');
  for (const id of placed.keys()) if (!roles.has(id)) roles.set(id, 'context');
  return roles;
}

/** The entities of the selected chain, or else of the surviving ones, and the facilitators of their hops. */
function litEntities({ selected, surviving, hops, stopped }: SceneInput): ReadonlySet<string> {
  const chains = selected ? [selected] : (surviving ?? []);
  const servants = hopsOf(chains).flatMap((hop) => hops.get(hop)?.via.map((via) => via.entity) ?? []);
  const lit = new Set([...chains.flatMap((chain) => chain.entities), ...servants]);
  if (!selected) for (const id of stopped) lit.delete(id);
  return lit;
}

/** Whether a chain is selected, or measures tell surviving chains from broken ones: what is not lit is then dim. */
function hasLight({ selected, surviving }: SceneInput): boolean {
  return selected !== undefined || surviving !== undefined;
}

/** Distinct hops of some chains as `hopKey` texts. */
function hopsOf(chains: readonly Chain[]): string[] {
  return [...new Set(chains.flatMap((chain) => chain.hops.map((hop) => hopKey(hop.from, hop.to))))];
}

function hopEdges(input: SceneInput): SceneEdge[] {
  const lit = new Set(hopsOf(input.selected ? [input.selected] : (input.surviving ?? [])));
  const surviving = input.surviving && new Set(hopsOf(input.surviving));
  const weak = input.selected?.hops[input.selected.weakestHop];
  const weakest = weak && input.selected && input.selected.hops.length > 1 ? hopKey(weak.from, weak.to) : undefined;
  const association = new Set(
    input.chains.flatMap((chain) => chain.hops.filter((hop) => hop.association).map((hop) => hopKey(hop.from, hop.to))),
  );
  return hopsOf(input.chains).flatMap((key) => {
    const hop = input.hops.get(key);
    if (!hop) return [];
    const isLit = lit.has(key);
    const own = isOwnId(hop.picked.id);
    return [
      {
        id: `hop:${key}`,
        from: hop.from,
        to: hop.to,
        type: 'hop' as const,
        label: withMark(own, isLit && input.selected ? hopLabel(hop, input) : ''),
        inferred: hop.claim.status === 'inferred',
        association: association.has(key),
        width: Math.min(5, 1.25 + Math.log2(hop.relations) / 2),
        lit: isLit,
        dim: hasLight(input) && !isLit,
        broken: surviving !== undefined && !surviving.has(key),
        own,
        weakest: key === weakest,
        hop: undefined,
      },
    ];
  });
}

/** What the analyst added says so before anything else. */
function withMark(own: boolean, text: string): string {
  return own ? `${OWN_MARK} ${text}`.trim() : text;
}

function hopLabel(hop: HopBrief, { tierOf, reviews }: SceneInput): string {
  const review = reviews.find(({ from, to }) => from === hop.from && to === hop.to);
  return [showSpan(hop.picked.dates), tierOf(hop.picked), hop.grade ? undefined : 'unsourced', review?.state]
    .filter((part) => part !== undefined)
    .join(' · ');
}

/** Connectors from the facilitators of the selected chain to its hops; without a selection the rail stands alone. */
function servedEdges({ selected, hops }: SceneInput): SceneEdge[] {
  if (!selected) return [];
  return hopsOf([selected]).flatMap((key) => {
    const hop = hops.get(key);
    const servants = new Map((hop?.via ?? []).map((via) => [via.entity, via]));
    return [...servants.values()].flatMap((via) =>
      hop === undefined
        ? []
        : [
            {
              id: `served:${via.entity}\n${key}`,
              from: via.entity,
              to: hop.to,
              type: 'served' as const,
              label: '',
              inferred: via.inferred,
              association: false,
              width: 1,
              lit: true,
              dim: false,
              broken: false,
              own: false,
              hop: { from: hop.from, to: hop.to },
            },
          ],
    );
  });
}

/** With more lines than this around parties, words on each of them cannot be read; the panel has them. */
const LABELLED_NEIGHBOURS = 16;

function neighbourEdges({ neighbours, selected, hops }: SceneInput): SceneEdge[] {
  const drawn = new Map<string, SceneEdge>();
  for (const link of neighbours) {
    const key = hopKey(link.from, link.to);
    if (hops.has(key) || drawn.has(key)) continue;
    drawn.set(key, {
      id: `neighbour:${key}`,
      from: link.from,
      to: link.to,
      type: 'neighbour',
      label: withMark(link.own, neighbours.length > LABELLED_NEIGHBOURS ? '' : RELATION_KINDS[link.kind].label),
      inferred: link.inferred,
      association: RELATION_KINDS[link.kind].family === 'association',
      width: 1,
      lit: false,
      dim: selected !== undefined,
      broken: false,
      own: link.own,
      hop: undefined,
    });
  }
  return [...drawn.values()];
}
