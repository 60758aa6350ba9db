import { CaseBuilder } from '../../src/case/caseBuilder.ts';
import type { CaseData } from '../../src/case/caseData.ts';
import type { EntityRecord, RelationRecord } from '../../src/model/records.ts';

/** Records of a small case; an entity given by its id alone is a company of that name. */
export interface SmallRecords {
  readonly entities: readonly (string | EntityRecord)[];
  readonly relations: readonly RelationRecord[];
}

/** Builds a case from records in memory, as of 2026-01-01. */
export function smallCase({ entities, relations }: SmallRecords): CaseData {
  const builder = new CaseBuilder('2026-01-01');
  builder.beginFile('small case', 'case');
  for (const entity of entities) {
    builder.entity(typeof entity === 'string' ? { id: entity, kind: 'company', name: entity } : entity, 0);
  }
  for (const relation of relations) builder.relation(relation, 0);
  builder.endFile(0);
  return builder.finish('0000000000000000');
}
