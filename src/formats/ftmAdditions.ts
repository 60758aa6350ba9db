import type { Act } from '../model/act.ts';
import type { EntityAddition, Identifier, RawProperties } from '../model/records.ts';
import type { RecordSink } from '../model/sink.ts';
import { earliest, latest, takeDates } from './ftmDates.ts';
import type { FtmRecord } from './ftmRecord.ts';
import type { FtmSources } from './ftmSources.ts';

/** The property that names the entity a record adds to, for the schemata that are no entities of their own. */
const HOLDERS: ReadonlyMap<string, string> = new Map([
  ['Sanction', 'entity'],
  ['Risk', 'entity'],
  ['Identification', 'holder'],
  ['Passport', 'holder'],
]);

/** Whether a schema adds facts to another entity. */
export function isFtmAddition(schema: string): boolean {
  return HOLDERS.has(schema);
}

/** Reads a listing, a risk or an identity paper into the entity it is about. */
export function readFtmAddition(record: FtmRecord, sink: RecordSink, sources: FtmSources): void {
  const { context, properties, schema } = record;
  const holder = HOLDERS.get(schema) ?? 'entity';
  const ids = properties.take(holder);
  if (ids.length === 0) {
    context.issue('missing-field', holder, 'missing; it belongs to nobody and is left out');
    return;
  }
  const evidence = sources.evidence(record, true);
  const facts = factsOf(record, evidence?.[0]?.source);
  const raw = prefixed(schema, context.raw(properties.rest()));
  for (const id of ids) sink.addition({ id, ...facts, evidence, raw }, context.line);
}

function factsOf(record: FtmRecord, source: string | undefined): Omit<EntityAddition, 'id'> {
  switch (record.schema) {
    case 'Sanction': {
      const act = readAct(record, source);
      // A listing with an end is judged by its dates; the topic would say "listed" for ever.
      return { acts: [act], topics: act.until === undefined ? ['sanction'] : undefined };
    }
    case 'Risk': {
      const topics = record.properties.take('topics');
      const reasons = record.properties.take('reason');
      return {
        topics: topics.length === 0 ? undefined : topics,
        note: reasons.length === 0 ? undefined : reasons.join('\n'),
      };
    }
    default:
      return { identifiers: readNumbers(record) };
  }
}

function readAct(record: FtmRecord, source: string | undefined): Act {
  const { properties } = record;
  const listed = takeDates(record, 'listingDate');
  const starts = takeDates(record, 'startDate');
  const authorities = properties.take('authority');
  const measures = [...properties.take('program'), ...properties.take('provisions')];
  const notes = [...properties.take('reason'), ...properties.take('status'), ...properties.take('summary')];
  if (listed.length > 0 && starts.length > 0) record.context.keep('startDate', starts);
  const authority = authorities.length > 0 ? authorities.join(', ') : (record.datasets[0] ?? source);
  return {
    type: 'listed',
    authority: authority ?? 'authority not named',
    measure: measures.length === 0 ? undefined : measures.join('; '),
    date: earliest(listed.length > 0 ? listed : starts),
    dateIs: 'on',
    about: 'this',
    until: latest(takeDates(record, 'endDate')),
    source,
    note: notes.length === 0 ? undefined : notes.join('\n'),
  };
}

/** Passports are `passport`; other papers go by the source's own word for their type. */
function readNumbers(record: FtmRecord): readonly Identifier[] | undefined {
  const { properties, schema, context } = record;
  const type = properties.peek('type')[0];
  const scheme = schema === 'Passport' ? 'passport' : type === undefined ? 'identification' : schemeName(type);
  const numbers = [...new Set([...properties.take('passportNumber'), ...properties.take('number')])];
  if (numbers.length === 0) context.issue('missing-field', 'number', 'missing');
  return numbers.length === 0 ? undefined : numbers.map((value) => ({ scheme, value }));
}

function schemeName(type: string): string {
  return type.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '_');
}

/** Texts of the record under its schema's name, so that they do not pass for the entity's own. */
function prefixed(schema: string, raw: RawProperties | undefined): RawProperties | undefined {
  if (raw === undefined) return undefined;
  return Object.fromEntries(Object.entries(raw).map(([key, texts]) => [`${schema}.${key}`, texts]));
}
