import { concat } from '../encoding.ts';
import type { FileInput } from '../readFile.ts';
import { ReadFailure, unreadable } from '../readFailure.ts';
import type { ZipMember } from './zip.ts';

/** A packed archive larger than this is not held in memory: 1 GiB. */
const MAX_PACKED_BYTES = 2 ** 30;

/** One file to read: the file itself, a member of an archive, or a sheet of a workbook. */
export interface Unpacked extends FileInput {
  /** It came out of an archive or a workbook, whose other parts may be readable where this one is not. */
  readonly part: boolean;
}

/**
 * The files in a file. A zip archive gives its members, "a.zip/b.csv"; a workbook gives its sheets as CSV texts,
 * "a.xlsx/Sheet1"; anything else, gzip included, passes through as it is. An archive within an archive is not opened;
 * a workbook within one is. `onBytes` hears how many bytes of an archive were taken from where it is stored; a file
 * that passes through is counted by whoever reads it.
 *
 * @throws ReadFailure when the archive is cut, damaged, too large or empty, or another kind of Office document.
 */
export async function* unpack(file: FileInput, options: Gathering = {}): AsyncGenerator<Unpacked> {
  const iterator = file.chunks[Symbol.asyncIterator]();
  const head = await takeHead(iterator, options.signal).catch((error: unknown) => error);
  if (!(head instanceof Uint8Array)) {
    options.signal?.throwIfAborted();
    // What cannot be read is said by the reader of the file, in its own words.
    yield { name: file.name, part: false, chunks: failing(head) };
    return;
  }
  if (!isZip(head)) {
    yield { name: file.name, part: false, chunks: startingWith(head, iterator) };
    return;
  }
  const bytes = await gather(startingWith(head, iterator), options);
  const { readZip } = await import('./zip.ts');
  yield* members(file.name, readZip(bytes));
}

async function* members(name: string, all: readonly ZipMember[]): AsyncGenerator<Unpacked> {
  const { isWorkbook } = await import('./workbook.ts');
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
    const { readZip } = await import('./zip.ts');
    const { isWorkbook } = await import('./workbook.ts');
    const parts = readZip(await gather(startingWith(head, iterator), {}));
    if (!isWorkbook(parts)) throw nested();
    yield* sheets(name, parts);
  } catch (error) {
    yield { name, part: true, chunks: failing(error) };
  }
}

async function* sheets(name: string, parts: readonly ZipMember[]): AsyncGenerator<Unpacked> {
  const [{ readWorkbook }, { sheetText }] = await Promise.all([import('./workbook.ts'), import('./sheetText.ts')]);
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

function isZip(head: Uint8Array): boolean {
  const [a, b, c, d] = head;
  return a === 0x50 && b === 0x4b && ((c === 3 && d === 4) || (c === 5 && d === 6));
}

interface Gathering {
  readonly signal?: AbortSignal;
  readonly onBytes?: (bytes: number) => void;
}

/** The first bytes, enough to tell an archive. */
async function takeHead(iterator: AsyncIterator<Uint8Array>, signal: AbortSignal | undefined): Promise<Uint8Array> {
  let head: Uint8Array = new Uint8Array(0);
  while (head.length < 4) {
    const next = await unlessAborted(iterator.next(), signal);
    if (next.done === true) break;
    head = concat(head, next.value);
  }
  return head;
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

/** The same promise, which an abort rejects at once: a source may hang. */
function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return promise;
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

async function* startingWith(head: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    if (head.length > 0) yield head;
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}

/** Bytes that cannot be had. */
function failing(error: unknown): AsyncIterable<Uint8Array> {
  return { [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(error) }) };
}
