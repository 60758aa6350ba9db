import { EntityInBytes, RelationInBytes, type ByteSink } from '../model/byteRecords.ts';
import { ENTITY_KIND_LIST } from '../model/entityKinds.ts';
import { hashInto } from '../model/ids.ts';
import { RELATION_KIND_LIST } from '../model/relationKinds.ts';
import { LONGEST_NAME } from './byteValues.ts';
import type { EdgeIds } from './edgeIds.ts';
import type { EndNames } from './endNames.ts';

const OTHER = ENTITY_KIND_LIST.indexOf('other');
const LINKED = RELATION_KIND_LIST.indexOf('linked_to');
const CAPITAL_N = 78;

/** What a byte is in a usual line. */
const END = 1;
const PARTING = 2;
const SORTS = Uint8Array.from({ length: 256 }, (_, byte) => {
  const character = String.fromCharCode(byte);
  if (byte < 0x80 && /[\w.:@/-]/.test(character)) return END;
  return /[ \t,;|]/.test(character) ? PARTING : 0;
});

/**
 * Reads the usual line of a list of pairs: two plain ends with one sign between them and nothing else. Every other line
 * is refused, and the careful reader takes it; where both read a line, the case is the same.
 */
export class PairBytes {
  private readonly entity = new EntityInBytes();
  private readonly relation = new RelationInBytes();
  private readonly hash = new Int32Array(2);
  private readonly ids: EdgeIds;
  private readonly names: EndNames;
  private readonly out: ByteSink;

  constructor(ids: EdgeIds, names: EndNames, out: ByteSink) {
    this.ids = ids;
    this.names = names;
    this.out = out;
    this.entity.kind = OTHER;
  }

  /** Reads the line in `bytes[start … end)`; false, with nothing sent, when it is not a usual one. */
  read(bytes: Uint8Array, start: number, end: number, line: number): boolean {
    const middle = endOf(bytes, start, end);
    if (SORTS[bytes[middle] ?? 0] !== PARTING || middle === end || endOf(bytes, middle + 1, end) !== end) return false;
    if (!isPlain(bytes, start, middle) || !isPlain(bytes, middle + 1, end)) return false;
    this.name(bytes, start, middle, line);
    this.name(bytes, middle + 1, end, line);
    const { relation } = this;
    const { texts } = relation;
    relation.clear(LINKED, false);
    texts.clear();
    texts.add(bytes, 0, 0);
    texts.add(bytes, start, middle);
    texts.add(bytes, middle + 1, end);
    this.ids.name(relation);
    this.out.relation(relation, line);
    return true;
  }

  /** Sends an end that no line has named so far. */
  private name(bytes: Uint8Array, start: number, end: number, line: number): void {
    const { entity, hash } = this;
    hashInto(bytes, start, end, hash);
    if (!this.names.isNew(hash[0] ?? 0, hash[1] ?? 0)) return;
    entity.texts.clear();
    entity.texts.add(bytes, start, end);
    entity.texts.add(bytes, start, end);
    this.out.entity(entity, line);
  }
}

/** Where the end that begins at a place stops. */
function endOf(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end && SORTS[bytes[at] ?? 0] === END) at++;
  return at;
}

/** Whether an end says something; NULL is looked at more closely. */
function isPlain(bytes: Uint8Array, start: number, end: number): boolean {
  const length = end - start;
  return length > 0 && length <= LONGEST_NAME && (length !== 4 || bytes[start] !== CAPITAL_N);
}
