import type { HopBrief } from '../model/brief.ts';
import type { Flag } from '../model/flag.ts';
import { showName } from '../model/nameText.ts';
import type { Chain } from '../model/result.ts';
import type { SceneNode } from '../model/scene.ts';
import type { FlagSubjectsReply, RelationEnds } from '../worker/protocol.ts';
import type { Cast } from './chains.ts';

/** What is judged, by id. */
export interface FlagSubjects {
  readonly entities: readonly string[];
  readonly relations: readonly string[];
}

/** Who and what some flags are about. */
export function subjectsOf(flags: readonly Flag[]): FlagSubjects {
  const of = (type: Flag['subjectType']): string[] => [
    ...new Set(flags.filter(({ subjectType }) => subjectType === type).map(({ subject }) => subject)),
  ];
  return { entities: of('entity'), relations: of('relation') };
}

/** Names parties and relations of a reply as text: "Elbe Components GmbH", "Elbe Components GmbH → Ala-Tau Trade LLP". */
export function namesOf(reply: FlagSubjectsReply | undefined): {
  readonly entity: (id: string) => string;
  readonly relation: (id: string) => string;
  readonly subject: (flag: Pick<Flag, 'subject' | 'subjectType'>) => string;
  readonly ends: (id: string) => RelationEnds | undefined;
} {
  const parties = new Map(reply?.entities.map(({ id, name }) => [id, showName(name).text]));
  const ends = new Map(reply?.relations.map((relation) => [relation.id, relation]));
  const entity = (id: string): string => parties.get(id) ?? id;
  const relation = (id: string): string => {
    const known = ends.get(id);
    return known ? `${entity(known.from)} → ${entity(known.to)}` : id;
  };
  return {
    entity,
    relation,
    subject: ({ subject, subjectType }) => (subjectType === 'entity' ? entity(subject) : relation(subject)),
    ends: (id) => ends.get(id),
  };
}

/** A hop is judged by the relation the chain rests on, both parties and who served that relation. */
export function subjectsOfHop(brief: Pick<HopBrief, 'from' | 'to' | 'picked'>): FlagSubjects {
  const served = brief.picked.via?.map(({ entity }) => entity) ?? [];
  return { entities: [...new Set([brief.from, brief.to, ...served])], relations: [brief.picked.id] };
}

/** A chain is judged by what its hops are, its parties first. */
export function subjectsOfChain(chain: Chain, cast: Cast): FlagSubjects {
  const hops = chain.hops.flatMap((hop) => cast.hopOf(hop) ?? []).map(subjectsOfHop);
  return {
    entities: [...new Set([...chain.entities, ...hops.flatMap(({ entities }) => entities)])],
    relations: hops.flatMap(({ relations }) => relations),
  };
}

/** Relations of the drawn hops that are judged at once; the others are judged with the whole case. */
export const MOST_RELATIONS_SHOWN = 3000;

/** Everything that is drawn: its parties, and the relations of its hops with those that chains rest on first. */
export function subjectsShown(
  scene: { readonly nodes: readonly Pick<SceneNode, 'id' | 'declaredOf'>[] },
  chains: readonly Pick<Chain, 'hops'>[],
): FlagSubjects & { readonly left: number } {
  const hops = chains.flatMap((chain) => chain.hops);
  const relations = [...new Set([...hops.map(({ picked }) => picked), ...hops.flatMap((hop) => hop.relations)])];
  return {
    // A mark for where goods were declared to go is no party.
    entities: scene.nodes.flatMap(({ id, declaredOf }) => (declaredOf ? [] : [id])),
    relations: relations.slice(0, MOST_RELATIONS_SHOWN),
    left: Math.max(0, relations.length - MOST_RELATIONS_SHOWN),
  };
}
