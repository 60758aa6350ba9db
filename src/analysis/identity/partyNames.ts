import { EntityFlag, type CaseData } from '../../case/caseData.ts';
import { ENTITY_KIND_LIST, type EntityKind } from '../../model/entityKinds.ts';

/** Kinds that are told by their numbers alone: ships, aircraft and papers share names as a matter of course. */
const TOLD_BY_NUMBER: ReadonlySet<EntityKind> = new Set<EntityKind>([
  'vessel',
  'aircraft',
  'vehicle',
  'account',
  'address',
  'contact',
  'document',
  'country',
]);
/** Shorter keys are initials, which many share. */
const SHORTEST_NAME = 4;
const SHORTEST_ALIAS = 6;

/** How many names and aliases a case has: items 0 … count are names by entity, the others aliases. */
export function nameCount({ entities }: CaseData): number {
  return entities.count + entities.aliases.owners.length;
}

/** The text of a name or alias. */
export function nameAt({ entities }: CaseData, item: number): string {
  return item < entities.count ? entities.names.get(item) : entities.aliases.texts.get(item - entities.count);
}

/** The entity of a name or alias. */
export function ownerOfName({ entities }: CaseData, item: number): number {
  return item < entities.count ? item : (entities.aliases.owners[item - entities.count] ?? 0);
}

/** Whether a name or alias is one that may tell parties: of a named party that is in the file and is told by names. */
export function isTelling(data: CaseData, item: number): boolean {
  const owner = ownerOfName(data, item);
  const flags = data.entities.flags[owner] ?? 0;
  if ((flags & (EntityFlag.unnamed | EntityFlag.placeholder)) !== 0) return false;
  return !TOLD_BY_NUMBER.has(ENTITY_KIND_LIST[data.entities.kinds[owner] ?? 0] ?? 'other');
}

/** The key if it is long enough and has a letter, else an empty text. */
export function tellingKey(data: CaseData, item: number, key: string): string {
  const least = item < data.entities.count ? SHORTEST_NAME : SHORTEST_ALIAS;
  return key.length >= least && /[a-z]/.test(key) ? key : '';
}
