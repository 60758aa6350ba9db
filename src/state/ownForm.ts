import { ACT_ABOUT, ACT_DATE_IS, ACT_TYPES } from '../model/act.ts';
import { CLAIM_STATUSES } from '../model/claim.ts';
import { parseDateText } from '../model/dates.ts';
import { ENTITY_KIND_LIST, type EntityKind } from '../model/entityKinds.ts';
import { isInformationGrade, isSourceGrade, type SourceRecord } from '../model/evidence.ts';
import { hsDigits } from '../model/hs.ts';
import { newOwnId, type OwnRecord } from '../model/ownRecord.ts';
import { RELATION_KIND_LIST } from '../model/relationKinds.ts';

/** What is being added, and the values of its form by field; an edit names the place it has in the view. */
export interface OwnDraft {
  readonly type: Exclude<OwnRecord['type'], 'source'>;
  readonly values: OwnValues;
  readonly editing?: OwnRecord;
}

/** Texts of a form by field name; a missing field is empty. */
export type OwnValues = Readonly<Record<string, string>>;

/** The record that a form describes, or what is wrong by field. */
export type OwnReading =
  | { readonly ok: true; readonly record: OwnRecord }
  | { readonly ok: false; readonly problems: Readonly<Record<string, string>> };

/** Notes what is wrong with fields while their values are taken. */
class Fields {
  readonly problems: Record<string, string> = {};

  constructor(private readonly values: OwnValues) {}

  text(field: string): string | undefined {
    const text = (this.values[field] ?? '').trim();
    return text === '' ? undefined : text;
  }

  needed(field: string, what: string): string {
    const text = this.text(field);
    if (text === undefined) this.problems[field] = `${what} is needed.`;
    return text ?? '';
  }

  date(field: string): string | undefined {
    const text = this.text(field);
    if (text === undefined || parseDateText(text)) return text;
    this.problems[field] = 'Write a date as 2023, 2023-04 or 2023-04-05.';
    return undefined;
  }

  number(field: string): number | undefined {
    const text = this.text(field);
    if (text === undefined) return undefined;
    const value = Number(text.replaceAll(/[\s_]/g, '').replace(/,(?=\d{3}\b)/g, ''));
    if (Number.isFinite(value) && value >= 0) return value;
    this.problems[field] = 'This is not a number.';
    return undefined;
  }

  /** Words between commas or semicolons. */
  list(field: string): readonly string[] {
    return (this.text(field) ?? '')
      .split(/[,;]/)
      .map((word) => word.trim())
      .filter((word) => word !== '');
  }

  countries(field: string): readonly string[] {
    const codes = this.list(field).map((code) => code.toUpperCase());
    if (codes.every((code) => /^[A-Z]{2}$/.test(code))) return codes;
    this.problems[field] = 'Write countries as two letters, such as KZ, AE.';
    return [];
  }

  codes(field: string): readonly string[] {
    const codes = this.list(field).map((code) => hsDigits(code));
    if (codes.every((code) => code !== undefined && /^\d{2,11}$/.test(code)))
      return codes.filter((code) => code !== undefined);
    this.problems[field] = 'Write HS codes as digits, such as 8542.31.';
    return [];
  }

  choice<T extends string>(field: string, all: readonly T[], usual: T): T {
    return all.find((one) => one === this.values[field]) ?? usual;
  }
}

/** Reads the form of something added by hand. Texts are trimmed; what is empty is left out of the record. */
export function readOwnForm(
  type: OwnDraft['type'],
  values: OwnValues,
  source: string,
  editing?: OwnRecord,
): OwnReading {
  const fields = new Fields(values);
  const record = recordOf(type, fields, source, editing);
  return Object.keys(fields.problems).length === 0 ? { ok: true, record } : { ok: false, problems: fields.problems };
}

function recordOf(type: OwnDraft['type'], fields: Fields, source: string, editing: OwnRecord | undefined): OwnRecord {
  const locator = fields.text('locator');
  const evidence = [{ source, ...(locator === undefined ? {} : { locator }) }];
  const kind = (field: string): EntityKind => fields.choice(field, ENTITY_KIND_LIST, 'company');
  switch (type) {
    case 'entity': {
      const countries = fields.countries('countries');
      return {
        type,
        record: {
          id: editing?.type === 'entity' ? editing.record.id : newOwnId(),
          kind: kind('kind'),
          name: fields.needed('name', 'A name'),
          ...(countries.length > 0 ? { countries } : {}),
          ...optional({ founded: fields.date('founded'), address: fields.text('address'), note: fields.text('note') }),
          evidence,
        },
      };
    }
    case 'relation':
      return { type, record: relationOf(fields, evidence, editing) };
    case 'role':
      return { type, entity: fields.needed('entity', 'A party'), kind: kind('kind'), source };
    case 'facilitator':
      return {
        type,
        relation: fields.needed('relation', 'A relation'),
        via: {
          entity: fields.needed('entity', 'A party'),
          ...optional({ role: fields.text('role') }),
          claim: fields.choice('claim', CLAIM_STATUSES, 'inferred'),
        },
        source,
      };
    case 'act':
      return {
        type,
        entity: fields.needed('entity', 'A party'),
        act: {
          type: fields.choice('act', ACT_TYPES, 'listed'),
          authority: fields.needed('authority', 'An authority'),
          ...optional({ measure: fields.text('measure'), date: fields.date('date'), until: fields.date('until') }),
          dateIs: fields.choice('dateIs', ACT_DATE_IS, 'on'),
          about: fields.choice('about', ACT_ABOUT, 'this'),
          source,
        },
      };
  }
}

function relationOf(
  fields: Fields,
  evidence: readonly { readonly source: string; readonly locator?: string }[],
  editing: OwnRecord | undefined,
): Extract<OwnRecord, { type: 'relation' }>['record'] {
  const [from, to] = [fields.needed('from', 'A sender'), fields.needed('to', 'A receiver')];
  if (from !== '' && from === to) fields.problems['to'] = 'A relation needs two different parties.';
  const dates = optional({ from: fields.date('dateFrom'), to: fields.date('dateTo') ?? fields.date('dateFrom') });
  const hs = fields.codes('hs');
  const goods = { ...(hs.length > 0 ? { hs } : {}), ...optional({ text: fields.text('goods') }) };
  const amount = fields.number('amount');
  const currency = fields.text('currency')?.toUpperCase();
  if (amount !== undefined && currency === undefined) fields.problems['currency'] = 'A currency is needed.';
  return {
    id: editing?.type === 'relation' ? editing.record.id : newOwnId(),
    kind: fields.choice('kind', RELATION_KIND_LIST, 'ships'),
    from,
    to,
    ...(Object.keys(dates).length > 0 ? { dates } : {}),
    ...(Object.keys(goods).length > 0 ? { goods } : {}),
    ...(amount === undefined || currency === undefined ? {} : { value: { amount, currency } }),
    claim: { status: fields.choice('claim', CLAIM_STATUSES, 'suspected'), scope: 'this' },
    evidence,
    ...optional({ note: fields.text('note') }),
  };
}

/** A source by its own form: where the analyst has it from. */
export function readSourceForm(
  values: OwnValues,
):
  | { readonly ok: true; readonly record: SourceRecord }
  | { readonly ok: false; readonly problems: Readonly<Record<string, string>> } {
  const fields = new Fields(values);
  const url = fields.text('url');
  if (url !== undefined && !/^https?:\/\/[^\s@]+$/i.test(url)) {
    fields.problems['url'] = 'Only addresses that begin with http:// or https:// are kept.';
  }
  const sourceGrade = values['sourceGrade'];
  const informationGrade = Number(values['informationGrade']);
  const record: SourceRecord = {
    id: newOwnId(),
    title: fields.needed('title', 'A source'),
    ...optional({ publisher: fields.text('publisher'), date: fields.date('sourceDate'), url }),
    ...(isSourceGrade(sourceGrade) ? { sourceGrade } : {}),
    ...(isInformationGrade(informationGrade) ? { informationGrade } : {}),
  };
  return Object.keys(fields.problems).length === 0 ? { ok: true, record } : { ok: false, problems: fields.problems };
}

/** The values that a form begins with when something added by hand is changed. */
export function valuesOf(own: OwnRecord): OwnValues {
  switch (own.type) {
    case 'source':
      return {};
    case 'entity': {
      const { name, kind, countries, founded, address, note, evidence } = own.record;
      return filled({
        name,
        kind,
        countries: countries?.join(', '),
        founded,
        address,
        note,
        locator: evidence?.[0]?.locator,
      });
    }
    case 'relation': {
      const { kind, from, to, dates, goods, value, claim, note, evidence } = own.record;
      return filled({
        kind,
        from,
        to,
        dateFrom: dates?.from,
        dateTo: dates?.to,
        hs: goods?.hs?.join(', '),
        goods: goods?.text,
        amount: value && String(value.amount),
        currency: value?.currency,
        claim: claim?.status,
        note,
        locator: evidence?.[0]?.locator,
      });
    }
    case 'role':
      return { entity: own.entity, kind: own.kind };
    case 'facilitator':
      return filled({ relation: own.relation, entity: own.via.entity, role: own.via.role, claim: own.via.claim });
    case 'act': {
      const { type: act, authority, measure, date, until, dateIs, about } = own.act;
      return filled({ entity: own.entity, act, authority, measure, date, until, dateIs, about });
    }
  }
}

/** The id of the source that something added by hand rests on. */
export function sourceOf(own: OwnRecord): string | undefined {
  switch (own.type) {
    case 'source':
      return own.record.id;
    case 'entity':
    case 'relation':
      return own.record.evidence?.[0]?.source;
    case 'role':
    case 'facilitator':
      return own.source;
    case 'act':
      return own.act.source;
  }
}

function optional<T extends Readonly<Record<string, string | undefined>>>(
  values: T,
): { [K in keyof T]?: Exclude<T[K], undefined> };
function optional(values: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return filled(values);
}

function filled(values: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const])),
  );
}
