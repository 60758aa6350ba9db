import { NameFolder } from '../identity/foldName.ts';
import { mayBePerson } from '../identity/sameParty.ts';
import { SimilarKeys } from '../identity/similarKeys.ts';
import { caseIndex } from './caseIndex.ts';
import type { FlagContext } from './context.ts';
import { isParty } from './parties.ts';

/** A name as recorded and as it is compared. */
export interface ComparedName {
  readonly entity: number;
  readonly text: string;
  readonly key: string;
}

/** The names of the listed firms of a case, ready to be compared. */
export interface ListedNames {
  readonly names: readonly ComparedName[];
  readonly keys: SimilarKeys;
  readonly folder: NameFolder;
}

/** Shorter keys are initials, of which many are alike. */
const SHORTEST_KEY = 4;

/** The names and aliases of every listed firm, read once; the romaniser loads then. */
export const listedNamesOf = caseIndex(async (context): Promise<ListedNames> => {
  const { transliterate } = await import('transliteration');
  const folder = new NameFolder((text) => transliterate(text));
  const names: ComparedName[] = [];
  for (let entity = 0; entity < context.data.entities.count; entity++) {
    await context.pause();
    if (context.isListed(entity)) names.push(...(await namesOf(context, entity, folder)));
  }
  return { names, keys: new SimilarKeys(names.map(({ key }) => key)), folder };
});

/** The names of a firm that are long enough to compare; none of natural persons, who are never told by a name. */
export async function namesOf(context: FlagContext, entity: number, folder: NameFolder): Promise<ComparedName[]> {
  if (!isParty(context, entity)) return [];
  const record = await context.entity(entity);
  const texts = [...new Set([record.name, ...(record.aliases ?? [])])];
  return texts.flatMap((text): ComparedName[] => {
    const { key, form } = folder.fold(text);
    return key.length < SHORTEST_KEY || mayBePerson(record, form) ? [] : [{ entity, text, key }];
  });
}
