import { crc32 } from '../model/crc32.ts';

const SIGNATURE = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Length, type and check around the data of a chunk. */
const CHUNK_EXTRA = 12;
/** Keyword, then a zero byte, two for "not compressed", and an empty language and translated keyword. */
const ITXT_ZEROS = 5;

/** Whether bytes begin like a PNG. */
export function isPng(bytes: Uint8Array): boolean {
  return SIGNATURE.every((byte, index) => bytes[index] === byte);
}

/**
 * A PNG with one more text (an uncompressed iTXt chunk in UTF-8, PNG specification, section 11.3.4.5) right after its
 * header chunk. Bytes that are no PNG come back as they are.
 */
export function writePngText(png: Uint8Array, keyword: string, text: string): Uint8Array {
  const header = chunksOf(png).next().value;
  if (header === undefined) return png;
  const data = new TextEncoder().encode(`iTXt${keyword}${'\0'.repeat(ITXT_ZEROS)}${text}`);
  const chunk = new Uint8Array(data.length + 8);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, data.length - 4);
  chunk.set(data, 4);
  view.setUint32(data.length + 4, crc32(data));
  const result = new Uint8Array(png.length + chunk.length);
  result.set(png.subarray(0, header.end));
  result.set(chunk, header.end);
  result.set(png.subarray(header.end), header.end + chunk.length);
  return result;
}

/** The first sound text of a PNG under a keyword; `undefined` without one, whatever the bytes are. */
export function readPngText(png: Uint8Array, keyword: string): string | undefined {
  const start = new TextEncoder().encode(`iTXt${keyword}${'\0'.repeat(ITXT_ZEROS)}`);
  for (const { data, check } of chunksOf(png)) {
    if (start.some((byte, index) => data[index] !== byte) || crc32(data) !== check) continue;
    return new TextDecoder().decode(data.subarray(start.length));
  }
  return undefined;
}

interface Chunk {
  /** Type and content. */
  readonly data: Uint8Array;
  readonly check: number;
  /** Where the next chunk starts. */
  readonly end: number;
}

/** The chunks of a PNG as far as they are whole. */
function* chunksOf(png: Uint8Array): Generator<Chunk, undefined> {
  if (!isPng(png)) return undefined;
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  for (let at = SIGNATURE.length; at + CHUNK_EXTRA <= png.length;) {
    const end = at + CHUNK_EXTRA + view.getUint32(at);
    if (end > png.length) return undefined;
    yield { data: png.subarray(at + 4, end - 4), check: view.getUint32(end - 4), end };
    at = end;
  }
  return undefined;
}
