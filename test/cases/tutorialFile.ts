import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { ACT_ABOUT, ACT_DATE_IS, ACT_TYPES } from '../../src/model/act.ts';
import { CLAIM_STATUSES } from '../../src/model/claim.ts';
import { ENTITY_KIND_LIST } from '../../src/model/entityKinds.ts';
import { RELATION_KIND_LIST } from '../../src/model/relationKinds.ts';

/** Where the shipped cases lie. */
export const CASES = new URL('../../public/cases/', import.meta.url);

const text = v.pipe(v.string(), v.nonEmpty());
const texts = v.pipe(v.array(text), v.nonEmpty());
const country = v.pipe(v.string(), v.regex(/^[A-Z]{2}$/));
const sourceGrade = v.picklist(['A', 'B', 'C', 'D', 'E', 'F']);
const informationGrade = v.picklist([1, 2, 3, 4, 5, 6]);
const amount = v.pipe(v.number(), v.minValue(0));

const evidence = v.strictObject({
  source: text,
  locator: v.optional(text),
  sourceGrade: v.optional(sourceGrade),
  informationGrade: v.optional(informationGrade),
});

const act = v.strictObject({
  type: v.picklist(ACT_TYPES),
  authority: text,
  measure: v.optional(text),
  date: v.optional(text),
  dateIs: v.picklist(ACT_DATE_IS),
  about: v.picklist(ACT_ABOUT),
  until: v.optional(text),
  source: text,
  note: text,
});

const header = v.strictObject({
  record: v.literal('case'),
  version: v.literal(1),
  title: text,
  asOf: text,
  note: text,
});

const source = v.strictObject({
  record: v.literal('source'),
  id: text,
  title: text,
  publisher: text,
  date: v.optional(text),
  url: v.optional(v.pipe(v.string(), v.url())),
  sourceGrade: v.optional(sourceGrade),
  informationGrade: v.optional(informationGrade),
  derivedFrom: v.optional(texts),
});

const entity = v.strictObject({
  record: v.literal('entity'),
  id: v.pipe(v.string(), v.regex(/^[a-z0-9-]+$/)),
  kind: v.picklist(ENTITY_KIND_LIST),
  label: v.optional(text),
  name: text,
  aliases: v.optional(texts),
  countries: v.optional(v.array(country)),
  identifiers: v.optional(v.array(v.strictObject({ scheme: text, value: text }))),
  founded: v.optional(text),
  dissolved: v.optional(text),
  unnamed: v.optional(v.boolean()),
  address: v.optional(text),
  acts: v.optional(v.array(act)),
  topics: v.optional(texts),
  note: v.optional(text),
  evidence: v.optional(v.array(evidence)),
});

const relation = v.strictObject({
  record: v.literal('relation'),
  id: text,
  kind: v.picklist(RELATION_KIND_LIST),
  label: v.optional(text),
  from: text,
  to: text,
  via: v.optional(v.array(v.strictObject({ entity: text, role: text, claim: v.optional(v.picklist(CLAIM_STATUSES)) }))),
  dates: v.optional(v.strictObject({ from: v.optional(text), to: v.optional(text) })),
  goods: v.optional(
    v.strictObject({
      hs: v.optional(v.array(v.pipe(v.string(), v.regex(/^\d{4,6}$/)))),
      text: v.optional(text),
      quantity: v.optional(amount),
      unit: v.optional(text),
      brand: v.optional(text),
      maker: v.optional(text),
      part: v.optional(text),
    }),
  ),
  refs: v.optional(v.array(v.strictObject({ type: text, number: text }))),
  value: v.optional(
    v.strictObject({ amount, currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)), per: v.optional(text) }),
  ),
  origin: v.optional(country),
  dispatch: v.optional(country),
  declaredDestination: v.optional(country),
  share: v.optional(v.strictObject({ from: v.pipe(amount, v.maxValue(100)), to: v.pipe(amount, v.maxValue(100)) })),
  claim: v.optional(
    v.strictObject({
      status: v.picklist(CLAIM_STATUSES),
      scope: v.picklist(['this', 'collective']),
      statedBy: v.optional(text),
    }),
  ),
  evidence: v.optional(v.array(evidence)),
  note: v.optional(text),
});

const RECORD = v.variant('record', [header, source, entity, relation]);

const records = readFileSync(new URL('tutorial.jsonl', CASES), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => v.parse(RECORD, JSON.parse(line)));

/** The records of the tutorial by type, checked field by field; a field that the case file does not know throws. */
export const TUTORIAL = {
  headers: records.filter((record) => record.record === 'case'),
  sources: records.filter((record) => record.record === 'source'),
  entities: records.filter((record) => record.record === 'entity'),
  relations: records.filter((record) => record.record === 'relation'),
};
