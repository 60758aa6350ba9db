import type { Reference, RelationRecord, Share, Value, Via } from '../model/records.ts';
import type { RelationKind } from '../model/relationKinds.ts';
import type { RecordSink } from '../model/sink.ts';
import { parseAmount, parseShare } from './amounts.ts';
import { ftmDates } from './ftmDates.ts';
import { economicActivityFacts } from './ftmEconomicActivity.ts';
import type { FtmEdge } from './ftmEdges.ts';
import { ftmNote, unlessEmpty } from './ftmEntities.ts';
import type { FtmRecord } from './ftmRecord.ts';
import type { FtmSources } from './ftmSources.ts';

/** Everything of a relation but its id and its ends. */
export type RelationFacts = Omit<RelationRecord, 'id' | 'from' | 'to'>;

/** Roles in which a person leads, so that an employment is read as directing. */
const LEADING = /\b(director|chief executive|ceo|chair(man|woman|person)?|president|head of|managing)\b/i;

/** The ends of a fact and what is known of it; `undefined` with an issue when an end is missing. */
export function readFtmEdge(
  record: FtmRecord,
  edge: FtmEdge,
  sources: FtmSources,
): { readonly from: readonly string[]; readonly to: readonly string[]; readonly facts: RelationFacts } | undefined {
  const { context, properties, schema } = record;
  const from = properties.take(edge.source);
  const to = properties.take(edge.target);
  if (from.length === 0 || to.length === 0) {
    const missing = from.length === 0 ? edge.source : edge.target;
    context.issue('missing-field', missing, 'missing; a relation needs both ends, so it is left out');
    return undefined;
  }
  const evidence = sources.evidence(record, true);
  const dates = ftmDates(record);
  const role = properties.peek('role')[0] ?? properties.peek('relationship')[0];
  const facts: RelationFacts = {
    kind: kindOf(record, edge, role),
    label: role ?? schema,
    dates,
    ...(schema === 'EconomicActivity' ? economicActivityFacts(record, from, to) : otherFacts(record)),
    evidence,
    note: ftmNote(record),
  };
  if (role !== undefined) context.keep('schema', schema);
  return { from, to, facts: { ...facts, raw: context.raw(properties.rest()) } };
}

/** One relation for each pair of ends: the first has the id of the fact, the others `id#2`, `id#3`, … */
export function sendRelations(
  record: FtmRecord,
  from: readonly string[],
  to: readonly string[],
  facts: RelationFacts,
  sink: RecordSink,
): void {
  let count = 0;
  for (const start of from) {
    for (const end of to) {
      count++;
      const id = count === 1 ? record.id : `${record.id}#${count}`;
      sink.relation({ id, from: start, to: end, ...facts }, record.context.line);
    }
  }
}

function kindOf(record: FtmRecord, edge: FtmEdge, role: string | undefined): RelationKind {
  return record.schema === 'Employment' && role !== undefined && LEADING.test(role) ? 'directs' : edge.kind;
}

function otherFacts(record: FtmRecord): Partial<RelationFacts> {
  switch (record.schema) {
    case 'Ownership':
      return { share: shareOf(record) };
    case 'Payment':
      return { via: paymentVia(record), refs: paymentRefs(record), value: valueOf(record) };
    case 'Debt':
    case 'ContractAward':
      return { value: valueOf(record) };
    default:
      return {};
  }
}

function shareOf(record: FtmRecord): Share | undefined {
  const text = record.properties.takeFirst('percentage');
  if (text === undefined) return undefined;
  const share = parseShare(text);
  if (share === undefined) record.context.refuse('bad-number', 'percentage', text, 'not a percentage');
  return share;
}

/** The amount in its own currency, else in dollars, else in euros; the amounts not used stay as text. */
function valueOf(record: FtmRecord): Value | undefined {
  const { properties, context } = record;
  const text = properties.takeFirst('amount');
  if (text !== undefined) {
    const parsed = parseAmount(text);
    const currency = parsed?.currency ?? properties.peek('currency')[0]?.toUpperCase();
    if (parsed === undefined) context.refuse('bad-number', 'amount', text, 'not an amount');
    else if (currency === undefined) context.refuse('missing-field', 'amount', text, 'without a currency');
    else {
      if (parsed.currency === undefined) properties.takeFirst('currency');
      return { amount: parsed.amount, currency };
    }
  }
  return convertedValue(record, 'amountUsd', 'USD') ?? convertedValue(record, 'amountEur', 'EUR');
}

function convertedValue(record: FtmRecord, property: string, currency: string): Value | undefined {
  const text = record.properties.takeFirst(property);
  if (text === undefined) return undefined;
  const parsed = parseAmount(text);
  if (parsed !== undefined) return { amount: parsed.amount, currency };
  record.context.refuse('bad-number', property, text, 'not an amount');
  return undefined;
}

function paymentVia(record: FtmRecord): readonly Via[] | undefined {
  return unlessEmpty([
    ...record.properties.take('payerAccount').map((entity) => ({ entity, role: 'payer account' })),
    ...record.properties.take('beneficiaryAccount').map((entity) => ({ entity, role: 'beneficiary account' })),
  ]);
}

function paymentRefs(record: FtmRecord): readonly Reference[] | undefined {
  return unlessEmpty([
    ...record.properties.take('transactionNumber').map((number) => ({ type: 'transaction', number })),
    ...record.properties.take('contract').map((number) => ({ type: 'contract', number })),
  ]);
}
