import { ByteTexts } from '../../model/byteRecords.ts';
import { RELATION_KIND_LIST } from '../../model/relationKinds.ts';
import { ByteMemo } from '../byteMemo.ts';
import { ByteSpan } from '../byteValues.ts';
import { addText, FieldTable, isText, isTextOrNone } from '../caseBytesFields.ts';
import { Token, type JsonTape } from '../jsonTape.ts';
import type { HeldFacts } from './heldFacts.ts';
import { bodsInterestKind } from './relations.ts';

/** The fields of a relationship that the columns or an issue can depend on. */
const RELATION = new FieldTable([
  'subject',
  'interestedParty',
  'interests',
  'componentRecords',
  'componentStatementIDs',
]);
const END = new FieldTable(['describedByPersonStatement', 'describedByEntityStatement']);
const INTEREST = new FieldTable(['type', 'share', 'startDate', 'endDate', 'details']);
const SHARE = new FieldTable(['exact', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum']);

const decoder = new TextDecoder();

/** `readBodsEnds` and `readBodsInterests` for the usual relationship: between parties that are named, and no sum of others. */
export class RelationBytes {
  /** The id, then the ids of both ends. */
  readonly texts = new ByteTexts();
  private readonly kinds = new ByteMemo((type) => RELATION_KIND_LIST.indexOf(bodsInterestKind(type)));
  private readonly span = new ByteSpan();
  private readonly tape: JsonTape;

  constructor(tape: JsonTape) {
    this.tape = tape;
  }

  /** Takes the relationship that an object describes, and its id; false when it is not a usual one. */
  take(id: number, details: number): boolean {
    const { tape, texts } = this;
    if (!RELATION.takeKnown(tape, details) || RELATION.get(3) > 0 || RELATION.get(4) > 0) return false;
    const from = this.partyAt(RELATION.get(1));
    const to = this.partyAt(RELATION.get(0));
    if (from === 0 || to === 0) return false;
    texts.clear();
    addText(tape, id, texts);
    addText(tape, from, texts);
    addText(tape, to, texts);
    return true;
  }

  /**
   * Adds to the facts how many interests there are, and of each its kind and days. `closed` is when the record was
   * closed, where it was: 0 where that is not said, −1 where it was not. False when one of them is not a usual one.
   */
  addInterests(closed: number, facts: HeldFacts): boolean {
    const { tape } = this;
    const list = RELATION.get(2);
    if (list > 0 && tape.kinds[list] !== Token.list) return false;
    const end = list > 0 ? tape.next(list) : 0;
    let count = 0;
    for (let item = list + 1; item < end; item = tape.next(item)) count++;
    facts.add(Math.max(count, 1));
    if (count === 0) {
      this.span.clear();
      return this.finishSpan(0, closed) && this.addInterest(this.kinds.of(NO_WORD, 0, 0), facts);
    }
    for (let item = list + 1; item < end; item = tape.next(item)) {
      if (!INTEREST.takeKnown(tape, item)) return false;
      const type = INTEREST.get(0);
      if (!isTextOrNone(tape, type) || !isTextOrNone(tape, INTEREST.get(4))) return false;
      if (!this.takeDates(closed) || !this.isShareRead(INTEREST.get(1))) return false;
      const kind =
        type === 0
          ? this.kinds.of(NO_WORD, 0, 0)
          : this.kinds.of(tape.bytesOf(type), tape.starts[type] ?? 0, tape.ends[type] ?? 0);
      this.addInterest(kind, facts);
    }
    return true;
  }

  /** The id of an end, or 0. Before 0.4 an object has it. */
  private partyAt(value: number): number {
    const { tape } = this;
    if (value === 0) return 0;
    if (tape.kinds[value] === Token.text) return value;
    if (!END.takeKnown(tape, value)) return 0;
    const named = END.get(0) || END.get(1);
    return isText(tape, named) ? named : 0;
  }

  private takeDates(closed: number): boolean {
    const { tape, span } = this;
    const from = INTEREST.get(2);
    span.clear();
    if (from > 0) {
      if (tape.kinds[from] !== Token.text) return false;
      if (!span.begin(tape.bytesOf(from), tape.starts[from] ?? 0, tape.ends[from] ?? 0)) return false;
    }
    return this.finishSpan(INTEREST.get(3), closed);
  }

  private finishSpan(end: number, closed: number): boolean {
    const { tape, span } = this;
    const to = end > 0 ? end : closed;
    if (to > 0) {
      if (tape.kinds[to] !== Token.text) return false;
      if (!span.finish(tape.bytesOf(to), tape.starts[to] ?? 0, tape.ends[to] ?? 0)) return false;
    }
    return span.from <= span.to;
  }

  private addInterest(kind: number, facts: HeldFacts): boolean {
    const { span } = this;
    facts.add(kind);
    facts.add(span.known ? 1 : 0);
    facts.add(span.from);
    facts.add(span.to);
    return true;
  }

  /** Whether a share is missing or one of which nothing is to be said; the columns do not hold it. */
  private isShareRead(value: number): boolean {
    const { tape } = this;
    if (value === 0) return true;
    if (!SHARE.takeKnown(tape, value)) return false;
    const exact = this.amountAt(SHARE.get(0));
    if (SHARE.get(0) > 0) return !Number.isNaN(exact);
    const low = this.boundAt(SHARE.get(1), SHARE.get(3), 0);
    const high = this.boundAt(SHARE.get(2), SHARE.get(4), 100);
    return low <= high;
  }

  /** A bound, or the exclusive one that stands for it where that is a number; NaN when it is not a usual one. */
  private boundAt(value: number, exclusive: number, missing: number): number {
    if (value > 0) return this.amountAt(value);
    return exclusive > 0 && this.tape.kinds[exclusive] === Token.number ? this.amountAt(exclusive) : missing;
  }

  /** A number from 0 to 100; NaN for anything else. */
  private amountAt(value: number): number {
    const { tape } = this;
    if (value === 0 || tape.kinds[value] !== Token.number) return Number.NaN;
    const bytes = tape.bytesOf(value).subarray(tape.starts[value] ?? 0, tape.ends[value] ?? 0);
    const amount = Number(decoder.decode(bytes));
    return amount >= 0 && amount <= 100 ? amount : Number.NaN;
  }
}

const NO_WORD = new Uint8Array(0);
