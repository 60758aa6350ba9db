import type { CaseData } from '../../case/caseData.ts';
import { byCodePoint } from '../../model/ids.ts';
import type { Facilitator, FacilitatorDetails } from '../../model/removal.ts';
import { replacementsAfter } from './replacements.ts';

/** Relations that are read for the words of a role, at most. */
const MOST_READ = 200;

/**
 * Reads what the columns do not hold of a facilitator: the words its role goes by on the chains, and what followed its
 * listings. The first relations by id are read, at most `MOST_READ`.
 */
export async function facilitatorDetails(
  data: CaseData,
  { id, relations }: Pick<Facilitator, 'id' | 'relations'>,
): Promise<FacilitatorDetails> {
  const entity = data.entities.index.find(id);
  const counts = new Map<string, number>();
  const read = relations.slice(0, MOST_READ);
  for (const relation of read) {
    const { via } = await data.details.relation(data.relations.index.find(relation));
    for (const { entity: servant, role } of via ?? []) {
      if (servant === id && role !== undefined) counts.set(role, (counts.get(role) ?? 0) + 1);
    }
  }
  const { acts } = entity < 0 ? { acts: undefined } : await data.details.entity(entity);
  return {
    roles: [...counts].sort(([a, x], [b, y]) => y - x || byCodePoint(a, b)).map(([role]) => role),
    rolesFrom: read.length,
    afterListings: replacementsAfter(data, entity, acts ?? []),
  };
}
