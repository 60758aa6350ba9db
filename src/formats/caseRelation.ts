import { CLAIM_STATUSES, type Claim, type ClaimScope } from '../model/claim.ts';
import { hsDigits } from '../model/hs.ts';
import type { DateSpan, Goods, Reference, RelationRecord, Share, Value, Via } from '../model/records.ts';
import { isRelationKind, type RelationKind } from '../model/relationKinds.ts';
import type { RecordSink } from '../model/sink.ts';
import { isReversed } from './caseEntity.ts';
import { readCountry, readEvidence } from './caseFields.ts';
import { fieldNames, Fields, RecordContext } from './fields.ts';
import { textOf, type JsonObject } from './json.ts';

/** The fields of a relation line and of the objects in it. */
const RELATION_FIELDS: ReadonlySet<string> = fieldNames(
  'record id kind label from to via dates goods refs value origin dispatch declaredDestination share ' +
    'claim evidence note raw',
);
const GOODS: ReadonlySet<string> = fieldNames('hs text quantity unit brand maker part');
const VIA: ReadonlySet<string> = fieldNames('entity role claim');
const SPAN: ReadonlySet<string> = fieldNames('from to');
const REFERENCE: ReadonlySet<string> = fieldNames('type number');
const VALUE: ReadonlySet<string> = fieldNames('amount currency per');
const CLAIM: ReadonlySet<string> = fieldNames('status scope statedBy');
const SCOPES: readonly ClaimScope[] = ['this', 'collective'];

/** Reads a relation line of the case file; `undefined` with an issue when its id or one of its ends is missing. */
export function readRelation(object: JsonObject, sink: RecordSink, line: number): RelationRecord | undefined {
  const { id, from, to } = object;
  if (!isId(id) || !isId(from) || !isId(to)) {
    const name = typeof id === 'string' ? ` ${id}` : '';
    sink.issue('missing-field', line, `A relation${name} needs texts as id, from and to; it is left out.`);
    return undefined;
  }
  const context = new RecordContext(sink, line, `relation ${id}`);
  const fields = new Fields(context, object);
  fields.keepUnknown(RELATION_FIELDS);
  const relation: RelationRecord = {
    id,
    ...readKind(fields),
    from,
    to,
    via: fields.list('via', (item, path) => readVia(fields, item, path)),
    dates: readDates(fields),
    goods: readGoods(fields.nested('goods', GOODS)),
    refs: fields.list('refs', (item, path) => readReference(fields, item, path)),
    value: readValue(fields),
    origin: readCountry(fields, 'origin'),
    dispatch: readCountry(fields, 'dispatch'),
    declaredDestination: readCountry(fields, 'declaredDestination'),
    share: readShare(fields),
    claim: readClaim(fields.nested('claim', CLAIM)),
    evidence: readEvidence(fields),
    note: fields.text('note'),
  };
  return { ...relation, raw: context.raw(fields.rawTexts('raw')) };
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function readKind(fields: Fields): { readonly kind: RelationKind; readonly label?: string } {
  const kind = fields.text('kind');
  const label = fields.text('label');
  if (kind === undefined) {
    if (fields.value('kind') === undefined) fields.issue('missing-field', 'kind', 'missing; read as linked_to');
    return { kind: 'linked_to', label };
  }
  if (isRelationKind(kind)) return { kind, label };
  if (label !== undefined) fields.context.keep('kind', kind);
  fields.issue('unknown-kind', 'kind', `“${kind}” read as linked_to`);
  return { kind: 'linked_to', label: label ?? kind };
}

function readVia(fields: Fields, item: unknown, path: string): Via | undefined {
  const one = fields.within(item, path, VIA);
  if (one === undefined) return undefined;
  const entity = one.text('entity');
  const via = { role: one.text('role'), claim: one.word('claim', CLAIM_STATUSES) };
  if (entity !== undefined) return { entity, ...via };
  fields.refuse('missing-field', path, item, 'a facilitator needs the id of an entity');
  return undefined;
}

/** An unreadable bound makes the whole span unknown: dropping it alone would leave a bound open that is not. */
function readDates(fields: Fields): DateSpan | undefined {
  const one = fields.nested('dates', SPAN);
  if (one === undefined) return undefined;
  const span = { from: one.date('from'), to: one.date('to') };
  const unreadable =
    (span.from === undefined && one.value('from') !== undefined) ||
    (span.to === undefined && one.value('to') !== undefined);
  if (unreadable) {
    if (span.from !== undefined) fields.context.keep('dates.from', span.from);
    if (span.to !== undefined) fields.context.keep('dates.to', span.to);
    return undefined;
  }
  if (isReversed(span.from, span.to)) fields.issue('dates-reversed', 'dates', `${span.from} is after ${span.to}`);
  return span.from === undefined && span.to === undefined ? undefined : span;
}

function readGoods(fields: Fields | undefined): Goods | undefined {
  if (fields === undefined) return undefined;
  const goods: Goods = {
    hs: fields.list('hs', (item, path) => readCode(fields, item, path)),
    text: fields.text('text'),
    quantity: fields.amount('quantity'),
    unit: fields.text('unit'),
    brand: fields.text('brand'),
    maker: fields.text('maker'),
    part: fields.text('part'),
  };
  return Object.values(goods).every((part) => part === undefined) ? undefined : goods;
}

function readCode(fields: Fields, item: unknown, path: string): string | undefined {
  if (item === null || item === '') return undefined;
  const code = typeof item === 'string' ? hsDigits(item) : undefined;
  if (code === undefined) fields.refuse('bad-code', path, item, 'not an HS code as text');
  else if (code !== item) {
    fields.context.keep(`goods.${path}`, item);
    fields.issue('bad-code', path, `“${textOf(item)}” read as ${code}`);
  }
  return code;
}

function readReference(fields: Fields, item: unknown, path: string): Reference | undefined {
  const one = fields.within(item, path, REFERENCE);
  if (one === undefined) return undefined;
  const type = one.text('type');
  const number = one.text('number');
  if (type !== undefined && number !== undefined) return { type, number };
  fields.refuse('missing-field', path, item, 'a reference needs type and number');
  return undefined;
}

function readValue(fields: Fields): Value | undefined {
  const one = fields.nested('value', VALUE);
  if (one === undefined) return undefined;
  const amount = one.amount('amount');
  const currency = one.text('currency');
  const per = one.text('per');
  if (amount !== undefined && currency !== undefined) return { amount, currency, per };
  fields.refuse('missing-field', 'value', fields.value('value'), 'a value needs amount and currency');
  return undefined;
}

/** A range of percentages; the bounds are equal when the share is exact. */
function readShare(fields: Fields): Share | undefined {
  const one = fields.nested('share', SPAN);
  if (one === undefined) return undefined;
  const low = one.amount('from', 100);
  const high = one.amount('to', 100);
  if (low !== undefined && high !== undefined && low <= high) return { from: low, to: high };
  fields.refuse('bad-number', 'share', fields.value('share'), 'a share needs percentages from and to, in order');
  return undefined;
}

function readClaim(fields: Fields | undefined): Claim | undefined {
  if (fields === undefined) return undefined;
  return {
    status: fields.word('status', CLAIM_STATUSES) ?? 'unknown',
    scope: fields.word('scope', SCOPES) ?? 'this',
    statedBy: fields.text('statedBy'),
  };
}
