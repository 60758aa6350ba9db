import type { ByteTexts } from '../model/byteRecords.ts';
import { ByteWords } from './byteWords.ts';
import { firstDay, plainCountry } from './byteValues.ts';
import { Token, type JsonTape } from './jsonTape.ts';

/** The fields of one sort of object: each has a number, which is its position. */
export class FieldTable {
  private readonly words: ByteWords;
  /** Where each field of the object at hand is on the tape; 0 where missing, null or "". */
  private readonly at: Int32Array;
  /** A bit for each field of the object at hand that is there, null and "" included. */
  private seen = 0;

  /** At most 32 names. */
  constructor(names: readonly string[]) {
    this.words = new ByteWords(names);
    this.at = new Int32Array(names.length);
  }

  /** Where a field is on the tape, until the next object is taken. */
  get(field: number): number {
    return this.at[field] ?? 0;
  }

  /** Whether the object has a field, be it null or "". */
  has(field: number): boolean {
    return (this.seen & (1 << field)) !== 0;
  }

  /** Finds the fields of an object; false when the value is none, or has a field that is unknown or comes twice. */
  take(tape: JsonTape, object: number): boolean {
    return this.find(tape, object, false);
  }

  /** The same for an object in which fields that are not looked at may stand as well. */
  takeKnown(tape: JsonTape, object: number): boolean {
    return this.find(tape, object, true);
  }

  private find(tape: JsonTape, object: number, others: boolean): boolean {
    if (tape.kinds[object] !== Token.object) return false;
    for (let field = 0; field < this.at.length; field++) this.at[field] = 0;
    let seen = 0;
    const end = tape.next(object);
    for (let key = object + 1; key < end; key = tape.next(key + 1)) {
      const field = this.words.find(tape.bytesOf(key), tape.starts[key] ?? 0, tape.ends[key] ?? 0);
      if (field < 0 && others) continue;
      const bit = 1 << field;
      if (field < 0 || (seen & bit) !== 0) return false;
      seen |= bit;
      const value = key + 1;
      if (tape.kinds[value] !== Token.null && !isEmptyText(tape, value)) this.at[field] = value;
    }
    this.seen = seen;
    return true;
  }
}

/** Whether a value is "", which says no more than null. */
export function isEmptyText(tape: JsonTape, value: number): boolean {
  return tape.kinds[value] === Token.text && tape.starts[value] === tape.ends[value];
}

/** Whether a field is missing or a text. */
export function isTextOrNone(tape: JsonTape, value: number): boolean {
  return value === 0 || tape.kinds[value] === Token.text;
}

/** Whether a field is a text that is not empty. */
export function isText(tape: JsonTape, value: number): boolean {
  return value > 0 && tape.kinds[value] === Token.text;
}

/** Adds a text to some. */
export function addText(tape: JsonTape, value: number, texts: ByteTexts): void {
  texts.add(tape.bytesOf(value), tape.starts[value] ?? 0, tape.ends[value] ?? 0);
}

/** Adds the texts of a list that is missing or holds nothing else but nulls and empty texts; false for any other. */
export function addTexts(tape: JsonTape, list: number, texts: ByteTexts): boolean {
  if (list === 0) return true;
  if (tape.kinds[list] !== Token.list) return false;
  const end = tape.next(list);
  for (let item = list + 1; item < end; item++) {
    if (tape.kinds[item] === Token.null || isEmptyText(tape, item)) continue;
    if (tape.kinds[item] !== Token.text) return false;
    addText(tape, item, texts);
  }
  return true;
}

/** The position of a word; −1 for a text that is none of them and for anything else. */
export function wordAt(tape: JsonTape, value: number, words: ByteWords): number {
  if (tape.kinds[value] !== Token.text) return -1;
  return words.find(tape.bytesOf(value), tape.starts[value] ?? 0, tape.ends[value] ?? 0);
}

/** The code of a country as columns hold it; 0 for anything but two known capital letters. */
export function countryAt(tape: JsonTape, value: number): number {
  if (tape.kinds[value] !== Token.text) return 0;
  return plainCountry(tape.bytesOf(value), tape.starts[value] ?? 0, tape.ends[value] ?? 0, false);
}

/** Whether a field is missing or a date text. */
export function isDateOrNone(tape: JsonTape, value: number): boolean {
  if (value === 0) return true;
  if (tape.kinds[value] !== Token.text) return false;
  return !Number.isNaN(firstDay(tape.bytesOf(value), tape.starts[value] ?? 0, tape.ends[value] ?? 0));
}

const EVIDENCE = new FieldTable(['source', 'locator', 'sourceGrade', 'informationGrade']);

/** How many items a list of evidence has; −1 when it is anything but a usual one. */
export function evidenceCount(tape: JsonTape, list: number): number {
  if (list === 0) return 0;
  if (tape.kinds[list] !== Token.list) return -1;
  const end = tape.next(list);
  let count = 0;
  for (let item = list + 1; item < end; item = tape.next(item)) {
    if (!EVIDENCE.take(tape, item)) return -1;
    const source = EVIDENCE.get(0);
    const locator = EVIDENCE.get(1);
    const sourceGrade = EVIDENCE.get(2);
    const informationGrade = EVIDENCE.get(3);
    if (!isText(tape, source) || !isTextOrNone(tape, locator)) return -1;
    if (sourceGrade > 0 && !isSmall(tape, sourceGrade, Token.text, 65, 70)) return -1;
    if (informationGrade > 0 && !isSmall(tape, informationGrade, Token.number, 49, 54)) return -1;
    count++;
  }
  return count;
}

/** Whether a text or number is one byte within bounds. */
function isSmall(tape: JsonTape, value: number, kind: number, least: number, most: number): boolean {
  const start = tape.starts[value] ?? 0;
  const byte = tape.bytesOf(value)[start] ?? 0;
  return tape.kinds[value] === kind && tape.ends[value] === start + 1 && byte >= least && byte <= most;
}
