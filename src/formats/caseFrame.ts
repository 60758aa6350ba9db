import type { SourceRecord } from '../model/evidence.ts';
import type { CaseHeader } from '../model/records.ts';
import type { RecordSink } from '../model/sink.ts';
import { readCaseLine } from './caseFile.ts';
import { caseFileLine } from './writeCaseFile.ts';
import { parseJson } from './json.ts';
import { rowless } from './rowless.ts';

/** The attribute of a graph as a whole that holds what a case says besides its entities and relations. */
export const FRAME_ATTRIBUTE = 'throughline';

/** What a case says besides its entities and relations. */
export interface CaseFrame {
  readonly header: CaseHeader;
  readonly sources: readonly SourceRecord[];
  readonly views: readonly { readonly title: string; readonly state: unknown }[];
}

/** The header, sources and views of a case as lines of the case file. */
export function frameText({ header, sources, views }: CaseFrame): string {
  return [
    caseFileLine({ record: 'case', header }),
    ...sources.map((source) => caseFileLine({ record: 'source', source })),
    ...views.map(({ title, state }) => caseFileLine({ record: 'view', title, state })),
  ].join('\n');
}

/** Reads what `frameText` wrote; a line that is none is an issue. Never throws. */
export function readFrame(text: string, sink: RecordSink, line: number): void {
  const quiet = rowless(sink);
  for (const part of text.split('\n')) if (part.trim() !== '') readCaseLine(parseJson(part), quiet, line);
}
