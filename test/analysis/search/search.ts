import { transliterate } from 'transliteration';
import { NameIndex } from '../../../src/analysis/search/nameIndex.ts';
import type { CaseData } from '../../../src/case/caseData.ts';
import type { EntityRecord } from '../../../src/model/records.ts';
import { smallCase } from '../../support/smallCase.ts';

/** The romaniser of the app. */
export const romanise = (text: string): string => transliterate(text);

/** The finished index of a case. */
export function indexOf(data: CaseData): NameIndex {
  const steps = NameIndex.build(data, romanise);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

/** A way to search a case of some parties: the ids found, best first. */
export function searcher(entities: readonly (string | EntityRecord)[]): (query: string, limit?: number) => string[] {
  const data = smallCase({ entities, relations: [] });
  const index = indexOf(data);
  return (query, limit = 1000) => index.search(query, limit).hits.map(({ entity }) => data.entities.ids.get(entity));
}
