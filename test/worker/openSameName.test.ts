import { describe, expect, it } from 'vitest';
import { openCase, type OpenFile } from '../../src/worker/openCase.ts';
import { inPieces } from '../support/collectSink.ts';
import { wholeCase } from '../support/wholeCase.ts';

/** Tables with the same edges, some of whose ends look as if they were counted; read as bytes once `sep` is known. */
const TABLES = [
  ['a,b', 'a,b', 'b,c'],
  ['a,b', 'a,b#2', 'a,b', 'b,c', 'c,c'],
  ['b,c', 'a,b#2', 'a,b', 'c,c', 'a,b'],
].map((rows) => new TextEncoder().encode(['sep=,', 'source,target', ...rows].join('\n')));

async function opened(size: number | undefined): Promise<unknown> {
  const files = TABLES.map((bytes): OpenFile => {
    const readDisk = async (start: number, end: number): Promise<Uint8Array> => bytes.slice(start, end);
    return { name: 't.csv', size, chunks: () => inPieces(bytes, 1_000), ...(size === undefined ? {} : { readDisk }) };
  });
  const { data } = await openCase(files, '2026-01-01', { choices: { 't.csv': { format: 'csv' } } });
  return wholeCase(data);
}

describe('files of one name', () => {
  it('give the same ids and issues by their lines as by records in memory', async () => {
    expect(await opened(1e6)).toEqual(await opened(undefined));
  });
});
