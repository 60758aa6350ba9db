import { EntityFlag, type CaseData } from '../case/caseData.ts';
import type { AdditionReply } from './intake.ts';

/**
 * What files would bring to a case, by comparing ids: what is new, what the case has already and is joined, which
 * parties are only referred to by either and by both, and which the other describes.
 */
export function compareFiles(open: CaseData, added: CaseData): AdditionReply {
  const entities = { new: 0, joined: 0, dangling: 0, described: 0 };
  for (let index = 0; index < added.entities.count; index++) {
    const at = open.entities.index.find(added.entities.ids.get(index));
    const named = isPlaceholder(added, index);
    const known = at >= 0 && !isPlaceholder(open, at);
    if (named) entities.dangling += known ? 0 : 1;
    else if (known) entities.joined++;
    else {
      entities.new++;
      if (at >= 0) entities.described++;
    }
  }
  const relations = { new: 0, joined: 0 };
  for (let index = 0; index < added.relations.count; index++) {
    if (open.relations.index.find(added.relations.ids.get(index)) >= 0) relations.joined++;
    else relations.new++;
  }
  return { entities, relations, issueCount: added.issueCount };
}

function isPlaceholder(data: CaseData, index: number): boolean {
  return ((data.entities.flags[index] ?? 0) & EntityFlag.placeholder) !== 0;
}
