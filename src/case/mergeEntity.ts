import type { EntityAddition, EntityRecord } from '../model/records.ts';

/**
 * Joins what several records say of one entity: the first value of a field stands, lists are united, further names
 * become aliases. Nothing a later record adds is lost.
 */
export function mergeEntity(first: EntityRecord, more: EntityRecord | EntityAddition): EntityRecord {
  const named = 'name' in more ? more : undefined;
  const aliases = [...(first.aliases ?? []), ...(more.aliases ?? [])];
  if (named && named.name !== first.name) aliases.push(named.name);
  return pruned({
    ...named,
    ...pruned(first),
    aliases: united(aliases, []),
    countries: united(first.countries, more.countries),
    identifiers: united(first.identifiers, more.identifiers),
    address: first.address ?? more.address,
    acts: united(first.acts, more.acts),
    topics: united(first.topics, more.topics),
    evidence: united(first.evidence, more.evidence),
    unnamed: first.unnamed === true || named?.unnamed === true || first.unnamed,
    note: joined(first.note, more.note),
    raw: mergeRaw(first.raw, more.raw),
  });
}

function mergeRaw(a: EntityRecord['raw'], b: EntityRecord['raw']): EntityRecord['raw'] {
  if (!a || !b) return a ?? b;
  const entries = new Map(Object.entries(a));
  for (const [key, values] of Object.entries(b)) entries.set(key, united(entries.get(key), values) ?? []);
  return Object.fromEntries(entries);
}

function joined(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined || a === b) return a ?? b;
  return `${a}\n${b}`;
}

/** Both lists without repeats; values are compared by their JSON. `undefined` when nothing is in either. */
function united<T>(a: readonly T[] | undefined, b: readonly T[] | undefined): readonly T[] | undefined {
  const seen = new Map<string, T>();
  for (const value of [...(a ?? []), ...(b ?? [])]) {
    const key = JSON.stringify(value);
    if (!seen.has(key)) seen.set(key, value);
  }
  return seen.size === 0 ? undefined : [...seen.values()];
}

function pruned<T extends object>(record: T): T {
  const copy = { ...record };
  for (const key of Object.keys(copy)) if (Reflect.get(copy, key) === undefined) Reflect.deleteProperty(copy, key);
  return copy;
}
