import type { ByteTexts } from '../model/byteRecords.ts';
import { ByteWords } from './byteWords.ts';
import { SHIPMENT_AMOUNTS, SHIPMENT_ROLES } from './ftmEconomicActivity.ts';
import { FTM_EDGES, ftmLinks } from './ftmEdges.ts';
import { FTM_ALIASES, FTM_COUNTRIES, FTM_IDENTIFIERS } from './ftmEntities.ts';
import { FTM_SCHEMA_NAMES } from './ftmSchemata.ts';
import { Token, type JsonTape } from './jsonTape.ts';

/** Every property that the columns, the sources or an issue can depend on; what others hold is details only. */
const NAMES = [
  ...new Set([
    'name',
    'topics',
    'sourceUrl',
    'publisher',
    'proof',
    'incorporationDate',
    'dissolutionDate',
    'startDate',
    'endDate',
    'date',
    'role',
    'relationship',
    'percentage',
    'amount',
    'amountUsd',
    'amountEur',
    'currency',
    'payerAccount',
    'beneficiaryAccount',
    'vedCode',
    'originCountry',
    'departureCountry',
    'destinationCountry',
    ...FTM_ALIASES,
    ...FTM_COUNTRIES,
    ...FTM_IDENTIFIERS.keys(),
    ...SHIPMENT_AMOUNTS,
    ...SHIPMENT_ROLES.map(([property]) => property),
    ...[...FTM_EDGES.values()].flatMap(({ source, target }) => [source, target]),
    ...FTM_SCHEMA_NAMES.flatMap((schema) => ftmLinks(schema).flatMap(({ property, to }) => [property, to ?? property])),
  ]),
];
const WORDS = new ByteWords(NAMES);
const COLON = 58;

/** The number by which a property is asked for; made once, not for each record. */
export function propertyNumber(name: string): number {
  const number = NAMES.indexOf(name);
  if (number < 0) throw new RangeError(`The property ${name} is not looked at.`);
  return number;
}

/** The properties of one entity on a tape. */
export class BytesProperties {
  /** Where the list of each property stands on the tape; 0 for one without values. */
  private readonly lists = new Int32Array(NAMES.length);
  /** The properties that have values, in the order of the file. */
  readonly present: number[] = [];
  /** The record in which each property came last. */
  private readonly seen = new Int32Array(NAMES.length);
  private record = 0;
  private readonly tape: JsonTape;

  constructor(tape: JsonTape) {
    this.tape = tape;
  }

  /** Takes the object at a place of the tape; false when anything in it asks for the careful reader. */
  take(object: number): boolean {
    for (const property of this.present) this.lists[property] = 0;
    this.present.length = 0;
    this.record++;
    const { tape } = this;
    const end = tape.next(object);
    for (let key = object + 1; key < end; key = tape.next(key + 1)) if (!this.takeOne(key)) return false;
    return true;
  }

  /** How many values a property has; nulls and empty texts are none. */
  count(property: number): number {
    let count = 0;
    for (let item = this.first(property); item > 0; item = this.following(property, item)) count++;
    return count;
  }

  /** Whether a property has a value. */
  has(property: number): boolean {
    return (this.lists[property] ?? 0) > 0;
  }

  /** The token of the first value, or 0. */
  first(property: number): number {
    const list = this.lists[property] ?? 0;
    return list === 0 ? 0 : this.valueFrom(list + 1, this.tape.next(list));
  }

  /** The token of the value after another one, or 0. */
  following(property: number, item: number): number {
    return this.valueFrom(item + 1, this.tape.next(this.lists[property] ?? 0));
  }

  /** Adds all values of a property to some texts. */
  addAll(property: number, texts: ByteTexts): void {
    for (let item = this.first(property); item > 0; item = this.following(property, item)) this.add(item, texts);
  }

  /** Adds one value to some texts. */
  add(item: number, texts: ByteTexts): void {
    texts.add(this.tape.bytesOf(item), this.tape.starts[item] ?? 0, this.tape.ends[item] ?? 0);
  }

  private takeOne(key: number): boolean {
    const { tape } = this;
    const bytes = tape.bytesOf(key);
    const start = tape.starts[key] ?? 0;
    const end = tape.ends[key] ?? 0;
    const value = key + 1;
    const property = WORDS.find(bytes, start, end);
    if (property >= 0) {
      // A key that comes twice counts by its last list, in the place of its first: left to the careful reader.
      if (this.seen[property] === this.record) return false;
      this.seen[property] = this.record;
    } else if (hasColon(bytes, start, end)) return false;
    if (tape.kinds[value] === Token.null) return true;
    if (tape.kinds[value] !== Token.list) return false;
    const after = tape.next(value);
    let texts = false;
    for (let item = value + 1; item < after; item++) {
      const kind = tape.kinds[item] ?? 0;
      if (kind <= Token.list || (kind !== Token.text && kind !== Token.null && property >= 0)) return false;
      texts ||= this.isValue(item);
    }
    if (property >= 0 && texts) {
      this.lists[property] = value;
      this.present.push(property);
    }
    return true;
  }

  private valueFrom(from: number, end: number): number {
    for (let item = from; item < end; item++) if (this.isValue(item)) return item;
    return 0;
  }

  private isValue(item: number): boolean {
    return this.tape.kinds[item] === Token.text && (this.tape.starts[item] ?? 0) < (this.tape.ends[item] ?? 0);
  }
}

/** "Schema:name" stands for "name". */
function hasColon(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (bytes[at] === COLON) return true;
  return false;
}
