/** The encodings that are told apart; everything downstream sees UTF-8. */
type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** What the first bytes say about the encoding, and how many of them are a byte order mark. */
export interface EncodingGuess {
  readonly encoding: Encoding;
  readonly bomLength: number;
}

/** How many bytes are looked at for UTF-16 without a byte order mark. */
const SAMPLE = 4096;

/**
 * The encoding of a file by its first bytes: a byte order mark if there is one, else UTF-16 when one byte of each pair
 * is often zero and the other almost never (the punctuation of JSON, CSV and XML guarantees it), else UTF-8.
 */
export function detectEncoding(sample: Uint8Array): EncodingGuess {
  const [a, b, c] = sample;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', bomLength: 3 };
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', bomLength: 2 };
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', bomLength: 2 };
  const pairs = Math.floor(Math.min(sample.length, SAMPLE) / 2);
  let evenZeros = 0;
  let oddZeros = 0;
  for (let i = 0; i < pairs; i++) {
    if (sample[2 * i] === 0) evenZeros++;
    if (sample[2 * i + 1] === 0) oddZeros++;
  }
  const often = Math.max(1, pairs * 0.1);
  const hardlyEver = pairs * 0.01;
  if (oddZeros >= often && evenZeros <= hardlyEver) return { encoding: 'utf-16le', bomLength: 0 };
  if (evenZeros >= often && oddZeros <= hardlyEver) return { encoding: 'utf-16be', bomLength: 0 };
  return { encoding: 'utf-8', bomLength: 0 };
}

/**
 * The same text as UTF-8 without a byte order mark. UTF-8 passes through untouched. A code unit that is not valid
 * UTF-16 becomes the byte FF, which no valid UTF-8 holds, so that the line it stands in is reported like any other
 * line with invalid bytes.
 */
export async function* utf8Chunks(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let head: Uint8Array | undefined;
  let decoder: TextDecoder | undefined;
  let started = false;
  for await (const chunk of chunks) {
    if (started) {
      yield decoder ? encode(decoder.decode(chunk, { stream: true })) : chunk;
      continue;
    }
    head = head === undefined ? chunk : concat(head, chunk);
    if (head.length < 64) continue;
    started = true;
    const start = begin(head);
    decoder = start.decoder;
    if (start.bytes.length > 0) yield start.bytes;
  }
  if (!started && head !== undefined) {
    const start = begin(head);
    decoder = start.decoder;
    if (start.bytes.length > 0) yield start.bytes;
  }
  const rest = decoder?.decode() ?? '';
  if (rest !== '') yield encode(rest);
}

function begin(head: Uint8Array): { readonly bytes: Uint8Array; readonly decoder: TextDecoder | undefined } {
  const { encoding, bomLength } = detectEncoding(head);
  const body = head.subarray(bomLength);
  if (encoding === 'utf-8') return { bytes: body, decoder: undefined };
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  return { bytes: encode(decoder.decode(body, { stream: true })), decoder };
}

const encoder = new TextEncoder();
const INVALID = 0xff;

function encode(text: string): Uint8Array {
  if (!text.includes('\ufffd')) return encoder.encode(text);
  const bytes = new Uint8Array(text.length * 3);
  let at = 0;
  let from = 0;
  for (let stop = text.indexOf('\ufffd'); stop >= 0; stop = text.indexOf('\ufffd', from)) {
    at += encoder.encodeInto(text.slice(from, stop), bytes.subarray(at)).written;
    bytes[at++] = INVALID;
    from = stop + 1;
  }
  at += encoder.encodeInto(text.slice(from), bytes.subarray(at)).written;
  return bytes.subarray(0, at);
}

/** Two pieces of bytes as one. */
export function concat(first: Uint8Array, second: Uint8Array): Uint8Array {
  if (first.length === 0) return second;
  if (second.length === 0) return first;
  const joined = new Uint8Array(first.length + second.length);
  joined.set(first);
  joined.set(second, first.length);
  return joined;
}

/** Bytes that were looked at, and those after them. */
export async function* startingWith(head: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    if (head.length > 0) yield head;
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}
