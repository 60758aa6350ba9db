import type { Act } from './act.ts';
import type { EntityKind } from './entityKinds.ts';
import type { SourceRecord } from './evidence.ts';
import type { EntityRecord, RelationRecord, Via } from './records.ts';

/**
 * One thing an analyst added by hand, each resting on a source: a party, a relation, a role that a party is assumed to
 * have, a facilitator of a recorded relation, or an act. Part of the view, never of the case.
 */
export type OwnRecord =
  | { readonly type: 'source'; readonly record: SourceRecord }
  | { readonly type: 'entity'; readonly record: EntityRecord }
  | { readonly type: 'relation'; readonly record: RelationRecord }
  | { readonly type: 'role'; readonly entity: string; readonly kind: EntityKind; readonly source: string }
  | { readonly type: 'facilitator'; readonly relation: string; readonly via: Via; readonly source: string }
  | { readonly type: 'act'; readonly entity: string; readonly act: Act };

/** Parties that an analyst takes for one: the first id stands, the others are joined to it. */
export interface Merge {
  readonly kept: string;
  readonly joined: readonly string[];
}

/** What a view lays over a case: the case itself never changes. */
export interface Overlay {
  readonly own: readonly OwnRecord[];
  readonly merges: readonly Merge[];
}

const OWN_PREFIX = 'own:';

/** A new id for something added by hand; `isOwnId` tells it from those of data. */
export function newOwnId(): string {
  return `${OWN_PREFIX}${crypto.randomUUID().slice(0, 13)}`;
}

/** Whether an id was given to something added by hand. */
export function isOwnId(id: string): boolean {
  return id.startsWith(OWN_PREFIX);
}

/** The ids of the entities and relations of the case that an own record names, in a fixed order; own ids are not among them. */
export function namedBy(own: OwnRecord): readonly string[] {
  const named: string[] = [];
  renamed(own, (id) => {
    named.push(id);
    return id;
  });
  return named;
}

/** An own record with the ids of the case that it names replaced. */
export function renamed(own: OwnRecord, rename: (id: string) => string): OwnRecord {
  const one = (id: string): string => (isOwnId(id) ? id : rename(id));
  switch (own.type) {
    case 'relation': {
      const { record } = own;
      const via = record.via?.map((served) => ({ ...served, entity: one(served.entity) }));
      return {
        type: 'relation',
        record: { ...record, from: one(record.from), to: one(record.to), ...(via ? { via } : {}) },
      };
    }
    case 'role':
    case 'act':
      return { ...own, entity: one(own.entity) };
    case 'facilitator':
      return { ...own, relation: one(own.relation), via: { ...own.via, entity: one(own.via.entity) } };
    case 'source':
    case 'entity':
      return own;
  }
}
