import { isObject, parseObject } from './objectReader.ts';
import { ID_LISTS, ID_LIST_NAMES, isIdList, type Wire } from './wire.ts';

const HASH_BYTES = 6;
const MAX_HASH = 2 ** 48 - 1;
/** Numbers in the container stay below this; five bytes of seven bits would allow more. */
const MAX_NUMBER = 2 ** 32;

/**
 * A wire as bytes: length and text of the JSON, the table of distinct hashes (six bytes each, most significant
 * first), the lists (letter, length, and for each hash 0 for the next one of the table or 1 + its place there), a zero
 * byte, and the places. Numbers are little-endian groups of seven bits; places take their sign in the lowest bit.
 */
export function packWire(wire: Wire<number>): Uint8Array {
  const table = new Map<number, number>();
  const lists: number[] = [];
  for (const name of ID_LIST_NAMES) {
    const hashes = wire.ids.get(name) ?? [];
    if (hashes.length === 0) continue;
    lists.push(ID_LISTS[name].charCodeAt(0));
    pushNumber(lists, hashes.length);
    for (const hash of hashes) {
      const known = table.get(hash);
      pushNumber(lists, known === undefined ? 0 : known + 1);
      if (known === undefined) table.set(hash, table.size);
    }
  }
  lists.push(0);
  for (const place of wire.places) pushNumber(lists, place < 0 ? -2 * place - 1 : 2 * place);

  const json = new TextEncoder().encode(JSON.stringify(wire.head));
  const bytes: number[] = [];
  pushNumber(bytes, json.length);
  for (const byte of json) bytes.push(byte);
  pushNumber(bytes, table.size);
  for (const hash of table.keys()) {
    for (let power = HASH_BYTES - 1; power >= 0; power--) bytes.push(Math.floor(hash / 256 ** power) % 256);
  }
  return Uint8Array.from([...bytes, ...lists]);
}

/** The wire of bytes; `undefined` when they are anything but the whole of one. */
export function unpackWire(bytes: Uint8Array): Wire<number> | undefined {
  const cursor = new Cursor(bytes);
  const json = cursor.take(cursor.number());
  const head = json && parseObject(decodeText(json) ?? '');
  if (!isObject(head)) return undefined;
  const table = cursor.hashes(cursor.number());
  if (!table) return undefined;
  const ids = cursor.lists(table);
  const places = ids && cursor.places();
  return places && { head, ids, places };
}

/** Reads bytes in turn; once anything is amiss every further read fails too. */
class Cursor {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** A number of seven-bit groups; NaN when there is none, or it is too large or written longer than needed. */
  number(): number {
    let value = 0;
    for (let factor = 1; factor <= 2 ** 28; factor *= 128) {
      const byte = this.#bytes[this.#at++];
      if (byte === undefined || (byte === 0 && factor > 1)) return Number.NaN;
      value += (byte & 127) * factor;
      if (byte < 128) return value < MAX_NUMBER ? value : Number.NaN;
    }
    return Number.NaN;
  }

  take(length: number): Uint8Array | undefined {
    if (!(this.#at + length <= this.#bytes.length)) return undefined;
    this.#at += length;
    return this.#bytes.subarray(this.#at - length, this.#at);
  }

  /** A table of distinct hashes. */
  hashes(count: number): readonly number[] | undefined {
    const bytes = this.take(count * HASH_BYTES);
    if (!bytes) return undefined;
    const hashes: number[] = [];
    for (let at = 0; at < bytes.length; at += HASH_BYTES) {
      hashes.push(bytes.subarray(at, at + HASH_BYTES).reduce((value, byte) => value * 256 + byte, 0));
    }
    return new Set(hashes).size === count && hashes.every((hash) => hash <= MAX_HASH) ? hashes : undefined;
  }

  /** The lists up to the zero byte; they use up the table. An unknown letter keeps its list under that letter. */
  lists(table: readonly number[]): ReadonlyMap<string, readonly number[]> | undefined {
    const lists = new Map<string, readonly number[]>();
    let used = 0;
    for (;;) {
      const letter = this.take(1)?.[0];
      if (letter === undefined) return undefined;
      if (letter === 0) return used === table.length ? lists : undefined;
      const count = this.number();
      if (!(count <= this.#bytes.length - this.#at)) return undefined;
      const hashes: number[] = [];
      for (let i = 0; i < count; i++) {
        const code = this.number();
        const hash = table[code === 0 ? used++ : code - 1];
        if (hash === undefined || code > used) return undefined;
        hashes.push(hash);
      }
      const name = ID_LIST_NAMES.find((one) => ID_LISTS[one].charCodeAt(0) === letter) ?? String.fromCharCode(letter);
      if (lists.has(name) || (!isIdList(name) && letter > 127)) return undefined;
      lists.set(name, hashes);
    }
  }

  /** Signed numbers up to the end. */
  places(): readonly number[] | undefined {
    const places: number[] = [];
    while (this.#at < this.#bytes.length) {
      const code = this.number();
      if (Number.isNaN(code)) return undefined;
      places.push(code % 2 === 1 ? -(code + 1) / 2 : code / 2);
    }
    return places;
  }
}

function pushNumber(bytes: number[], value: number): void {
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  bytes.push(rest);
}

function decodeText(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
