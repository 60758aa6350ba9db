import type { SourceRecord } from '../../src/model/evidence.ts';
import type { IssueType } from '../../src/model/issue.ts';
import type { CaseHeader, EntityAddition, EntityRecord, RelationRecord } from '../../src/model/records.ts';
import type { RecordSink } from '../../src/model/sink.ts';

/** Everything a reader said, in order. */
export interface Collected {
  readonly sink: RecordSink;
  readonly headers: CaseHeader[];
  readonly sources: SourceRecord[];
  readonly entities: EntityRecord[];
  readonly additions: EntityAddition[];
  readonly relations: RelationRecord[];
  readonly views: { readonly title: string; readonly state: unknown }[];
  readonly issues: { readonly type: IssueType; readonly line: number; readonly text: string }[];
  /** The lines that gave an entity, an addition or a relation. */
  readonly lines: Set<number>;
  rows: number;
}

/** A sink that keeps what it is given. */
export function collectSink(): Collected {
  const collected: Collected = {
    sink: {
      header: (header) => collected.headers.push(header),
      source: (source) => collected.sources.push(source),
      entity: (entity, line) => {
        collected.entities.push(entity);
        collected.lines.add(line);
      },
      addition: (addition, line) => {
        collected.additions.push(addition);
        collected.lines.add(line);
      },
      relation: (relation, line) => {
        collected.relations.push(relation);
        collected.lines.add(line);
      },
      view: (title, state) => collected.views.push({ title, state }),
      issue: (type, line, text) => collected.issues.push({ type, line, text }),
      row: () => {
        collected.rows++;
      },
    },
    headers: [],
    sources: [],
    entities: [],
    additions: [],
    relations: [],
    views: [],
    issues: [],
    lines: new Set(),
    rows: 0,
  };
  return collected;
}

/** Bytes in pieces of a given size. */
export async function* inPieces(bytes: Uint8Array, size = 64 * 1024): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** Text as the chunks of a file. */
export function chunksOf(text: string, size?: number): AsyncGenerator<Uint8Array> {
  return inPieces(new TextEncoder().encode(text), size);
}

/** The types of issues with how often each was said. */
export function issueCounts(collected: Collected): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { type } of collected.issues) counts[type] = (counts[type] ?? 0) + 1;
  return counts;
}

/** A value as JSON would hold it: without fields that are `undefined`. */
export function asJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
