import type { ByteSink, RelationInBytes } from '../model/byteRecords.ts';
import { CLAIM_STATUSES } from '../model/claim.ts';
import { RELATION_KIND_LIST } from '../model/relationKinds.ts';
import { ByteSpan, firstDay, isPlainCode, plainAmount, plainCountry } from './byteValues.ts';
import { propertyNumber, type BytesProperties } from './ftmBytesProperties.ts';
import type { Envelope } from './ftmBytesThing.ts';
import { SHIPMENT_AMOUNTS, SHIPMENT_ROLES } from './ftmEconomicActivity.ts';
import type { FtmEdge } from './ftmEdges.ts';
import type { JsonTape } from './jsonTape.ts';

/** Facts whose end, dates or places in the file need more than their own line. */
const CAREFUL: ReadonlySet<string> = new Set(['ContractAward', 'Occupancy']);

const DOCUMENTED = CLAIM_STATUSES.indexOf('documented');
const PROOF = propertyNumber('proof');
const START = propertyNumber('startDate');
const END = propertyNumber('endDate');
const POINT = propertyNumber('date');
const ROLE = propertyNumber('role');
const RELATIONSHIP = propertyNumber('relationship');
const PERCENTAGE = propertyNumber('percentage');
const AMOUNT = propertyNumber('amount');
const CONVERTED = ['amountUsd', 'amountEur'].map(propertyNumber);
const CURRENCY = propertyNumber('currency');
const CODE = propertyNumber('vedCode');
const ROUTE = ['originCountry', 'departureCountry', 'destinationCountry'].map(propertyNumber);
const DECLARED = SHIPMENT_AMOUNTS.map(propertyNumber);
const ROLES = SHIPMENT_ROLES.map(([property]) => propertyNumber(property));
const ACCOUNTS = ['payerAccount', 'beneficiaryAccount'].map(propertyNumber);

/** A fact between two entities in numbers. */
export interface BytesEdge {
  readonly schema: string;
  readonly source: number;
  readonly target: number;
  readonly kind: number;
}

/** The numbers of an edge; `undefined` for those that are always read the careful way. */
export function bytesEdge(schema: string, { source, target, kind }: FtmEdge): BytesEdge | undefined {
  if (CAREFUL.has(schema)) return undefined;
  return {
    schema,
    source: propertyNumber(source),
    target: propertyNumber(target),
    kind: RELATION_KIND_LIST.indexOf(kind),
  };
}

/** `readFtmEdge` for the usual fact of one start and one end; false, with nothing sent, for any other. */
export class FtmBytesEdge {
  private readonly span = new ByteSpan();
  private readonly tape: JsonTape;
  private readonly properties: BytesProperties;
  private readonly relation: RelationInBytes;
  private readonly out: ByteSink;

  constructor(tape: JsonTape, properties: BytesProperties, relation: RelationInBytes, out: ByteSink) {
    this.tape = tape;
    this.properties = properties;
    this.relation = relation;
    this.out = out;
  }

  read({ schema, source, target, kind }: BytesEdge, envelope: Envelope, line: number): boolean {
    const { properties, relation } = this;
    if (properties.count(source) !== 1 || properties.count(target) !== 1 || properties.has(PROOF)) return false;
    const { texts } = relation;
    texts.clear();
    properties.add(envelope.id, texts);
    properties.add(properties.first(source), texts);
    properties.add(properties.first(target), texts);
    relation.clear(kind, envelope.sourced);
    if (!this.takeDates() || !this.takeFacts(schema)) return false;
    this.out.relation(relation, line);
    return true;
  }

  /** `ftmDates` for at most one date of each sort. */
  private takeDates(): boolean {
    const { properties, span, relation } = this;
    const start = properties.first(START);
    const end = properties.first(END);
    const point = properties.first(POINT);
    if (properties.count(START) > 1 || properties.count(END) > 1 || properties.count(POINT) > 1) return false;
    span.clear();
    const from = start > 0 ? start : point;
    const to = start > 0 || end > 0 ? end : point;
    if (from > 0 && !this.isTaken(from, 'begin')) return false;
    if (to > 0 && !this.isTaken(to, 'finish')) return false;
    if (point > 0 && point !== from && !this.isDate(point)) return false;
    if (span.from > span.to) return false;
    relation.dated = span.known;
    relation.from = span.from;
    relation.to = span.to;
    return true;
  }

  private isTaken(item: number, bound: 'begin' | 'finish'): boolean {
    const { tape } = this;
    return this.span[bound](tape.bytesOf(item), tape.starts[item] ?? 0, tape.ends[item] ?? 0);
  }

  private isDate(item: number): boolean {
    const { tape } = this;
    return !Number.isNaN(firstDay(tape.bytesOf(item), tape.starts[item] ?? 0, tape.ends[item] ?? 0));
  }

  private takeFacts(schema: string): boolean {
    const { properties } = this;
    switch (schema) {
      case 'EconomicActivity':
        return this.takeShipment();
      case 'Employment':
        return !properties.has(ROLE) && !properties.has(RELATIONSHIP);
      case 'Ownership':
        return this.isShareRead();
      case 'Payment':
        for (const property of ACCOUNTS) properties.addAll(property, this.relation.texts);
        return this.takePayment();
      case 'Debt':
        return this.takePayment();
      default:
        return true;
    }
  }

  private takeShipment(): boolean {
    const { properties, relation, tape } = this;
    relation.claim = DOCUMENTED;
    for (const property of ROUTE) {
      const item = properties.first(property);
      if (item > 0 && plainCountry(tape.bytesOf(item), tape.starts[item] ?? 0, tape.ends[item] ?? 0, true) === 0) {
        return false;
      }
    }
    if (!this.takeCodes()) return false;
    this.takeServants();
    const property = DECLARED.find((declared) => properties.has(declared));
    return property === undefined || this.takeAmount(properties.first(property));
  }

  private takeCodes(): boolean {
    const { properties, tape } = this;
    const { hs } = this.relation;
    for (let item = properties.first(CODE); item > 0; item = properties.following(CODE, item)) {
      if (!isPlainCode(tape.bytesOf(item), tape.starts[item] ?? 0, tape.ends[item] ?? 0)) return false;
      const at = hs.count;
      properties.add(item, hs);
      if (hs.isRepeat(at)) hs.count = at;
    }
    return true;
  }

  /** Those who serve the shipment; an end serves nobody. */
  private takeServants(): void {
    const { properties } = this;
    const { texts } = this.relation;
    for (const property of ROLES) {
      for (let item = properties.first(property); item > 0; item = properties.following(property, item)) {
        const at = texts.count;
        properties.add(item, texts);
        if (texts.isSame(at, texts, 1) || texts.isSame(at, texts, 2)) texts.count = at;
      }
    }
  }

  private takePayment(): boolean {
    const { properties } = this;
    const amount = properties.first(AMOUNT);
    if (amount === 0) return !CONVERTED.some((property) => properties.has(property));
    return this.takeAmount(amount);
  }

  /** An amount of digits whose currency stands beside it in capital letters. */
  private takeAmount(item: number): boolean {
    const { properties, relation, tape } = this;
    const amount = plainAmount(tape.bytesOf(item), tape.starts[item] ?? 0, tape.ends[item] ?? 0);
    const currency = properties.first(CURRENCY);
    if (Number.isNaN(amount) || currency === 0) return false;
    const bytes = tape.bytesOf(currency);
    for (let at = tape.starts[currency] ?? 0; at < (tape.ends[currency] ?? 0); at++) {
      if ((bytes[at] ?? 0) < 65 || (bytes[at] ?? 0) > 90) return false;
    }
    relation.amount = amount;
    properties.add(currency, relation.currency);
    return true;
  }

  /** Whether a share is a percentage in digits; the columns do not hold it. */
  private isShareRead(): boolean {
    const { tape } = this;
    const item = this.properties.first(PERCENTAGE);
    if (item === 0) return true;
    const start = tape.starts[item] ?? 0;
    const end = tape.ends[item] ?? 0;
    const bytes = tape.bytesOf(item);
    const point = bytes.indexOf(46, start);
    const whole = (point < 0 || point > end ? end : point) - start;
    return whole <= 3 && plainAmount(bytes, start, end) <= 100;
  }
}
