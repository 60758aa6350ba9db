import type { RelationInBytes } from '../model/byteRecords.ts';
import { CLAIM_STATUSES } from '../model/claim.ts';
import { RELATION_KIND_LIST } from '../model/relationKinds.ts';
import { ByteSpan, isPlainCode, plainAmount } from './byteValues.ts';
import { ByteWords } from './byteWords.ts';
import {
  addText,
  countryAt,
  evidenceCount,
  FieldTable,
  isDateOrNone,
  isEmptyText,
  isText,
  isTextOrNone,
  wordAt,
} from './caseBytesFields.ts';
import { Token, type JsonTape } from './jsonTape.ts';

const KINDS = new ByteWords(RELATION_KIND_LIST);
const STATUSES = new ByteWords(CLAIM_STATUSES);
const SCOPES = new ByteWords(['this', 'collective']);
const UNKNOWN = CLAIM_STATUSES.indexOf('unknown');

/** The fields of a usual relation line; one with kept texts is left to the careful reader. */
const FIELDS = new FieldTable([
  'record',
  'id',
  'kind',
  'from',
  'to',
  'label',
  'via',
  'dates',
  'goods',
  'refs',
  'value',
  'origin',
  'dispatch',
  'declaredDestination',
  'share',
  'claim',
  'evidence',
  'note',
]);
const VIA = new FieldTable(['entity', 'role', 'claim']);
const SPAN = new FieldTable(['from', 'to']);
const GOODS = new FieldTable(['hs', 'text', 'quantity', 'unit', 'brand', 'maker', 'part']);
const REFERENCE = new FieldTable(['type', 'number']);
const VALUE = new FieldTable(['amount', 'currency', 'per']);
const CLAIM = new FieldTable(['status', 'scope', 'statedBy']);

const span = new ByteSpan();

/** `readRelation` for the usual line: fills `relation`; false when the line is not one. */
export function takeCaseRelation(tape: JsonTape, relation: RelationInBytes): boolean {
  if (!FIELDS.take(tape, 0)) return false;
  const id = FIELDS.get(1);
  const kind = FIELDS.get(2);
  const from = FIELDS.get(3);
  const to = FIELDS.get(4);
  const label = FIELDS.get(5);
  const via = FIELDS.get(6);
  const dates = FIELDS.get(7);
  const goods = FIELDS.get(8);
  const refs = FIELDS.get(9);
  const value = FIELDS.get(10);
  const origin = FIELDS.get(11);
  const dispatch = FIELDS.get(12);
  const declared = FIELDS.get(13);
  const share = FIELDS.get(14);
  const claim = FIELDS.get(15);
  const evidence = FIELDS.get(16);
  const note = FIELDS.get(17);
  if (!isText(tape, id) || !isText(tape, from) || !isText(tape, to) || kind === 0) return false;
  relation.kind = wordAt(tape, kind, KINDS);
  if (relation.kind < 0 || !isTextOrNone(tape, label) || !isTextOrNone(tape, note) || share > 0) return false;
  for (const country of [origin, dispatch, declared]) if (country > 0 && countryAt(tape, country) === 0) return false;
  const { texts } = relation;
  texts.clear();
  addText(tape, id, texts);
  addText(tape, from, texts);
  addText(tape, to, texts);
  const sources = evidenceCount(tape, evidence);
  relation.sourced = sources > 0;
  return (
    sources >= 0 &&
    takeVia(tape, via, relation) &&
    takeDates(tape, dates, relation) &&
    takeGoods(tape, goods, relation) &&
    areReferences(tape, refs) &&
    takeValue(tape, value, relation) &&
    takeClaim(tape, claim, relation)
  );
}

function takeVia(tape: JsonTape, list: number, { texts }: RelationInBytes): boolean {
  if (list === 0) return true;
  if (tape.kinds[list] !== Token.list) return false;
  const end = tape.next(list);
  for (let item = list + 1; item < end; item = tape.next(item)) {
    if (!VIA.take(tape, item)) return false;
    const entity = VIA.get(0);
    const role = VIA.get(1);
    const claim = VIA.get(2);
    if (!isText(tape, entity) || !isTextOrNone(tape, role)) return false;
    if (claim > 0 && wordAt(tape, claim, STATUSES) < 0) return false;
    addText(tape, entity, texts);
  }
  return true;
}

function takeDates(tape: JsonTape, object: number, relation: RelationInBytes): boolean {
  span.clear();
  if (object > 0) {
    if (!SPAN.take(tape, object)) return false;
    const from = SPAN.get(0);
    const to = SPAN.get(1);
    if (!isDateOrNone(tape, from) || !isDateOrNone(tape, to)) return false;
    if (from > 0) span.begin(tape.bytesOf(from), tape.starts[from] ?? 0, tape.ends[from] ?? 0);
    if (to > 0) span.finish(tape.bytesOf(to), tape.starts[to] ?? 0, tape.ends[to] ?? 0);
    if (span.from > span.to) return false;
  }
  relation.dated = span.known;
  relation.from = span.from;
  relation.to = span.to;
  return true;
}

function takeGoods(tape: JsonTape, object: number, { hs }: RelationInBytes): boolean {
  hs.clear();
  if (object === 0) return true;
  if (!GOODS.take(tape, object)) return false;
  const codes = GOODS.get(0);
  const text = GOODS.get(1);
  const quantity = GOODS.get(2);
  const unit = GOODS.get(3);
  const brand = GOODS.get(4);
  const maker = GOODS.get(5);
  const part = GOODS.get(6);
  for (const field of [text, unit, brand, maker, part]) if (!isTextOrNone(tape, field)) return false;
  if (quantity > 0 && Number.isNaN(amountAt(tape, quantity))) return false;
  if (codes === 0) return true;
  if (tape.kinds[codes] !== Token.list) return false;
  const end = tape.next(codes);
  for (let item = codes + 1; item < end; item++) {
    if (tape.kinds[item] === Token.null || isEmptyText(tape, item)) continue;
    if (tape.kinds[item] !== Token.text) return false;
    if (!isPlainCode(tape.bytesOf(item), tape.starts[item] ?? 0, tape.ends[item] ?? 0)) return false;
    addText(tape, item, hs);
  }
  return true;
}

function areReferences(tape: JsonTape, list: number): boolean {
  if (list === 0) return true;
  if (tape.kinds[list] !== Token.list) return false;
  const end = tape.next(list);
  for (let item = list + 1; item < end; item = tape.next(item)) {
    if (!REFERENCE.take(tape, item)) return false;
    const type = REFERENCE.get(0);
    const number = REFERENCE.get(1);
    if (!isText(tape, type) || !isText(tape, number)) return false;
  }
  return true;
}

function takeValue(tape: JsonTape, object: number, relation: RelationInBytes): boolean {
  relation.amount = Number.NaN;
  relation.rate = false;
  relation.currency.clear();
  if (object === 0) return true;
  if (!VALUE.take(tape, object)) return false;
  const amount = VALUE.get(0);
  const currency = VALUE.get(1);
  const per = VALUE.get(2);
  relation.amount = amountAt(tape, amount);
  if (Number.isNaN(relation.amount) || !isText(tape, currency) || !isTextOrNone(tape, per)) return false;
  relation.rate = per > 0;
  addText(tape, currency, relation.currency);
  return true;
}

/** A number of plain digits; NaN for anything else. */
function amountAt(tape: JsonTape, value: number): number {
  if (tape.kinds[value] !== Token.number) return Number.NaN;
  return plainAmount(tape.bytesOf(value), tape.starts[value] ?? 0, tape.ends[value] ?? 0);
}

function takeClaim(tape: JsonTape, object: number, relation: RelationInBytes): boolean {
  relation.claim = UNKNOWN;
  relation.collective = false;
  if (object === 0) return true;
  if (!CLAIM.take(tape, object)) return false;
  const status = CLAIM.get(0);
  const scope = CLAIM.get(1);
  const statedBy = CLAIM.get(2);
  if (status > 0) relation.claim = wordAt(tape, status, STATUSES);
  const known = scope === 0 ? 0 : wordAt(tape, scope, SCOPES);
  relation.collective = known === 1;
  return relation.claim >= 0 && known >= 0 && isTextOrNone(tape, statedBy);
}
