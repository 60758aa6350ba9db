import { crc32 } from '../../model/crc32.ts';
import { chooseEncoding } from '../encodings/guess.ts';
import { decompress, MAX_INFLATED_BYTES, sizeText } from '../decompress.ts';
import { ReadFailure } from '../readFailure.ts';

/** One file within an archive. */
export interface ZipMember {
  /** Its path within the archive. */
  readonly name: string;
  /**
   * Its bytes, inflated as they are asked for.
   *
   * @throws ReadFailure when they are locked, packed in an unusual way, damaged, cut or too many.
   */
  open(): AsyncGenerator<Uint8Array>;
}

/** How much an archive may hold before it is taken for a bomb. */
export interface ZipLimits {
  /** Inflated bytes of all members together. */
  readonly bytes: number;
  readonly members: number;
}

const LIMITS: ZipLimits = { bytes: MAX_INFLATED_BYTES, members: 10_000 };

const DIRECTORY_END = 0x06054b50;
const DIRECTORY_END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
/** The longest comment an archive may end with, and the record before it. */
const END_RECORD_BYTES = 22;
const LONGEST_END = 0xffff + END_RECORD_BYTES;
const PIECE_BYTES = 256 * 1024;

/**
 * The files of a zip archive, as its directory at the end lists them (PKWARE APPNOTE 4.3): folders, and the notes that
 * macOS and Windows leave in archives, are passed over. The sizes of the directory are believed for the place of the
 * packed bytes only; what they inflate to is counted, and checked against the checksum.
 *
 * @throws ReadFailure when the directory is missing or damaged, or lists too many files.
 */
export function readZip(bytes: Uint8Array, limits = LIMITS): readonly ZipMember[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { count, start } = findDirectory(view);
  if (count > limits.members) {
    throw new ReadFailure('archive-too-large', `The archive holds more than ${limits.members} files.`);
  }
  const budget = { left: limits.bytes };
  const members: ZipMember[] = [];
  let at = start;
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== ENTRY) throw damaged();
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const nameAt = at + 46;
    const next = nameAt + nameLength + extraLength + view.getUint16(at + 32, true);
    if (next > bytes.length) throw damaged();
    const flags = view.getUint16(at + 8, true);
    const name = memberName(bytes.subarray(nameAt, nameAt + nameLength), (flags & 0x800) !== 0);
    const sizes = readSizes(view, at, nameAt + nameLength, extraLength);
    const entry = {
      name,
      locked: (flags & 1) !== 0,
      method: view.getUint16(at + 10, true),
      checksum: view.getUint32(at + 16, true),
      ...sizes,
    };
    if (!isLeftOut(name)) members.push({ name, open: () => openMember(bytes, view, entry, budget, limits) });
    at = next;
  }
  return members;
}

interface Entry {
  readonly name: string;
  readonly locked: boolean;
  readonly method: number;
  readonly checksum: number;
  readonly packed: number;
  readonly offset: number;
}

function findDirectory(view: DataView): { readonly count: number; readonly start: number } {
  const last = view.byteLength - END_RECORD_BYTES;
  for (let at = last; at >= Math.max(0, last - LONGEST_END); at--) {
    if (view.getUint32(at, true) !== DIRECTORY_END) continue;
    const count = view.getUint16(at + 10, true);
    const start = view.getUint32(at + 16, true);
    if (count !== 0xffff && start !== 0xffffffff) return { count, start };
    return findDirectory64(view, at);
  }
  throw new ReadFailure('archive-cut', 'The archive is cut: its list of files is missing.');
}

function findDirectory64(view: DataView, end: number): { readonly count: number; readonly start: number } {
  const locator = end - 20;
  if (locator < 0 || view.getUint32(locator, true) !== LOCATOR_64) throw damaged();
  const at = Number(view.getBigUint64(locator + 8, true));
  if (at + 56 > view.byteLength || view.getUint32(at, true) !== DIRECTORY_END_64) throw damaged();
  return { count: Number(view.getBigUint64(at + 32, true)), start: Number(view.getBigUint64(at + 48, true)) };
}

/** Packed size and offset; those that need more than 32 bits stand in the extra field 1, in the order of the record. */
function readSizes(view: DataView, at: number, extraAt: number, extraLength: number): Pick<Entry, 'packed' | 'offset'> {
  let packed = view.getUint32(at + 20, true);
  let offset = view.getUint32(at + 42, true);
  for (let field = extraAt; field + 4 <= extraAt + extraLength; field += 4 + view.getUint16(field + 2, true)) {
    if (view.getUint16(field, true) !== 1) continue;
    const end = field + 4 + view.getUint16(field + 2, true);
    let value = field + 4 + (view.getUint32(at + 24, true) === 0xffffffff ? 8 : 0);
    if (packed === 0xffffffff && value + 8 <= end) {
      packed = Number(view.getBigUint64(value, true));
      value += 8;
    }
    if (offset === 0xffffffff && value + 8 <= end) offset = Number(view.getBigUint64(value, true));
    break;
  }
  return { packed, offset };
}

/** Names without the mark of UTF-8 are often UTF-8 all the same, or in the encoding of the machine that packed them. */
function memberName(bytes: Uint8Array, marked: boolean): string {
  return new TextDecoder(marked ? 'utf-8' : chooseEncoding(bytes, true).encoding).decode(bytes);
}

function isLeftOut(name: string): boolean {
  return /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$)|\/$/i.test(name);
}

async function* openMember(
  bytes: Uint8Array,
  view: DataView,
  entry: Entry,
  budget: { left: number },
  limits: ZipLimits,
): AsyncGenerator<Uint8Array> {
  if (entry.locked) throw new ReadFailure('unsupported', 'The file is locked with a password; unpack it.');
  if (entry.method !== 0 && entry.method !== 8) {
    throw new ReadFailure('unsupported', `The file is packed in an unusual way (method ${entry.method}); unpack it.`);
  }
  if (entry.offset + 30 > bytes.length || view.getUint32(entry.offset, true) !== LOCAL) throw damaged();
  const start = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  const stop = start + entry.packed;
  if (stop > bytes.length) throw damaged();
  const packed = pieces(bytes.subarray(start, stop));
  let checksum = 0;
  for await (const piece of entry.method === 0 ? packed : decompress(packed, 'deflate-raw', budget.left)) {
    budget.left -= piece.length;
    if (budget.left < 0) {
      throw new ReadFailure('archive-too-large', `The archive inflates to more than ${sizeText(limits.bytes)}.`);
    }
    checksum = crc32(piece, checksum);
    yield piece;
  }
  if (checksum !== entry.checksum) throw damaged();
}

async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) yield bytes.subarray(at, at + PIECE_BYTES);
}

function damaged(): ReadFailure {
  return new ReadFailure('archive-damaged', 'The archive is damaged and cannot be unpacked.');
}
