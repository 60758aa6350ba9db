import { detectEncoding } from '../encoding.ts';
import { LETTER_MODELS, NO_LETTER, OTHER_LETTER, type LetterModel } from './letters.ts';

/** One way to read the bytes. */
export interface EncodingReading {
  /** A label that `TextDecoder` knows. */
  readonly encoding: string;
  /** Up to three lines that hold characters beyond ASCII, as this encoding reads them; the first lines where none do. */
  readonly preview: string;
}

/** What the bytes of a text are taken for. */
export interface EncodingChoice {
  readonly encoding: string;
  /** How many bytes at the start are a byte order mark. */
  readonly markBytes: number;
  /** 0 a mere guess … 1 certain. */
  readonly confidence: number;
  /** Why, in words. */
  readonly why: string;
  /** The chosen reading first, then the others, likeliest first. */
  readonly readings: readonly EncodingReading[];
}

/** What a letter costs that hardly ever follows the one before it (natural logarithm). */
const UNUSUAL_NEIGHBOUR = -4;
const PREVIEW_LINES = 3;
const PREVIEW_CHARACTERS = 200;
/** A sample that holds more other control characters than this share is no text in a one-byte encoding. */
const MOST_CONTROLS = 0.02;

/**
 * Chooses the encoding of a text by its first bytes: a byte order mark, the zeros of UTF-16, the declaration of an XML
 * document, valid UTF-8, and then by how likely the letters are that each one-byte encoding makes of the bytes. The
 * letters of a UTF-8 mark followed by bytes of another encoding decide too. `whole` says that the sample is the whole
 * text, so that a character cut at its end is a fault.
 */
export function chooseEncoding(sample: Uint8Array, whole: boolean): EncodingChoice {
  const { encoding, bomLength } = detectEncoding(sample);
  const body = sample.subarray(bomLength);
  const sure = (name: string, why: string, markBytes = bomLength): EncodingChoice => ({
    encoding: name,
    markBytes,
    confidence: 1,
    why,
    readings: readingsOf(body, [name, ...LETTER_MODELS.map((model) => model.encoding)]),
  });
  if (encoding !== 'utf-8') {
    return sure(encoding, bomLength > 0 ? 'a byte order mark says so' : 'every other byte is zero');
  }
  const declared = bomLength > 0 ? undefined : declaredEncoding(body);
  if (declared !== undefined) return sure(declared, 'the document declares it');
  const { sequences, faults } = countUtf8(body, whole);
  if (faults === 0) return sure('utf-8', bomLength > 0 ? 'a byte order mark says so' : 'the bytes are valid UTF-8');
  const xml = startsAsXml(body);
  if (xml || sequences > 4 * faults || controlShare(body) > MOST_CONTROLS) {
    const why = xml ? 'XML that declares nothing is UTF-8' : 'nearly all bytes are valid UTF-8';
    return { ...sure('utf-8', why), confidence: 0.5 };
  }
  const scored = LETTER_MODELS.map((model) => ({ model, score: scoreOf(body, model) })).sort(
    (a, b) => b.score - a.score,
  );
  const [best, second] = scored;
  if (best === undefined || second === undefined) return sure('utf-8', 'no other encoding is known');
  const margin = best.score - second.score;
  return {
    encoding: best.model.encoding,
    markBytes: bomLength,
    confidence: Math.min(0.95, 1 - 0.5 * Math.exp(-margin / 6)),
    why:
      bomLength > 0
        ? 'a byte order mark says UTF-8, but the bytes are not valid; the letters fit this one best'
        : 'the letters fit this one best',
    readings: readingsOf(body, [...scored.map(({ model }) => model.encoding), 'utf-8']),
  };
}

/** The encoding that an XML declaration names, where a decoder knows it; UTF-16 in bytes of ASCII is a slip for UTF-8. */
function declaredEncoding(bytes: Uint8Array): string | undefined {
  if (!startsAsXml(bytes)) return undefined;
  const start = String.fromCharCode(...bytes.subarray(0, 256));
  const label = /^\s*<\?xml[^>]{0,120}encoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(start)?.[1];
  if (label === undefined || /^utf-?16/i.test(label) || !isKnownEncoding(label)) return undefined;
  return new TextDecoder(label).encoding;
}

/** Whether a decoder knows an encoding of this name. */
export function isKnownEncoding(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== '';
  } catch {
    return false;
  }
}

function startsAsXml(bytes: Uint8Array): boolean {
  return /^\s*<[?!A-Za-z]/.test(String.fromCharCode(...bytes.subarray(0, 16)));
}

/** Multi-byte sequences of UTF-8 and bytes that are part of none. */
function countUtf8(bytes: Uint8Array, whole: boolean): { readonly sequences: number; readonly faults: number } {
  let sequences = 0;
  let faults = 0;
  for (let at = 0; at < bytes.length; at++) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) continue;
    const more = lead >= 0xf0 && lead < 0xf5 ? 3 : lead >= 0xe0 ? 2 : lead >= 0xc2 ? 1 : 0;
    let found = 0;
    while (found < more && ((bytes[at + found + 1] ?? 0) & 0xc0) === 0x80) found++;
    if (more > 0 && lead < 0xf5 && found === more) {
      sequences++;
      at += more;
    } else if (whole || more === 0 || at + found + 1 < bytes.length) faults++;
    else break;
  }
  return { sequences, faults };
}

function controlShare(bytes: Uint8Array): number {
  let controls = 0;
  for (const byte of bytes) if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13) controls++;
  return controls / Math.max(1, bytes.length);
}

/** The logarithm of how likely the characters beyond ASCII are in this encoding, up to the part all encodings share. */
function scoreOf(bytes: Uint8Array, model: LetterModel): number {
  const text = new TextDecoder(model.encoding).decode(bytes);
  let score = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character < '\u0080') continue;
    const weight = model.weights.get(character);
    const letter = isLetter(character);
    score += weight ?? (letter ? OTHER_LETTER : NO_LETTER);
    if (letter) score += neighbourCost(text.charAt(at - 1), character, model.script);
  }
  return score;
}

function neighbourCost(before: string, letter: string, script: LetterModel['script']): number {
  const beyond = before >= '\u0080' && isLetter(before);
  if (script === 'latin') return beyond ? UNUSUAL_NEIGHBOUR : 0;
  if (/[a-z]/i.test(before)) return UNUSUAL_NEIGHBOUR;
  if (!beyond) return /[ьъы]/i.test(letter) ? UNUSUAL_NEIGHBOUR : 0;
  const rises = before === before.toLowerCase() && letter !== letter.toLowerCase();
  return rises ? UNUSUAL_NEIGHBOUR : 0;
}

function isLetter(character: string): boolean {
  return /\p{L}/u.test(character);
}

function readingsOf(bytes: Uint8Array, encodings: readonly string[]): readonly EncodingReading[] {
  return [...new Set(encodings)].map((encoding) => ({ encoding, preview: previewIn(bytes, encoding) }));
}

function previewIn(bytes: Uint8Array, encoding: string): string {
  const lines = new TextDecoder(encoding).decode(bytes.subarray(0, 16 * 1024)).split(/\r?\n/);
  const telling = lines.filter((line) => /[^\p{ASCII}]/u.test(line));
  return (telling.length > 0 ? telling : lines)
    .slice(0, PREVIEW_LINES)
    .map((line) => line.slice(0, PREVIEW_CHARACTERS))
    .join('\n');
}
