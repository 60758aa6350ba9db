import type { ByteSink } from './byteRecords.ts';
import type { SourceRecord } from './evidence.ts';
import type { IssueType } from './issue.ts';
import type { CaseHeader, EntityAddition, EntityRecord, RelationRecord } from './records.ts';

/** Where records go as they are read. A line number counts from 1; readers of formats without lines pass 0. */
export interface RecordSink {
  header(header: CaseHeader): void;
  source(source: SourceRecord): void;
  entity(entity: EntityRecord, line: number): void;
  addition(addition: EntityAddition, line: number): void;
  relation(relation: RelationRecord, line: number): void;
  view(title: string, state: unknown): void;
  /** Everything that is not understood, repaired or left out is said here. */
  issue(type: IssueType, line: number, text: string): void;
  /** One more row or line of the file was read. */
  row(): void;
  /**
   * The records to come stand on the line that begins at this byte of the text, and reading that line alone gives them
   * again; `undefined` when it does not. Only readers of formats with a record a line say so.
   */
  readonly at?: ((offset: number | undefined) => void) | undefined;
  /** What a line of the file does not say itself and is needed to read it again, such as the header of a table: JSON. */
  readonly linesUnder?: ((context: string) => void) | undefined;
  /** Takes the records of lines that `at` has placed without a detour over objects; missing where nobody wants that. */
  readonly bytes?: ByteSink | undefined;
}
