import { concat } from '../encoding.ts';
import { ReadFailure } from '../readFailure.ts';
import { chooseEncoding, isKnownEncoding, type EncodingChoice } from './guess.ts';

/** How a text was decoded. */
export interface Decoding {
  /** A label that `TextDecoder` knows. */
  readonly encoding: string;
  readonly confidence: number;
  readonly why: string;
}

/** Bytes looked at to choose an encoding, from the first byte beyond ASCII on. */
const SAMPLE_BYTES = 64 * 1024;

/**
 * The same text as UTF-8 without a byte order mark, in the encoding `forced` or else the one `chooseEncoding` finds. The
 * choice waits for the first bytes beyond ASCII, wherever they stand. Valid UTF-8 passes through untouched. A byte that
 * stands for no character becomes the byte FF, which no UTF-8 holds, so that readers report its line. `onDecoding`
 * hears the choice, at the latest before the text ends.
 *
 * @throws ReadFailure for a forced encoding that is not known.
 */
export async function* decoded(
  chunks: AsyncIterable<Uint8Array>,
  options: {
    readonly forced?: string;
    /** Taken in place of a one-byte encoding that was merely guessed. */
    readonly preferred?: string;
    readonly onDecoding?: (decoding: Decoding) => void;
  } = {},
): AsyncGenerator<Uint8Array> {
  const forced = options.forced === undefined ? undefined : knownEncoding(options.forced);
  const choose = (sample: Uint8Array, whole: boolean): EncodingChoice => {
    const found = chooseEncoding(sample, whole);
    const guessed = !found.encoding.startsWith('utf-') && found.confidence < 1;
    const preferred = options.preferred !== undefined && guessed ? knownEncoding(options.preferred) : undefined;
    const encoding = forced ?? preferred;
    if (encoding === undefined) return found;
    return { ...found, encoding, confidence: 1, why: 'chosen' };
  };
  let held: Uint8Array | undefined;
  let convert: ((bytes: Uint8Array, last: boolean) => Uint8Array) | undefined;
  const begin = (sample: Uint8Array, whole: boolean): Uint8Array => {
    const { encoding, markBytes, confidence, why } = choose(sample, whole);
    options.onDecoding?.({ encoding, confidence, why });
    convert = converter(encoding);
    return convert(sample.subarray(markBytes), false);
  };
  let first = true;
  for await (const chunk of chunks) {
    if (convert !== undefined) {
      yield convert(chunk, false);
      continue;
    }
    // The first bytes tell marks, declarations and UTF-16; after them ASCII is the same in every encoding that is left.
    if (held === undefined && !first && isAscii(chunk)) {
      yield chunk;
      continue;
    }
    held = held === undefined ? chunk : concat(held, chunk);
    if (held.length < SAMPLE_BYTES) continue;
    if (first && forced === undefined && isPlain(held)) {
      first = false;
      yield held;
      held = undefined;
      continue;
    }
    yield begin(held, false);
    held = undefined;
  }
  if (convert === undefined) {
    const text = begin(held ?? new Uint8Array(0), true);
    if (text.length > 0) yield text;
  }
  const rest = convert?.(new Uint8Array(0), true);
  if (rest !== undefined && rest.length > 0) yield rest;
}

/**
 * The label that `TextDecoder` gives an encoding.
 *
 * @throws ReadFailure when it knows none of that name.
 */
function knownEncoding(label: string): string {
  if (isKnownEncoding(label)) return new TextDecoder(label).encoding;
  throw new ReadFailure('unsupported', `The encoding “${label.slice(0, 40)}” is not known.`);
}

/** ASCII without an XML declaration of another encoding: nothing is decided yet. */
function isPlain(bytes: Uint8Array): boolean {
  return isAscii(bytes) && bytes.indexOf(0) < 0 && chooseEncoding(bytes.subarray(0, 512), false).encoding === 'utf-8';
}

function isAscii(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at++) if ((bytes[at] ?? 0) >= 0x80) return false;
  return true;
}

function converter(encoding: string): (bytes: Uint8Array, last: boolean) => Uint8Array {
  if (encoding === 'utf-8') return (bytes) => bytes;
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  const fault = encoding.startsWith('utf-') ? REPLACED : NO_CHARACTER;
  return (bytes, last) => encodeMarked(decoder.decode(bytes, { stream: !last }), fault);
}

const encoder = new TextEncoder();
/** What a decoder gives for a fault, and one-byte decoders for a byte without a character: the control of its number. */
const REPLACED = /\ufffd/g;
const NO_CHARACTER = /[\u0080-\u009f\ufffd]/g;
const INVALID = 0xff;

function encodeMarked(text: string, fault: RegExp): Uint8Array {
  if (text.search(fault) < 0) return encoder.encode(text);
  const bytes = new Uint8Array(text.length * 3);
  let at = 0;
  let from = 0;
  for (const match of text.matchAll(fault)) {
    at += encoder.encodeInto(text.slice(from, match.index), bytes.subarray(at)).written;
    bytes[at++] = INVALID;
    from = match.index + 1;
  }
  at += encoder.encodeInto(text.slice(from), bytes.subarray(at)).written;
  return bytes.subarray(0, at);
}
