import * as v from 'valibot';
import { ACT_ABOUT, ACT_DATE_IS, ACT_TYPES } from '../model/act.ts';
import { CLAIM_STATUSES } from '../model/claim.ts';
import { ENTITY_KIND_LIST } from '../model/entityKinds.ts';
import { RELATION_KIND_LIST } from '../model/relationKinds.ts';
import type { RawProperties } from '../model/records.ts';
import { isCountryCode } from './countries.ts';
import { isObject, type JsonObject } from './json.ts';

/** A field that may be missing, null or empty; all three mean "unknown". */
const maybe = <Schema extends v.GenericSchema>(schema: Schema) => v.nullish(v.union([v.literal(''), schema]));

/** An object within a record. `v.strictObject` alone takes an empty list for an object without fields. */
const inner = <Entries extends v.ObjectEntries>(entries: Entries) =>
  v.pipe(v.custom<JsonObject>(isObject), v.strictObject(entries));

const required = v.pipe(v.string(), v.minLength(1));
const text = v.nullish(v.string());
/** Lists may hold blanks where a field of the row was empty. */
const texts = maybe(v.array(text));

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isDateText(value: string): boolean {
  const [, year, month, date] = /^([1-9]\d{3})(?:-(\d\d)(?:-(\d\d)(?:[T ].*)?)?)?$/s.exec(value) ?? [];
  if (year === undefined) return false;
  if (month === undefined) return true;
  const leap = Number(year) % 4 === 0 && (Number(year) % 100 !== 0 || Number(year) % 400 === 0);
  const days = (DAYS[Number(month) - 1] ?? 0) + (month === '02' && leap ? 1 : 0);
  return days > 0 && (date === undefined || (Number(date) >= 1 && Number(date) <= days));
}

/** Whether a span is in order by its digits: the start is not after the end as far as both are precise. */
function inOrder(from: string | null | undefined, to: string | null | undefined): boolean {
  if (!from || !to) return true;
  const length = Math.min(from.length, to.length, 10);
  return from.slice(0, length) <= to.slice(0, length);
}

const date = maybe(v.pipe(v.string(), v.check(isDateText)));
const country = v.pipe(v.string(), v.check(isCountryCode));
const amount = maybe(v.pipe(v.number(), v.finite(), v.minValue(0)));
const percent = v.pipe(v.number(), v.minValue(0), v.maxValue(100));
const grades = {
  sourceGrade: maybe(v.picklist(['A', 'B', 'C', 'D', 'E', 'F'])),
  informationGrade: maybe(v.picklist([1, 2, 3, 4, 5, 6])),
};
const evidence = maybe(v.array(inner({ source: required, locator: text, ...grades })));
const raw = maybe(v.custom<RawProperties>(isRaw));

/** Not `v.record`, which leaves keys such as "constructor" out without a word. */
function isRaw(value: unknown): boolean {
  return (
    isObject(value) &&
    Object.values(value).every((texts) => Array.isArray(texts) && texts.every((item) => typeof item === 'string'))
  );
}

const act = inner({
  type: v.picklist(ACT_TYPES),
  authority: required,
  measure: text,
  date,
  dateIs: maybe(v.picklist(ACT_DATE_IS)),
  about: maybe(v.picklist(ACT_ABOUT)),
  until: date,
  source: text,
  note: text,
});

const entity = v.pipe(
  v.strictObject({
    record: v.literal('entity'),
    id: required,
    kind: v.picklist(ENTITY_KIND_LIST),
    label: text,
    name: required,
    aliases: texts,
    countries: maybe(v.array(maybe(country))),
    identifiers: maybe(v.array(inner({ scheme: required, value: required }))),
    founded: date,
    dissolved: date,
    unnamed: maybe(v.boolean()),
    address: text,
    acts: maybe(v.array(act)),
    topics: texts,
    note: text,
    evidence,
    raw,
  }),
  v.check((record) => inOrder(record.founded, record.dissolved)),
);

const relation = v.strictObject({
  record: v.literal('relation'),
  id: required,
  kind: v.picklist(RELATION_KIND_LIST),
  label: text,
  from: required,
  to: required,
  via: maybe(v.array(inner({ entity: required, role: text, claim: maybe(v.picklist(CLAIM_STATUSES)) }))),
  dates: maybe(
    v.pipe(
      inner({ from: date, to: date }),
      v.check((span) => inOrder(span.from, span.to)),
    ),
  ),
  goods: maybe(
    inner({
      hs: maybe(v.array(maybe(v.pipe(v.string(), v.regex(/^[0-9]{2,12}$/))))),
      text,
      quantity: amount,
      unit: text,
      brand: text,
      maker: text,
      part: text,
    }),
  ),
  refs: maybe(v.array(inner({ type: required, number: required }))),
  value: maybe(inner({ amount: v.pipe(v.number(), v.finite(), v.minValue(0)), currency: required, per: text })),
  origin: maybe(country),
  dispatch: maybe(country),
  declaredDestination: maybe(country),
  share: maybe(
    v.pipe(
      inner({ from: percent, to: percent }),
      v.check((share) => share.from <= share.to),
    ),
  ),
  claim: maybe(
    inner({
      status: maybe(v.picklist(CLAIM_STATUSES)),
      scope: maybe(v.picklist(['this', 'collective'])),
      statedBy: text,
    }),
  ),
  evidence,
  note: text,
  raw,
});

/**
 * The strict meaning of a valid line of the case file (design, section 3): what it accepts is read without an issue,
 * what it refuses gives at least one. The reader's own checks repair and explain instead of refusing, so this schema
 * serves as their oracle.
 */
export const caseFileSchema = v.variant('record', [
  v.strictObject({ record: v.literal('case'), version: maybe(v.literal(1)), title: text, asOf: date, note: text }),
  v.strictObject({
    record: v.literal('source'),
    id: required,
    title: text,
    publisher: text,
    date,
    url: text,
    ...grades,
    derivedFrom: texts,
  }),
  entity,
  relation,
  v.strictObject({
    record: v.literal('view'),
    title: text,
    state: v.pipe(
      v.unknown(),
      v.check((state) => state !== undefined && state !== null && state !== ''),
    ),
  }),
]);
