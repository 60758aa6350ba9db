import { unpack } from '../formats/containers/unpack.ts';
import { listSplits } from '../formats/customs/splitList.ts';
import { silentSink } from '../formats/silentSink.ts';
import { decoded } from '../formats/encodings/decode.ts';
import { inflate } from '../formats/inflate.ts';
import { readFile } from '../formats/readFile.ts';
import type { RecordSink } from '../model/sink.ts';
import type { Context } from './context.ts';
import type { TableCheck } from './intake.ts';
import type { Requests } from './protocol.ts';

/** Reads a table with a mapping and keeps nothing: the cells to confirm, and how many rows repeat another. */
export async function checkTable(
  { file, name, mapping, encoding }: Requests['checkTable']['input'],
  context: Context<'checkTable'>,
): Promise<TableCheck> {
  const forced = encoding === undefined ? {} : { forced: encoding };
  const chunks = (): AsyncIterable<Uint8Array> => partOf(file, name, context.signal);
  const splits = await listSplits({ name, chunks: decoded(inflate(chunks()), forced) }, mapping);
  await context.pause();
  let copies = 0;
  let rows = 0;
  const counting: RecordSink = {
    ...silentSink,
    issue: (type) => {
      if (type === 'possible-copy') copies++;
    },
    row: () => {
      rows++;
    },
  };
  await readFile({ name, chunks: chunks() }, () => counting, {
    format: 'customs',
    mapping,
    signal: context.signal,
    ...(encoding === undefined ? {} : { encoding }),
  });
  return { splits, copies, rows };
}

/** The bytes of one file, or of the part of it that has this name. */
async function* partOf(file: File, name: string, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const source: AsyncIterable<Uint8Array> = file.stream();
  for await (const part of unpack({ name: file.name, chunks: source }, { signal })) {
    if (part.name !== name) continue;
    yield* part.chunks;
    return;
  }
}
