import { EntityInBytes, type ByteSink } from '../model/byteRecords.ts';
import { ENTITY_KIND_LIST } from '../model/entityKinds.ts';
import { hashInto } from '../model/ids.ts';
import { packedCountry } from './byteValues.ts';
import { FieldTable, isText, wordAt } from './caseBytesFields.ts';
import { ByteWords } from './byteWords.ts';
import { JsonTape } from './jsonTape.ts';
import { PscBytesController } from './ukPscBytesController.ts';
import { PSC_DATA, PSC_FIELD, textBegins } from './ukPscBytesFields.ts';
import type { PscSeen } from './ukPscSeen.ts';
import { COMPANY_ID, COMPANY_NAME, controllerKind, isStatement, TOTALS } from './ukPscWords.ts';

/** A longer number may make a name that is shortened on screen and said so. */
const LONGEST_NUMBER = 100;

const ROW = new FieldTable(['company_number', 'data']);
/** The kinds of most rows. */
const KINDS = [
  'individual-person-with-significant-control',
  'corporate-entity-person-with-significant-control',
  'legal-person-person-with-significant-control',
  'individual-beneficial-owner',
  'corporate-entity-beneficial-owner',
  'legal-person-beneficial-owner',
  'persons-with-significant-control-statement',
  'exemptions',
];
const KIND_WORDS = new ByteWords(KINDS);
const STATEMENT = -1;
/** The kind of entity that the controllers of such rows are, or that they are statements. */
const ENTITY_KINDS = KINDS.map((kind) =>
  isStatement(kind) ? STATEMENT : ENTITY_KIND_LIST.indexOf(controllerKind(kind) ?? 'other'),
);

const encoder = new TextEncoder();
const TOTALS_START = encoder.encode(TOTALS);
const ID_START = encoder.encode(COMPANY_ID);
const NAME_START = encoder.encode(COMPANY_NAME);

/**
 * Reads the usual row of the register without an object for it: one that stands on a line of its own, has an id of its
 * own and gives no issue. Every other row is refused, and the careful reader takes it; where both read a row, the case
 * is the same.
 */
export class PscBytes {
  private readonly tape = new JsonTape();
  private readonly company = new EntityInBytes();
  private readonly id = new Uint8Array(ID_START.length + LONGEST_NUMBER);
  /** Where the id of the company at hand ends. */
  private idEnd = 0;
  private readonly name = new Uint8Array(NAME_START.length + LONGEST_NUMBER);
  private readonly hash = new Int32Array(2);
  private readonly controller: PscBytesController;
  private readonly seen: PscSeen;
  private readonly out: ByteSink;

  constructor(seen: PscSeen, out: ByteSink) {
    this.seen = seen;
    this.out = out;
    this.controller = new PscBytesController(this.tape, seen, out);
    this.company.kind = ENTITY_KIND_LIST.indexOf('company');
    this.company.countries.push(GREAT_BRITAIN);
    this.id.set(ID_START);
    this.name.set(NAME_START);
  }

  /** Reads the line in `bytes[start … end)`; false, with nothing sent, when it is not a usual one. */
  read(bytes: Uint8Array, start: number, end: number, line: number): boolean {
    const { tape, out } = this;
    if (!tape.scan(bytes, start, end) || !ROW.takeKnown(tape, 0)) return false;
    const number = ROW.get(0);
    const data = ROW.get(1);
    if (data === 0 || !PSC_DATA.takeKnown(tape, data)) return false;
    const word = PSC_DATA.get(PSC_FIELD.kind);
    if (!isText(tape, word)) return false;
    if (textBegins(tape, word, TOTALS_START)) return true;
    const kind = ENTITY_KINDS[wordAt(tape, word, KIND_WORDS)];
    // The careful reader names the register when it meets the first company.
    if (kind === undefined || !this.seen.hasCompanies || !isText(tape, number)) return false;
    if ((tape.ends[number] ?? 0) - (tape.starts[number] ?? 0) > LONGEST_NUMBER) return false;
    if (kind !== STATEMENT && !this.controller.take(kind)) return false;
    const company = this.mentionCompany(number, line);
    if (kind !== STATEMENT && !this.controller.takeId(line)) return false;
    if (this.seen.addCompany(company)) this.sendCompany(company, line);
    if (kind === STATEMENT) out.addition(company);
    else this.controller.send(company, line);
    return true;
  }

  private mentionCompany(number: number, line: number): number {
    const { tape, id, hash } = this;
    const bytes = tape.bytesOf(number);
    const end = tape.ends[number] ?? 0;
    let to = ID_START.length;
    for (let at = tape.starts[number] ?? 0; at < end; at++) id[to++] = bytes[at] ?? 0;
    this.idEnd = to;
    hashInto(id, 0, to, hash);
    return this.out.mention(id, 0, to, hash[0] ?? 0, hash[1] ?? 0, line);
  }

  /** Sends the company whose id is at hand. */
  private sendCompany(place: number, line: number): void {
    const { id, idEnd, name, company } = this;
    const { texts, identifiers } = company;
    let to = NAME_START.length;
    for (let at = ID_START.length; at < idEnd; at++) name[to++] = id[at] ?? 0;
    texts.clear();
    texts.add(id, 0, idEnd);
    texts.add(name, 0, to);
    identifiers.clear();
    identifiers.add(id, ID_START.length, idEnd);
    this.out.entityAt(place, company, line);
  }
}

/** "GB" as columns hold it. */
const GREAT_BRITAIN = packedCountry('GB');
