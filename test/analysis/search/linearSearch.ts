import type { Hit, Hits } from '../../../src/analysis/search/nameIndex.ts';
import { bySound, plain } from '../../../src/analysis/search/fold.ts';
import type { CaseData } from '../../../src/case/caseData.ts';
import { romanise } from './search.ts';

/** Lines that a spelling of a query considers before it ranks. */
const CONSIDERED = 2000;

/** The slow, obvious search: every line of every text is folded and looked at in turn. */
export function linearSearch({ entities }: CaseData, query: string, limit: number): Hits {
  const texts: Hit[] = [];
  for (let i = 0; i < entities.count; i++) texts.push({ entity: i, field: 'name', text: entities.names.get(i) });
  for (const [field, owned] of [['alias', entities.aliases] as const, ['identifier', entities.identifiers] as const]) {
    owned.owners.forEach((entity, i) => texts.push({ entity, field, text: owned.texts.get(i) }));
  }
  for (let i = 0; i < entities.count; i++) texts.push({ entity: i, field: 'id', text: entities.ids.get(i) });
  const lines = texts.flatMap((hit) => {
    const written = plain(hit.text);
    const sound = bySound(written, romanise);
    return [...new Set([written, sound])].map((line) => ({ ...hit, line }));
  });

  const written = plain(query);
  const sound = bySound(written, romanise);
  const best = new Map<number, { readonly rank: number; readonly hit: Hit }>();
  const scan = (wanted: string, penalty: number): boolean => {
    const words = wanted.split(' ');
    const found = lines.filter(({ line }) => wanted !== '' && words.every((word) => line.includes(word)));
    for (const { line, ...hit } of found.slice(0, CONSIDERED)) {
      const place =
        line === wanted
          ? 0
          : line.startsWith(wanted)
            ? 1
            : words.every((word) => ` ${line}`.includes(` ${word}`))
              ? 2
              : 3;
      const rank = place + penalty + (hit.field === 'id' ? 4 : 0);
      if (rank < (best.get(hit.entity)?.rank ?? Infinity)) best.set(hit.entity, { rank, hit });
    }
    return found.length <= CONSIDERED;
  };
  const complete = scan(written, 0) && (sound === written || scan(sound, 0.5));
  const bytes = (entity: number): number => new TextEncoder().encode(entities.names.get(entity)).length;
  const hits = [...best.values()]
    .sort((a, b) => a.rank - b.rank || bytes(a.hit.entity) - bytes(b.hit.entity) || a.hit.entity - b.hit.entity)
    .slice(0, limit)
    .map(({ hit }) => hit);
  return { hits, count: best.size, complete };
}
