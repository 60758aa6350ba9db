import type { CaseData } from '../../case/caseData.ts';
import { countryName } from '../../case/codes.ts';
import { listAt } from '../../case/lists.ts';
import { byCodePoint } from '../../model/ids.ts';
import type { Detour } from '../../model/removal.ts';
import type { Chain } from '../../model/result.ts';

/** What one chain needs that another does not: the cost of circumvention. */
export function detourBetween(data: CaseData, before: Chain, after: Chain): Detour {
  return {
    cost: after.cost - before.cost,
    hops: after.hops.length - before.hops.length,
    countries: without(countriesOf(data, after), countriesOf(data, before)).sort(byCodePoint),
    parties: without(after.entities, before.entities),
    facilitators: without(facilitatorsOf(data, after), facilitatorsOf(data, before)).sort(byCodePoint),
  };
}

function countriesOf({ entities }: CaseData, chain: Chain): string[] {
  return chain.entities.flatMap((id) =>
    Array.from(listAt(entities.countries, entities.index.find(id)), (code) => countryName(code)),
  );
}

function facilitatorsOf({ entities, relations }: CaseData, chain: Chain): string[] {
  return chain.hops.flatMap(({ picked }) =>
    Array.from(listAt(relations.via, relations.index.find(picked)), (entity) => entities.ids.get(entity)),
  );
}

/** What is in a list but not in another, each once. */
function without<T>(list: readonly T[], known: readonly T[]): T[] {
  const seen = new Set(known);
  return [...new Set(list)].filter((item) => !seen.has(item));
}
