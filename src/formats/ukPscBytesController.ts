import { EntityInBytes, RelationInBytes, type ByteSink } from '../model/byteRecords.ts';
import { CLAIM_STATUSES } from '../model/claim.ts';
import { hashInto } from '../model/ids.ts';
import { RELATION_KIND_LIST } from '../model/relationKinds.ts';
import { ByteSpan, LONGEST_NAME } from './byteValues.ts';
import { addText, FieldTable, isEmptyText, isText } from './caseBytesFields.ts';
import { Token, type JsonTape } from './jsonTape.ts';
import { PSC_DATA, PSC_FIELD, textBegins } from './ukPscBytesFields.ts';
import { PscBytesIdentity } from './ukPscBytesIdentity.ts';
import type { PscSeen } from './ukPscSeen.ts';
import { SHARES } from './ukPscWords.ts';

const BIRTH = new FieldTable(['year', 'month']);
const LINK = new FieldTable(['self']);

const OFFICIAL = CLAIM_STATUSES.indexOf('official');
const OWNS = RELATION_KIND_LIST.indexOf('owns');
const CONTROLS = RELATION_KIND_LIST.indexOf('controls');

const SHARES_START = new TextEncoder().encode(SHARES);
/** Bytes that a relation adds to the id of its controller, at most. */
const ENDING = 12;
const SLASH = 47;
const ZERO = 48;

/** `readPsc` for the usual row; which row that is the fields in `PSC_DATA` say. */
export class PscBytesController {
  private readonly entity = new EntityInBytes();
  private readonly relation = new RelationInBytes();
  private readonly span = new ByteSpan();
  private readonly hash = new Int32Array(2);
  /** How many natures of control are shares of ownership, and how many are not. */
  private shares = 0;
  private control = 0;
  /** The place of its id. */
  private place = 0;
  /** The id of a relation, of which all before `stemEnd` is the same for the relations of one controller. */
  private scratch = new Uint8Array(256);
  private stemEnd = 0;
  private readonly identity: PscBytesIdentity;
  private readonly tape: JsonTape;
  private readonly seen: PscSeen;
  private readonly out: ByteSink;

  constructor(tape: JsonTape, seen: PscSeen, out: ByteSink) {
    this.identity = new PscBytesIdentity(tape, this.entity);
    this.tape = tape;
    this.seen = seen;
    this.out = out;
  }

  /** Takes the controller of a row; false when the row is not a usual one. */
  take(kind: number): boolean {
    this.entity.kind = kind;
    const address = PSC_DATA.get(PSC_FIELD.address);
    if (address > 0 && this.tape.kinds[address] !== Token.object) return false;
    return this.takeTexts() && this.isBirthRead() && this.identity.take() && this.takeNatures() && this.takeDates();
  }

  /** Takes the id of the controller, when nothing else is in the way of the row; false when an earlier row had it. */
  takeId(line: number): boolean {
    const { hash } = this;
    const { texts } = this.entity;
    const id = texts.bytes[0] ?? this.scratch;
    const start = texts.starts[0] ?? 0;
    const end = texts.ends[0] ?? 0;
    hashInto(id, start, end, hash);
    this.beginRelations(id, start, end);
    this.place = this.out.mention(id, start, end, hash[0] ?? 0, hash[1] ?? 0, line);
    return this.seen.addController(this.place);
  }

  /** Sends what was taken, for the company at a place. */
  send(company: number, line: number): void {
    const { entity, shares } = this;
    this.out.entityAt(this.place, entity, line);
    for (let at = 1; at <= shares; at++) this.sendRelation(OWNS, at, company, line);
    if (this.control > 0 || shares === 0) this.sendRelation(CONTROLS, shares + 1, company, line);
  }

  private takeTexts(): boolean {
    const { tape } = this;
    const { texts } = this.entity;
    const name = PSC_DATA.get(PSC_FIELD.name);
    const links = PSC_DATA.get(PSC_FIELD.links);
    if (!isText(tape, name) || (tape.ends[name] ?? 0) - (tape.starts[name] ?? 0) > LONGEST_NAME) return false;
    if (links === 0 || !LINK.takeKnown(tape, links) || !isText(tape, LINK.get(0))) return false;
    texts.clear();
    addText(tape, LINK.get(0), texts);
    addText(tape, name, texts);
    return true;
  }

  /** Whether a date of birth is one of year and month; the columns do not hold it. */
  private isBirthRead(): boolean {
    const { tape } = this;
    const born = PSC_DATA.get(PSC_FIELD.born);
    if (born === 0) return true;
    if (!BIRTH.takeKnown(tape, born) || tape.kinds[BIRTH.get(0)] !== Token.number) return false;
    const month = BIRTH.get(1);
    if (tape.kinds[month] !== Token.number) return false;
    const start = tape.starts[month] ?? 0;
    const bytes = tape.bytesOf(month);
    const first = bytes[start] ?? 0;
    if (tape.ends[month] === start + 1) return first >= 49 && first <= 57;
    const second = bytes[start + 1] ?? 0;
    return tape.ends[month] === start + 2 && first === 49 && second >= 48 && second <= 50;
  }

  private takeNatures(): boolean {
    const { tape } = this;
    const list = PSC_DATA.get(PSC_FIELD.natures);
    this.shares = 0;
    this.control = 0;
    if (list === 0) return true;
    if (tape.kinds[list] !== Token.list) return false;
    const end = tape.next(list);
    for (let item = list + 1; item < end; item++) {
      if (tape.kinds[item] === Token.null || isEmptyText(tape, item)) continue;
      if (tape.kinds[item] !== Token.text) return false;
      if (textBegins(tape, item, SHARES_START)) this.shares++;
      else this.control++;
    }
    return true;
  }

  private takeDates(): boolean {
    const { tape, span } = this;
    const from = PSC_DATA.get(PSC_FIELD.from);
    const to = PSC_DATA.get(PSC_FIELD.to);
    span.clear();
    if (from > 0) {
      if (tape.kinds[from] !== Token.text) return false;
      if (!span.begin(tape.bytesOf(from), tape.starts[from] ?? 0, tape.ends[from] ?? 0)) return false;
    }
    if (to > 0) {
      if (tape.kinds[to] !== Token.text) return false;
      if (!span.finish(tape.bytesOf(to), tape.starts[to] ?? 0, tape.ends[to] ?? 0)) return false;
    }
    return span.from <= span.to;
  }

  /** The ids of the relations begin with that of the controller. */
  private beginRelations(id: Uint8Array, start: number, end: number): void {
    const length = end - start;
    if (length + ENDING > this.scratch.length) this.scratch = new Uint8Array((length + ENDING) * 2);
    const { scratch } = this;
    for (let at = 0; at < length; at++) scratch[at] = id[start + at] ?? 0;
    scratch[length] = SLASH;
    this.stemEnd = length + 1;
  }

  private sendRelation(kind: number, at: number, company: number, line: number): void {
    const { relation, scratch, span } = this;
    let end = this.stemEnd;
    if (at < 10) scratch[end++] = ZERO + at;
    else for (const digit of String(at)) scratch[end++] = digit.charCodeAt(0);
    relation.clear(kind, true);
    relation.texts.clear();
    relation.texts.add(scratch, 0, end);
    // No two usual rows are of one controller.
    relation.isIdNew = true;
    relation.claim = OFFICIAL;
    relation.dated = span.known;
    relation.from = span.from;
    relation.to = span.to;
    this.out.relationBetween(relation, this.place, company, NOBODY, line);
  }
}

const NOBODY: readonly number[] = [];
