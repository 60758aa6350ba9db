import * as v from 'valibot';
import { ACT_ABOUT, ACT_DATE_IS, ACT_TYPES } from '../model/act.ts';
import { CLAIM_STATUSES } from '../model/claim.ts';
import { parseDateText } from '../model/dates.ts';
import { ENTITY_KIND_LIST } from '../model/entityKinds.ts';
import type { OwnRecord } from '../model/ownRecord.ts';
import { RELATION_KIND_LIST } from '../model/relationKinds.ts';

const text = v.string();
const date = v.pipe(
  v.string(),
  v.check((value) => parseDateText(value) !== undefined),
);
const country = v.pipe(v.string(), v.regex(/^[A-Z]{2}$/));
const amount = v.pipe(v.number(), v.finite());
const kind = v.picklist(ENTITY_KIND_LIST);
const status = v.picklist(CLAIM_STATUSES);
const grades = {
  sourceGrade: v.optional(v.picklist(['A', 'B', 'C', 'D', 'E', 'F'])),
  informationGrade: v.optional(v.picklist([1, 2, 3, 4, 5, 6])),
};
const evidence = v.array(v.strictObject({ source: text, locator: v.optional(text), ...grades }));
const via = v.strictObject({ entity: text, role: v.optional(text), claim: v.optional(status) });
const act = v.strictObject({
  type: v.picklist(ACT_TYPES),
  authority: text,
  measure: v.optional(text),
  date: v.optional(date),
  dateIs: v.picklist(ACT_DATE_IS),
  about: v.picklist(ACT_ABOUT),
  until: v.optional(date),
  source: v.optional(text),
  note: v.optional(text),
});
const source = v.strictObject({
  id: text,
  title: text,
  publisher: v.optional(text),
  date: v.optional(date),
  url: v.optional(text),
  ...grades,
});
const entity = v.strictObject({
  id: text,
  kind,
  name: text,
  aliases: v.optional(v.array(text)),
  countries: v.optional(v.array(country)),
  identifiers: v.optional(v.array(v.strictObject({ scheme: text, value: text }))),
  founded: v.optional(date),
  address: v.optional(text),
  note: v.optional(text),
  evidence,
});
const relation = v.strictObject({
  id: text,
  kind: v.picklist(RELATION_KIND_LIST),
  from: text,
  to: text,
  via: v.optional(v.array(via)),
  dates: v.optional(v.strictObject({ from: v.optional(date), to: v.optional(date) })),
  goods: v.optional(
    v.strictObject({
      hs: v.optional(v.array(v.pipe(v.string(), v.regex(/^\d{2,11}$/)))),
      text: v.optional(text),
      quantity: v.optional(amount),
      unit: v.optional(text),
    }),
  ),
  value: v.optional(v.strictObject({ amount, currency: text })),
  share: v.optional(v.strictObject({ from: amount, to: amount })),
  origin: v.optional(country),
  dispatch: v.optional(country),
  declaredDestination: v.optional(country),
  claim: v.optional(v.strictObject({ status, scope: v.picklist(['this', 'collective']), statedBy: v.optional(text) })),
  evidence,
  note: v.optional(text),
});

/**
 * What was added by hand, as it comes out of a link or a view file: links are made by strangers too, so every field is
 * held to the form that the app itself writes, and nothing else passes.
 */
const ownRecord = v.variant('type', [
  v.strictObject({ type: v.literal('source'), record: source }),
  v.strictObject({ type: v.literal('entity'), record: entity }),
  v.strictObject({ type: v.literal('relation'), record: relation }),
  v.strictObject({ type: v.literal('role'), entity: text, kind, source: text }),
  v.strictObject({ type: v.literal('facilitator'), relation: text, via, source: text }),
  v.strictObject({ type: v.literal('act'), entity: text, act }),
]);

/** Whether a value is a record that could have been added by hand in this app. */
export function isOwnRecord(value: unknown): value is OwnRecord {
  return v.is(ownRecord, value);
}
