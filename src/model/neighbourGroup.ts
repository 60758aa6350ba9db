import { isEntityKind, type EntityKind } from './entityKinds.ts';
import { isRelationKind, type RelationKind } from './relationKinds.ts';

/** Neighbours of an entity that are of one kind and joined by one kind of relation. */
export interface NeighbourGroup {
  readonly entity: string;
  readonly relation: RelationKind;
  readonly kind: EntityKind;
}

/** The words of a group apart from its entity: "banks trader". */
export function groupWords({ relation, kind }: Omit<NeighbourGroup, 'entity'>): string {
  return `${relation} ${kind}`;
}

/** The kinds that `groupWords` wrote; `undefined` for other text. */
export function parseGroupWords(text: unknown): Omit<NeighbourGroup, 'entity'> | undefined {
  const [relation = '', kind = '', ...rest] = typeof text === 'string' ? text.split(' ') : [];
  return isRelationKind(relation) && isEntityKind(kind) && rest.length === 0 ? { relation, kind } : undefined;
}
