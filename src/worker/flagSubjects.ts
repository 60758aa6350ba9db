import { showInterval } from '../analysis/indicators/words.ts';
import { RelationFlag, type CaseData } from '../case/caseData.ts';
import { RELATION_KIND_LIST } from '../model/relationKinds.ts';
import { briefsOf } from './briefs.ts';
import type { FlagSubjectsReply, RelationEnds, Requests } from './protocol.ts';

/** The parties and relations that flags name by id, from the columns alone; ids the case does not hold are left out. */
export function flagSubjectsReply(
  data: CaseData,
  { entities, relations }: Requests['flagSubjects']['input'],
): FlagSubjectsReply {
  const found = [...new Set(relations)].flatMap((id) => relationEnds(data, id) ?? []);
  return {
    entities: briefsOf(data, [...entities, ...found.flatMap(({ from, to }) => [from, to])]),
    relations: found,
  };
}

function relationEnds({ relations, entities }: CaseData, id: string): RelationEnds | undefined {
  const index = relations.index.find(id);
  if (index < 0) return undefined;
  const known = ((relations.flags[index] ?? 0) & RelationFlag.dated) !== 0;
  return {
    id,
    kind: RELATION_KIND_LIST[relations.kinds[index] ?? 0] ?? 'linked_to',
    from: entities.ids.get(relations.from[index] ?? 0),
    to: entities.ids.get(relations.to[index] ?? 0),
    dates: showInterval({ from: relations.dateFrom[index] ?? 0, to: relations.dateTo[index] ?? 0, known }),
  };
}
