import type { TableMapping } from '../../src/formats/customs/mapping.ts';
import { openCase, type OpenFile } from '../../src/worker/openCase.ts';
import { inPieces } from './collectSink.ts';
import { wholeCase } from './wholeCase.ts';

/** Large enough to be read from its lines, whatever it holds. */
const SIZE = 1e6;

/**
 * What opening the same bytes gives by lines and by records in memory. `piece` is how many bytes come at a time; with
 * an even number the file can be read again from disk, else its text is kept. `format` is found when missing; `mapping`
 * says what the columns of a table of shipments hold.
 */
export async function bothWays(
  name: string,
  bytes: Uint8Array,
  piece: number,
  format?: string,
  mapping?: TableMapping,
): Promise<readonly [unknown, unknown]> {
  const open = async (size: number | undefined, readDisk: boolean): Promise<unknown> => {
    const file: OpenFile = {
      name,
      size,
      chunks: () => inPieces(bytes, piece),
      ...(readDisk ? { readDisk: async (start: number, end: number) => bytes.slice(start, end) } : {}),
    };
    const choice = { ...(format === undefined ? {} : { format }), ...(mapping === undefined ? {} : { mapping }) };
    const choices = { choices: { [name]: choice } };
    const { data, recognised } = await openCase([file], '2026-01-01', choices);
    return { case: await wholeCase(data), recognised };
  };
  return [await open(SIZE, piece % 2 === 0), await open(undefined, false)];
}
