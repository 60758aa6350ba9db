import type { RecordSink } from '../model/sink.ts';
import { concat } from './encoding.ts';
import type { Decoding } from './encodings/decode.ts';
import { textBytes } from './encodings/textBytes.ts';
import { caseFile } from './caseFile.ts';
import { inflate } from './inflate.ts';
import { LineHash } from './lineHash.ts';
import { ReadFailure, unreadable } from './readFailure.ts';
import type { Format, ReadContext } from './reader.ts';
import type { TableMapping } from './customs/mapping.ts';
import type { TableTotals } from './customs/totals.ts';

/** A file to open. */
export interface FileInput {
  readonly name: string;
  /** The bytes as they are on disk, gzip or not. */
  readonly chunks: AsyncIterable<Uint8Array>;
}

/** How a file is read. */
export interface ReadOptions extends ReadContext {
  /** Id of the format; found by content when missing. */
  readonly format?: string;
  /** Label of the encoding that the text is in; found by the bytes when missing. */
  readonly encoding?: string;
  /** Hears how many bytes of the file as it is on disk were taken. */
  readonly onProgress?: (bytes: number) => void;
  /** Hears the text as it is read: inflated, as UTF-8 without a byte order mark. */
  readonly onText?: ((bytes: Uint8Array) => void) | undefined;
  /** Ends the reading; the promise is rejected with the signal's reason. */
  readonly signal?: AbortSignal;
}

/** What was read. */
export interface ReadReport {
  readonly format: string;
  readonly formatLabel: string;
  /** Why it was taken for that. */
  readonly why: string;
  /** The encoding the text was in, and why it was taken for that. */
  readonly decoding: Decoding;
  /** What the rows of a table add up to, in the file and as read. */
  readonly totals?: TableTotals;
  /** Bytes of the file as it is on disk. */
  readonly bytes: number;
  /** Bytes of its text: inflated, as UTF-8. */
  readonly textBytes: number;
  /** The case hash of this file (`LineHash`), 16 hexadecimal digits. */
  readonly hash: string;
}

const SAMPLE_BYTES = 64 * 1024;
/** Enough to tell pictures and archives by their first bytes, before any change of encoding. */
const MAGIC_BYTES = 16;
/** An encoding chosen with less confidence is said to be a guess. */
const SURE = 0.9;
/** Bytes handed on at a time, and milliseconds after which a long reading lets others work. */
const SLICE_BYTES = 256 * 1024;
const WORK_MS = 50;

/**
 * Opens one file: inflates it, finds its format and reads it into the sink that `sinkFor` gives for the format.
 *
 * @throws ReadFailure for a file that cannot be read as a whole, and the signal's reason when it is aborted.
 */
export async function readFile(
  file: FileInput,
  sinkFor: (format: Format) => RecordSink,
  options: ReadOptions = {},
): Promise<ReadReport> {
  let bytes = 0;
  const onDisk = watched(file.chunks, options.signal, (count) => {
    bytes += count;
    options.onProgress?.(bytes);
  });
  let start: Uint8Array = new Uint8Array(0);
  let decoding: Decoding = { encoding: 'utf-8', confidence: 1, why: 'the bytes are valid UTF-8' };
  const text = textBytes(
    sliced(inflate(onDisk), options.signal, (piece) => {
      if (start.length < MAGIC_BYTES) start = concat(start, piece.slice(0, MAGIC_BYTES));
    }),
    {
      ...(options.encoding === undefined ? {} : { forced: options.encoding }),
      ...(options.mapping?.encoding === undefined ? {} : { preferred: options.mapping.encoding }),
      onDecoding: (found) => {
        decoding = found;
      },
    },
  );
  try {
    const head = await takeHead(text);
    const { format, why } = await choose(file.name, head, start, options);
    const hash = new LineHash();
    const sink = sinkFor(format);
    const totals = await format.read(
      { name: file.name, chunks: hashed(head, text, hash, options.onText) },
      sink,
      options,
    );
    if (decoding.confidence < SURE && decoding.encoding !== 'utf-8') {
      sink.issue('encoding-guessed', 0, `Read as ${decoding.encoding}: ${decoding.why}.`);
    }
    return {
      format: format.id,
      formatLabel: format.label,
      why,
      decoding,
      bytes,
      textBytes: hash.bytes,
      hash: hash.end(),
      ...(totals === undefined ? {} : { totals }),
    };
  } finally {
    await text.return(undefined);
  }
}

async function choose(
  name: string,
  head: Uint8Array,
  start: Uint8Array,
  { format: wanted, mapping }: ReadOptions,
): Promise<{ readonly format: Format; readonly why: string }> {
  if (head.length === 0) {
    throw new ReadFailure('empty', 'The file or the archive is empty.');
  }
  if (wanted !== undefined) {
    const { loadFormats } = await import('./formats.ts');
    const format = (await loadFormats()).find((candidate) => candidate.id === wanted);
    if (format === undefined) throw new ReadFailure('unsupported', `There is no format “${wanted}”.`);
    return { format, why: 'chosen' };
  }
  const text = new TextDecoder().decode(head.subarray(0, SAMPLE_BYTES));
  const mapped = mapping === undefined ? undefined : await mappedTable(text, mapping);
  if (mapped !== undefined) return { format: mapped, why: `the columns are those of the mapping “${mapping?.name}”` };
  const own = caseFile.detect({ name, text });
  if (own.confidence >= 1) return { format: caseFile, why: own.why };
  const { namedRefusal, refusal } = await import('./refusals.ts');
  const named = namedRefusal(text);
  if (named !== undefined) throw new ReadFailure('unsupported', named);
  const { recognise } = await import('./formats.ts');
  const { format, why } = await recognise({ name, text });
  if (format === undefined) throw new ReadFailure('unrecognised', refusal(start, text));
  return { format, why };
}

/** The format of tables, where a row of the sample has the columns of a mapping; other files are read as what they are. */
async function mappedTable(text: string, mapping: TableMapping): Promise<Format | undefined> {
  const { customsTable, hasColumns } = await import('./customs/customsTable.ts');
  return hasColumns(text, mapping) ? customsTable : undefined;
}

async function takeHead(text: AsyncGenerator<Uint8Array>): Promise<Uint8Array> {
  let head: Uint8Array = new Uint8Array(0);
  while (head.length < SAMPLE_BYTES) {
    const next = await text.next();
    if (next.done === true) break;
    head = concat(head, next.value);
  }
  return head;
}

async function* hashed(
  head: Uint8Array,
  rest: AsyncIterable<Uint8Array>,
  hash: LineHash,
  onText: ReadOptions['onText'],
): AsyncGenerator<Uint8Array> {
  hash.push(head);
  onText?.(head);
  yield head;
  for await (const chunk of rest) {
    hash.push(chunk);
    onText?.(chunk);
    yield chunk;
  }
}

/** Counts the bytes of a file; an abort is felt at once, even while the next bytes are still awaited. */
async function* watched(
  chunks: AsyncIterable<Uint8Array>,
  signal: AbortSignal | undefined,
  count: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  const iterator = chunks[Symbol.asyncIterator]();
  const ended = new AbortController();
  // One promise a read: racing a single long-lived one would hold every chunk until the file ends.
  let abort: ((reason: unknown) => void) | undefined;
  signal?.addEventListener('abort', () => abort?.(signal.reason), { signal: ended.signal });
  try {
    for (;;) {
      signal?.throwIfAborted();
      const next = await new Promise<IteratorResult<Uint8Array>>((resolve, reject) => {
        abort = reject;
        iterator.next().catch(unreadable).then(resolve, reject);
      });
      if (next.done === true) return;
      count(next.value.length);
      yield next.value;
    }
  } finally {
    ended.abort();
    // Not awaited: a source that hangs would hold up the answer to the abort.
    void Promise.resolve(iterator.return?.()).catch(() => undefined);
  }
}

/** Lets others work. A timer would come a millisecond late or more each time, which adds up over a long reading. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => {
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage(undefined);
  });
}

/** The same bytes in small pieces, pausing now and then so that a cancel or a message gets through. */
async function* sliced(
  chunks: AsyncIterable<Uint8Array>,
  signal: AbortSignal | undefined,
  onPiece: (piece: Uint8Array) => void,
): AsyncGenerator<Uint8Array> {
  let pauseAt = performance.now() + WORK_MS;
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += SLICE_BYTES) {
      if (performance.now() >= pauseAt) {
        await nextTurn();
        pauseAt = performance.now() + WORK_MS;
      }
      signal?.throwIfAborted();
      const piece = chunk.subarray(at, at + SLICE_BYTES);
      onPiece(piece);
      yield piece;
    }
  }
}
