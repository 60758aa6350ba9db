import type { RelationKind } from '../../model/relationKinds.ts';
import type { FlagContext } from './context.ts';
import { otherEnd } from './parties.ts';

/** A party in the same hands as another, and what says so. */
export interface InSameHands {
  readonly entity: number;
  /** Owners and directors they share; none where a relation only states that there is one. */
  readonly people: readonly number[];
  readonly relations: readonly number[];
}

const HANDS: ReadonlySet<RelationKind> = new Set<RelationKind>(['owns', 'directs']);
const STATED: ReadonlySet<RelationKind> = new Set<RelationKind>(['common_owner', 'common_director']);
const GROUP: ReadonlySet<RelationKind> = new Set<RelationKind>(['owns', 'controls', 'member_of']);
/** A holder of more firms than this is a nominee or a register, and says nothing of any two of them. */
const MOST_FIRMS = 200;

/** The relations by which somebody owns or directs an entity. */
export function handsOn(context: FlagContext, entity: number): number[] {
  return context
    .around(entity)
    .filter((relation) => HANDS.has(context.relationKind(relation)) && context.data.relations.to[relation] === entity);
}

/** The parties that share an owner or a director with an entity, now or before, or are stated to. */
export function inSameHands(context: FlagContext, entity: number): InSameHands[] {
  const found = new Map<number, { people: Set<number>; relations: Set<number> }>();
  const add = (other: number, person: number | undefined, relations: readonly number[]): void => {
    const known = found.get(other) ?? { people: new Set(), relations: new Set() };
    if (person !== undefined) known.people.add(person);
    for (const relation of relations) known.relations.add(relation);
    found.set(other, known);
  };
  for (const hand of handsOn(context, entity)) {
    const person = otherEnd(context, hand, entity);
    const held = context
      .around(person)
      .filter((one) => HANDS.has(context.relationKind(one)) && context.data.relations.from[one] === person);
    if (held.length > MOST_FIRMS) continue;
    for (const one of held) {
      const other = otherEnd(context, one, person);
      if (other !== entity) add(other, person, [hand, one]);
    }
  }
  for (const relation of context.around(entity)) {
    if (STATED.has(context.relationKind(relation))) add(otherEnd(context, relation, entity), undefined, [relation]);
  }
  return [...found].map(([other, { people, relations }]) => ({
    entity: other,
    people: [...people],
    relations: [...relations],
  }));
}

/** An entity with its parent, its subsidiaries and those of its parent: two steps of ownership, control or membership. */
export function groupOf(context: FlagContext, entity: number): ReadonlySet<number> {
  const group = new Set([entity]);
  for (const member of joined(context, entity)) {
    group.add(member);
    for (const other of joined(context, member)) group.add(other);
  }
  return group;
}

function joined(context: FlagContext, entity: number): number[] {
  const relations = context.around(entity).filter((relation) => GROUP.has(context.relationKind(relation)));
  return relations.length > MOST_FIRMS ? [] : relations.map((relation) => otherEnd(context, relation, entity));
}
