import { ReadFailure, unreadable } from '../readFailure.ts';
import { sheetText } from './sheetText.ts';
import { startingWith } from '../encoding.ts';
import { failing, isZip, takeHead, unlessAborted, type Gathering, type Unpacked } from './unpack.ts';
import { isWorkbook, readWorkbook } from './workbook.ts';
import { readZip, type ZipMember } from './zip.ts';

/** A packed archive larger than this is not held in memory: 1 GiB. */
const MAX_PACKED_BYTES = 2 ** 30;

/** The parts of a zip archive or a workbook; see `unpack`. */
export async function* unpackArchive(
  name: string,
  chunks: AsyncGenerator<Uint8Array>,
  options: Gathering,
): AsyncGenerator<Unpacked> {
  yield* members(name, readZip(await gather(chunks, options)));
}

async function* members(name: string, all: readonly ZipMember[]): AsyncGenerator<Unpacked> {
  if (isWorkbook(all)) {
    yield* sheets(name, all);
    return;
  }
  refuseDocument(all);
  if (all.length === 0) throw new ReadFailure('empty', 'The archive is empty.');
  for (const member of all) yield* inner(`${name}/${member.name}`, member);
}

async function* inner(name: string, member: ZipMember): AsyncGenerator<Unpacked> {
  const iterator = member.open();
  try {
    const head = await takeHead(iterator, undefined);
    if (!isZip(head)) {
      const packed = head[0] === 0x1f && head[1] === 0x8b;
      yield { name, part: true, chunks: packed ? failing(nested()) : startingWith(head, iterator) };
      return;
    }
    const parts = readZip(await gather(startingWith(head, iterator), {}));
    if (!isWorkbook(parts)) throw nested();
    yield* sheets(name, parts);
  } catch (error) {
    yield { name, part: true, chunks: failing(error) };
  }
}

async function* sheets(name: string, parts: readonly ZipMember[]): AsyncGenerator<Unpacked> {
  const book = await readWorkbook(parts);
  if (book.sheets.length === 0) throw new ReadFailure('empty', 'The workbook has no sheet of cells.');
  for (const sheet of book.sheets) {
    yield { name: `${name}/${sheet.name}`, part: true, chunks: sheetText(book, sheet) };
  }
}

function refuseDocument(all: readonly ZipMember[]): void {
  const kinds: readonly (readonly [RegExp, string])[] = [
    [/^word\//, 'This is a Word document; save its tables as CSV.'],
    [/^ppt\//, 'This is a PowerPoint document; its tables cannot be read.'],
    [/^xl\/workbook\.bin$/, 'This is a binary Excel workbook (xlsb); save it as xlsx.'],
    [/^content\.xml$/, 'This is an OpenDocument file; save the sheet as xlsx or CSV.'],
  ];
  const kind = kinds.find(([path]) => all.some(({ name }) => path.test(name)));
  if (kind !== undefined) throw new ReadFailure('unsupported', kind[1]);
}

function nested(): ReadFailure {
  return new ReadFailure('unsupported', 'This is an archive within an archive; unpack it and open what it holds.');
}

/** All bytes of an archive, whose list of files stands at its end. */
async function gather(chunks: AsyncGenerator<Uint8Array>, { signal, onBytes }: Gathering): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const next = await unlessAborted(chunks.next(), signal).catch((error: unknown) => {
      signal?.throwIfAborted();
      return unreadable(error);
    });
    if (next.done === true) break;
    pieces.push(next.value);
    length += next.value.length;
    if (length > MAX_PACKED_BYTES) {
      await chunks.return(undefined);
      throw new ReadFailure('archive-too-large', 'The archive is larger than 1 GiB; unpack it and open what it holds.');
    }
    onBytes?.(length);
  }
  const all = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
