import { EntityFlag, type CaseData } from '../../case/caseData.ts';
import { ENTITY_KINDS } from '../../model/entityKinds.ts';
import type { FlagContext } from './context.ts';

/**
 * Whether an entity is a firm or another body that rules about names, addresses and owners ask about: not a natural
 * person, a ship, an account, a thing, nor one that is only referred to or not named.
 */
export function isParty(context: FlagContext, entity: number): boolean {
  const flags = context.data.entities.flags[entity] ?? 0;
  if ((flags & (EntityFlag.unnamed | EntityFlag.placeholder)) !== 0) return false;
  const kind = context.kind(entity);
  if (['person', 'vessel', 'aircraft', 'vehicle', 'account', 'authority'].includes(kind)) return false;
  return ENTITY_KINDS[kind].family !== 'things';
}

/** The other end of a relation. */
export function otherEnd({ data }: FlagContext, relation: number, entity: number): number {
  const { from, to } = data.relations;
  return (from[relation] === entity ? to[relation] : from[relation]) ?? 0;
}

/** What answers the rules about listed parties where the data loaded list nobody. */
export const A_LIST = 'a list of sanctioned parties';

/** Whether the data loaded say of anybody at all that it is listed: without that, nothing follows from who is not. */
export function knowsListings({ data }: FlagContext): boolean {
  const known = anyListed.get(data);
  if (known !== undefined) return known;
  const found = data.entities.flags.some((flags) => (flags & EntityFlag.listed) !== 0);
  anyListed.set(data, found);
  return found;
}

const anyListed = new WeakMap<CaseData, boolean>();
