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

/** Bytes looked at to choose an encoding. */
const SAMPLE_BYTES = 64 * 1024;

/** What is said of an encoding before a text is decoded, and who hears which it was. */
export interface DecodeOptions {
  /** The encoding the text is in, whatever its bytes look like. */
  readonly forced?: string;
  /** Taken in place of a one-byte encoding that was merely guessed. */
  readonly preferred?: string;
  readonly onDecoding?: (decoding: Decoding) => void;
}

/**
 * The same text as UTF-8 without a byte order mark, in the encoding that is forced or else the one `chooseEncoding`
 * finds in the first 64 KiB. Valid UTF-8 passes through untouched. A byte that stands for no character becomes the byte
 * FF, which no UTF-8 holds, so that readers report its line.
 *
 * @throws ReadFailure for a forced encoding that is not known.
 */
export async function* decoded(
  chunks: AsyncIterable<Uint8Array>,
  options: DecodeOptions = {},
): AsyncGenerator<Uint8Array> {
  const forced = options.forced === undefined ? undefined : knownEncoding(options.forced);
  let held: Uint8Array = new Uint8Array(0);
  let convert: Converter | undefined;
  const begin = (whole: boolean): Uint8Array => {
    const choice = choose(held, whole, forced, options.preferred);
    const { encoding, markBytes, confidence, why } = choice;
    options.onDecoding?.({ encoding, confidence, why });
    convert = converter(encoding);
    return convert(held.subarray(markBytes), false);
  };
  for await (const chunk of chunks) {
    if (convert !== undefined) {
      yield convert(chunk, false);
      continue;
    }
    held = concat(held, chunk);
    if (held.length < SAMPLE_BYTES) continue;
    yield begin(false);
    held = new Uint8Array(0);
  }
  if (convert === undefined) {
    const text = begin(true);
    if (text.length > 0) yield text;
  }
  const rest = convert?.(new Uint8Array(0), true);
  if (rest !== undefined && rest.length > 0) yield rest;
}

function choose(
  sample: Uint8Array,
  whole: boolean,
  forced: string | undefined,
  preferred: string | undefined,
): EncodingChoice {
  const found = chooseEncoding(sample, whole);
  const guessed = !found.encoding.startsWith('utf-') && found.confidence < 1;
  const encoding = forced ?? (preferred !== undefined && guessed ? knownEncoding(preferred) : undefined);
  return encoding === undefined ? found : { ...found, encoding, confidence: 1, why: 'chosen' };
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

/** Turns bytes into UTF-8; with `last` it gives what it still holds. */
type Converter = (bytes: Uint8Array, last: boolean) => Uint8Array;

function converter(encoding: string): Converter {
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
