import { Checksum } from './checksum.ts';

/** A column as it stands in memory. */
export type Column = Uint8Array | Uint16Array | Int32Array | Uint32Array | Float64Array;

/** A column to be packed, by a name of its own; its parts, all of one type, follow each other. */
export interface NamedColumn {
  readonly name: string;
  readonly parts: readonly Column[];
}

/** Where packed bytes are read from. */
export interface PackedSource {
  readonly size: number;
  /** @throws Error when they cannot be read. */
  read(start: number, end: number): Promise<Uint8Array>;
}

/** What was packed. */
export interface Unpacked {
  /** What `about` was, parsed from its JSON. */
  readonly about: string;
  /** The columns as views on the bytes that were read. */
  readonly columns: ReadonlyMap<string, Column>;
}

/** Why packed bytes cannot be used; each is the end of a sentence. */
export const PACKED_FAILURES = {
  foreign: 'is not a stored case',
  newer: 'was stored by another version of the app',
  cut: 'is not all there',
  changed: 'has changed since it was stored',
} as const;

/** Says why packed bytes cannot be used. */
export class PackedFailure extends Error {
  override name = 'PackedFailure';

  constructor(readonly reason: keyof typeof PACKED_FAILURES) {
    super(PACKED_FAILURES[reason]);
  }
}

/** Raised whenever what is packed, or how, changes: older bytes are refused then. */
const PACKED_VERSION = 2;

/** "TLPACKED" in the order of bytes that nearly every machine has; on another one the bytes are foreign. */
const MAGIC = [0x41504c54, 0x44454b43] as const;
const PREFIX_BYTES = 24;
/** Up to this size all is read at once: a read of its own for each column takes longer. */
const READ_AT_ONCE = 16 * 1024 * 1024;
/** Bytes given out at a time. */
const PIECE = 1024 * 1024;

const TYPES = {
  u8: { bytes: 1, view: (buffer: ArrayBufferLike, at: number, length: number) => new Uint8Array(buffer, at, length) },
  u16: { bytes: 2, view: (buffer: ArrayBufferLike, at: number, length: number) => new Uint16Array(buffer, at, length) },
  i32: { bytes: 4, view: (buffer: ArrayBufferLike, at: number, length: number) => new Int32Array(buffer, at, length) },
  u32: { bytes: 4, view: (buffer: ArrayBufferLike, at: number, length: number) => new Uint32Array(buffer, at, length) },
  f64: {
    bytes: 8,
    view: (buffer: ArrayBufferLike, at: number, length: number) => new Float64Array(buffer, at, length),
  },
} as const;
type TypeName = keyof typeof TYPES;

/** The first part of the packed bytes. */
interface Head {
  readonly about: string;
  /** Name, type and length in items of each column, in their order. */
  readonly columns: readonly (readonly [string, TypeName, number])[];
}

/**
 * The packed bytes, piece by piece: a prefix (magic, version, length and sum of the head), the head as JSON, every
 * column as it stands in memory and beginning at a multiple of 8 bytes, and the sums of the columns. `about` is JSON of
 * what is no column. Returns a sum over everything, by which two packings can be compared.
 */
export function* pack(about: string, columns: readonly NamedColumn[]): Generator<Uint8Array, number> {
  const head: Head = {
    about,
    columns: columns.map(({ name, parts }) => [
      name,
      typeOf(parts[0]),
      parts.reduce((sum, part) => sum + part.length, 0),
    ]),
  };
  const text = new TextEncoder().encode(JSON.stringify(head));
  const prefix = Uint32Array.of(...MAGIC, PACKED_VERSION, text.length, sumOf(text), 0);
  yield bytesOf(prefix);
  yield text;
  yield padding(text.length);
  const sums: number[] = [];
  for (const { parts } of columns) {
    const sum = new Checksum();
    let length = 0;
    for (const part of parts) {
      const bytes = bytesOf(part);
      for (let at = 0; at < bytes.length; at += PIECE) {
        const piece = bytes.subarray(at, at + PIECE);
        sum.add(piece);
        yield piece;
      }
      length += bytes.length;
    }
    yield padding(length);
    sums.push(sum.finish());
  }
  const trailer = bytesOf(Uint32Array.from(sums));
  yield trailer;
  return sumOf(text, trailer);
}

/**
 * What was packed.
 *
 * @throws PackedFailure when the bytes are cut, changed, of another version or something else.
 */
export async function unpack(source: PackedSource): Promise<Unpacked> {
  const whole = source.size <= READ_AT_ONCE ? await source.read(0, source.size) : undefined;
  const read = async (start: number, end: number): Promise<Uint8Array> => {
    if (end > source.size) throw new PackedFailure('cut');
    const bytes = whole ? whole.subarray(start, end) : await source.read(start, end);
    if (bytes.length !== end - start) throw new PackedFailure('cut');
    return bytes;
  };
  const { head, end } = await readHead(read);
  let at = end;
  const columns = new Map<string, Column>();
  const sums: number[] = [];
  for (const [name, type, length] of head.columns) {
    const bytes = await read(at, at + length * TYPES[type].bytes);
    sums.push(sumOf(bytes));
    columns.set(name, viewOf(bytes, type, length));
    at += bytes.length + padding(bytes.length).length;
  }
  const stored = await read(at, at + sums.length * 4);
  if (at + stored.length !== source.size) throw new PackedFailure('changed');
  if (viewOf(stored, 'u32', sums.length).some((sum, index) => sum !== sums[index])) throw new PackedFailure('changed');
  return { about: head.about, columns };
}

async function readHead(
  read: (start: number, end: number) => Promise<Uint8Array>,
): Promise<{ readonly head: Head; readonly end: number }> {
  const prefix = viewOf(await read(0, PREFIX_BYTES), 'u32', PREFIX_BYTES / 4);
  if (MAGIC.some((word, index) => prefix[index] !== word)) throw new PackedFailure('foreign');
  if (prefix[2] !== PACKED_VERSION) throw new PackedFailure('newer');
  const length = prefix[3] ?? 0;
  const text = await read(PREFIX_BYTES, PREFIX_BYTES + length);
  if (sumOf(text) !== prefix[4] || prefix[5] !== 0) throw new PackedFailure('changed');
  const head: Head = JSON.parse(new TextDecoder().decode(text));
  return { head, end: PREFIX_BYTES + length + padding(length).length };
}

function typeOf(column: Column | undefined): TypeName {
  if (column instanceof Uint16Array) return 'u16';
  if (column instanceof Int32Array) return 'i32';
  if (column instanceof Uint32Array) return 'u32';
  if (column instanceof Float64Array) return 'f64';
  return 'u8';
}

function bytesOf({ buffer, byteOffset, byteLength }: Column): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/** The bytes as a column; copied only where they begin at a place that the type does not allow. */
function viewOf(bytes: Uint8Array, type: TypeName, length: number): Column {
  const { bytes: size, view } = TYPES[type];
  const { buffer, byteOffset } = aligned(bytes, size);
  return view(buffer, byteOffset, length);
}

function aligned(bytes: Uint8Array, size: number): Uint8Array {
  return bytes.byteOffset % size === 0 ? bytes : bytes.slice();
}

function padding(length: number): Uint8Array {
  return new Uint8Array((8 - (length % 8)) % 8);
}

function sumOf(...pieces: readonly Uint8Array[]): number {
  const sum = new Checksum();
  for (const piece of pieces) sum.add(piece);
  return sum.finish();
}
