import { hsDigits } from '../model/hs.ts';
import type { Goods, Reference, Value, Via } from '../model/records.ts';
import { parseAmount } from './amounts.ts';
import { countryCode } from './countries.ts';
import { unlessEmpty } from './ftmEntities.ts';
import type { FtmRecord } from './ftmRecord.ts';
import type { RelationFacts } from './ftmRelations.ts';

/** Who serves a declared shipment without being its sender or receiver. */
export const SHIPMENT_ROLES: readonly (readonly [string, string])[] = [
  ['declarant', 'declarant'],
  ['contractHolder', 'contract holder'],
  ['transport', 'transport'],
  ['bankAccount', 'bank account'],
  ['bankRub', 'bank account'],
  ['bankForeign', 'bank account'],
];

/** Amounts of a declaration, the one that is taken first. */
export const SHIPMENT_AMOUNTS = ['invoiceAmount', 'customsAmount', 'ccdValue'] as const;

/** What a customs declaration says of a shipment; a declaration is a primary record, so the claim is documented. */
export function economicActivityFacts(
  record: FtmRecord,
  from: readonly string[],
  to: readonly string[],
): Partial<RelationFacts> {
  return {
    via: viaOf(record, new Set([...from, ...to])),
    goods: goodsOf(record),
    refs: refsOf(record),
    value: valueOf(record),
    origin: oneCountry(record, 'originCountry'),
    dispatch: oneCountry(record, 'departureCountry'),
    declaredDestination: oneCountry(record, 'destinationCountry'),
    claim: { status: 'documented', scope: 'this' },
  };
}

/** A declarant is often the receiver itself: an end serves nobody and stays as text. */
function viaOf(record: FtmRecord, ends: ReadonlySet<string>): readonly Via[] | undefined {
  const via: Via[] = [];
  for (const [property, role] of SHIPMENT_ROLES) {
    for (const entity of record.properties.take(property)) {
      if (ends.has(entity)) record.context.keep(property, entity);
      else via.push({ entity, role });
    }
  }
  return unlessEmpty(via);
}

function goodsOf(record: FtmRecord): Goods | undefined {
  const { properties, context } = record;
  const hs: string[] = [];
  for (const text of properties.take('vedCode')) {
    const code = hsDigits(text);
    if (code === undefined) context.refuse('bad-code', 'vedCode', text, 'not an HS code');
    else if (!hs.includes(code)) hs.push(code);
  }
  const described = properties.take('goodsDescription');
  const text = described.length > 0 ? described : properties.take('vedCodeDescription');
  if (hs.length === 0 && text.length === 0) return undefined;
  return { hs: unlessEmpty(hs), text: text.length === 0 ? undefined : text.join('; ') };
}

function refsOf(record: FtmRecord): readonly Reference[] | undefined {
  return unlessEmpty([
    ...record.properties.take('ccdNumber').map((number) => ({ type: 'declaration', number })),
    ...record.properties.take('contract').map((number) => ({ type: 'contract', number })),
  ]);
}

/** The first of the invoice, customs and declared amounts that names its currency; the others stay as text. */
function valueOf(record: FtmRecord): Value | undefined {
  const { properties, context } = record;
  const currency = properties.peek('currency')[0]?.toUpperCase();
  let stated = 0;
  for (const property of SHIPMENT_AMOUNTS) {
    for (const text of properties.peek(property)) {
      stated++;
      const parsed = parseAmount(text);
      const code = parsed?.currency ?? currency;
      if (parsed === undefined || code === undefined) continue;
      if (text === properties.peek(property)[0]) properties.takeFirst(property);
      return { amount: parsed.amount, currency: code };
    }
  }
  if (stated > 0) context.issue('missing-field', 'amount', 'none is a number with a currency; kept as text');
  return undefined;
}

function oneCountry(record: FtmRecord, property: string): string | undefined {
  const texts = record.properties.take(property);
  const [text] = texts;
  if (text === undefined) return undefined;
  if (texts.length > 1 || text.length !== 2) record.context.keep(property, texts);
  const code = countryCode(text);
  if (code === undefined) record.context.refuse('bad-country', property, text, 'not a country');
  return code;
}
