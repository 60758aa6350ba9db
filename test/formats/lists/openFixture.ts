import type { IssueType } from '../../../src/model/issue.ts';
import { expect } from 'vitest';
import { readFile } from '../../../src/formats/readFile.ts';
import { collectSink, inPieces, type Collected } from '../../support/collectSink.ts';
import { fixture } from '../../support/sharedData.ts';

/** Opens a fixture as a person would; it must be taken for the format. */
export async function openFixture(name: string, format: string): Promise<Collected> {
  const read = collectSink();
  const report = await readFile({ name, chunks: inPieces(fixture(name), 100) }, () => read.sink);
  expect(report.format).toBe(format);
  return read;
}

/** Types and lines of the issues. */
export function issuesOf(read: Collected): readonly (readonly [IssueType, number])[] {
  return read.issues.map(({ type, line }) => [type, line]);
}
