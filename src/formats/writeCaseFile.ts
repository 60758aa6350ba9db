import type { SourceRecord } from '../model/evidence.ts';
import type { CaseHeader, EntityRecord, RelationRecord } from '../model/records.ts';
import { CASE_FILE_VERSION } from './caseFile.ts';

/** What one line of a case file can hold. */
export type CaseFileRecord =
  | { readonly record: 'case'; readonly header: CaseHeader }
  | { readonly record: 'source'; readonly source: SourceRecord }
  | { readonly record: 'entity'; readonly entity: EntityRecord }
  | { readonly record: 'relation'; readonly relation: RelationRecord }
  | { readonly record: 'view'; readonly title: string; readonly state: unknown };

/** One line of a case file without its line end; `caseFile` reads the same record from it again. */
export function caseFileLine(item: CaseFileRecord): string {
  return JSON.stringify(lineObject(item));
}

function lineObject(item: CaseFileRecord): object {
  if (item.record === 'case') return { record: 'case', version: CASE_FILE_VERSION, ...item.header };
  if (item.record === 'source') return { record: 'source', ...item.source };
  if (item.record === 'entity') return { record: 'entity', ...item.entity };
  if (item.record === 'relation') return { record: 'relation', ...item.relation };
  return { record: 'view', title: item.title, state: item.state };
}
