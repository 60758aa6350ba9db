/** The column of each entity, and the first column that lies in Russia. */
export interface Columns {
  readonly columns: ReadonlyMap<string, number>;
  readonly border: number | undefined;
}

/**
 * Gives each entity a column. Chains that end in Russia are cut where they last enter it: what lies inside is counted
 * back from the end, what lies outside from the border, so that every chain crosses at one line. An entity on several
 * chains takes its farthest place, so that hops run to the right; hops of a cycle between chains may run back.
 */
export function assignColumns(chains: readonly (readonly string[])[], russian: ReadonlySet<string>): Columns {
  const entries = chains.map((chain) => entryOf(chain, russian));
  const crosses = entries.some((entry, index) => entry > 0 && entry < (chains[index]?.length ?? 0));
  const inside = farthest(chains.map((chain, index) => chain.slice(entries[index])));
  const outside = farthest(chains.map((chain, index) => chain.slice(0, entries[index])));
  for (const id of inside.keys()) outside.delete(id);
  const insideWidth = 1 + Math.max(-1, ...inside.values());
  const outsideWidth = 1 + Math.max(-1, ...outside.values());
  const columns = new Map<string, number>();
  for (const [id, distance] of outside) columns.set(id, outsideWidth - 1 - distance);
  for (const [id, distance] of inside) columns.set(id, outsideWidth + insideWidth - 1 - distance);
  return { columns, border: crosses ? outsideWidth : undefined };
}

/** Index of the first entity of the Russian tail of a chain; its length when the chain does not end in Russia. */
function entryOf(chain: readonly string[], russian: ReadonlySet<string>): number {
  let index = chain.length;
  while (index > 0 && russian.has(chain[index - 1] ?? '')) index--;
  return index;
}

/**
 * The longest distance of each entity to the end of the parts, following hops. A hop that would close a cycle with the
 * hops of better chains is not followed: it may run back.
 */
function farthest(parts: readonly (readonly string[])[]): Map<string, number> {
  const distances = new Map<string, number>();
  const hops: (readonly [string, string])[] = [];
  const followers = new Map<string, string[]>();
  for (const part of parts) {
    part.forEach((id, index) => {
      distances.set(id, Math.max(distances.get(id) ?? 0, part.length - 1 - index));
      const next = part[index + 1];
      if (next === undefined || followers.get(id)?.includes(next) || leadsTo(followers, next, id)) return;
      followers.set(id, [...(followers.get(id) ?? []), next]);
      hops.push([id, next]);
    });
  }
  for (let moved = true; moved;) {
    moved = false;
    for (const [from, to] of hops) {
      const wanted = (distances.get(to) ?? 0) + 1;
      if ((distances.get(from) ?? 0) >= wanted) continue;
      distances.set(from, wanted);
      moved = true;
    }
  }
  return distances;
}

/** Whether a way of hops leads from one entity to another. */
function leadsTo(followers: ReadonlyMap<string, readonly string[]>, from: string, to: string): boolean {
  const seen = new Set([from]);
  for (const id of seen) {
    if (id === to) return true;
    for (const next of followers.get(id) ?? []) seen.add(next);
  }
  return false;
}
