import type { Reference } from '../../model/records.ts';
import { caseIndex } from './caseIndex.ts';
import type { FlagContext } from './context.ts';
import { isPriority } from './goods.ts';

/** Types of reference that stand for the statement or certificate of an end-user. */
const END_USE = /end[\s_-]?us/i;

/** The end-use documents that a relation refers to, by number. */
export function endUseNumbers(refs: readonly Reference[] | undefined): string[] {
  return (refs ?? []).flatMap(({ type, number }) => (END_USE.test(type) ? [number] : []));
}

/** The end-use documents of a case. */
export interface EndUsePapers {
  /** Whether the case records any at all: else their absence says nothing. */
  readonly count: number;
  /** By number of the document: the end-users it names, and the relations that say so. */
  readonly named: ReadonlyMap<string, { readonly entities: readonly number[]; readonly relations: readonly number[] }>;
}

/**
 * Every end-use document of the case: referred to by deliveries of goods that may be on the priority list, or stated by
 * a `certifies` relation, whose receiving end is the end-user it names.
 */
export const endUsePapers = caseIndex(async (context: FlagContext): Promise<EndUsePapers> => {
  const numbers = new Set<string>();
  const named = new Map<string, { entities: number[]; relations: number[] }>();
  for (let relation = 0; relation < context.data.relations.count; relation++) {
    await context.pause();
    const certifies = context.relationKind(relation) === 'certifies';
    if (!certifies && !(context.isGoods(relation) && isPriority(context, relation) !== 'no')) continue;
    for (const number of endUseNumbers((await context.relation(relation)).refs)) {
      numbers.add(number);
      if (!certifies) continue;
      const entry = named.get(number) ?? { entities: [], relations: [] };
      named.set(number, entry);
      entry.entities.push(context.flow(relation).receiver);
      entry.relations.push(relation);
    }
  }
  return { count: numbers.size, named };
});
