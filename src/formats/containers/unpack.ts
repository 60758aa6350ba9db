import { concat, startingWith } from '../encoding.ts';
import type { FileInput } from '../readFile.ts';

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
  const { unpackArchive } = await import('./archive.ts');
  yield* unpackArchive(file.name, startingWith(head, iterator), options);
}

/** Whether bytes begin as a zip archive, empty ones too. */
export function isZip(head: Uint8Array): boolean {
  const [a, b, c, d] = head;
  return a === 0x50 && b === 0x4b && ((c === 3 && d === 4) || (c === 5 && d === 6));
}

/** How an archive is taken from where it is stored. */
export interface Gathering {
  readonly signal?: AbortSignal;
  readonly onBytes?: (bytes: number) => void;
}

/** The first bytes, enough to tell an archive. */
export async function takeHead(
  iterator: AsyncIterator<Uint8Array>,
  signal: AbortSignal | undefined,
): Promise<Uint8Array> {
  let head: Uint8Array = new Uint8Array(0);
  while (head.length < 4) {
    const next = await unlessAborted(iterator.next(), signal);
    if (next.done === true) break;
    head = concat(head, next.value);
  }
  return head;
}

/** The same promise, which an abort rejects at once: a source may hang. */
export function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return promise;
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

/** Bytes that cannot be had. */
export function failing(error: unknown): AsyncIterable<Uint8Array> {
  return { [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(error) }) };
}
