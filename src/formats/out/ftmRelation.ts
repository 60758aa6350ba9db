import type { SourceRecord } from '../../model/evidence.ts';
import type { RelationRecord } from '../../model/records.ts';
import { RELATION_KINDS, type RelationKind } from '../../model/relationKinds.ts';
import { parseAmount, parseShare } from '../amounts.ts';
import { FTM_EDGES } from '../ftmEdges.ts';
import { FtmLine } from './ftmLine.ts';

/** Schemata that say the kind. A declared shipment is a primary record, so only documented ones become one. */
const SCHEMATA: ReadonlyMap<RelationKind, string> = new Map([
  ['owns', 'Ownership'],
  ['directs', 'Directorship'],
  ['pays', 'Payment'],
  ['ships', 'EconomicActivity'],
  ['member_of', 'Membership'],
  ['represents', 'Representation'],
  ['family', 'Family'],
]);

/** Schemata whose word for the tie is `role`. */
const WITH_ROLE: ReadonlySet<string> = new Set([
  'Ownership',
  'Directorship',
  'Membership',
  'Representation',
  'UnknownLink',
  'Employment',
]);

/** One relation as a line. */
export function ftmRelation(relation: RelationRecord, sources: ReadonlyMap<string, SourceRecord>): FtmLine {
  const schema = schemaOf(relation);
  const line = new FtmLine(relation.id, schema);
  const edge = FTM_EDGES.get(schema);
  line.put(edge?.source ?? 'subject', [relation.from], 'from');
  line.put(edge?.target ?? 'object', [relation.to], 'to');
  if (edge?.kind === relation.kind) line.used.add('kind');
  putWord(line, relation);
  putDates(line, relation);
  line.put('summary', relation.note === undefined ? undefined : [relation.note], 'note');
  if (schema === 'Ownership') putShare(line, relation);
  if (schema === 'Payment' || schema === 'Debt') putAmount(line, relation, 'amount');
  if (schema === 'EconomicActivity') putShipment(line, relation);
  line.cite(relation.evidence, sources);
  return line;
}

function schemaOf({ kind, claim, label }: RelationRecord): string {
  const own = label === undefined ? undefined : FTM_EDGES.get(label);
  const documented = claim?.status === 'documented' && claim.scope === 'this';
  if (label !== undefined && own?.kind === kind && label !== 'ContractAward') {
    if (label !== 'EconomicActivity' || documented) return label;
  }
  const schema = SCHEMATA.get(kind);
  return schema === undefined || (schema === 'EconomicActivity' && !documented) ? 'UnknownLink' : schema;
}

/** The word for a tie; without one, what the kind means is said where the schema does not say it. */
function putWord(line: FtmLine, { label, kind }: RelationRecord): void {
  if (label === line.schema) line.used.add('kind_word');
  else if (WITH_ROLE.has(line.schema)) {
    const word =
      label ?? (line.schema === 'UnknownLink' && kind !== 'linked_to' ? RELATION_KINDS[kind].label : undefined);
    if (word !== undefined) line.put('role', [word], 'kind_word');
  } else if (line.schema === 'Family' && label !== undefined) line.put('relationship', [label], 'kind_word');
}

function putDates(line: FtmLine, { dates }: RelationRecord): void {
  if (dates?.from !== undefined && dates.from === dates.to) line.put('date', [dates.from], 'dates.from');
  else {
    line.put('startDate', dates?.from === undefined ? undefined : [dates.from], 'dates.from');
    line.put('endDate', dates?.to === undefined ? undefined : [dates.to]);
  }
  line.used.add('dates.to');
}

function putShare(line: FtmLine, { share }: RelationRecord): void {
  if (share === undefined) return;
  const text = share.from === share.to ? String(share.from) : `${share.from}-${share.to}`;
  const read = parseShare(text);
  if (read?.from !== share.from || read.to !== share.to) return;
  line.put('percentage', [text], 'share.from');
  line.used.add('share.to');
}

/** A rate is no amount; an amount that would be read back as another one is left out. */
function putAmount(line: FtmLine, { value }: RelationRecord, property: string): void {
  if (value === undefined || value.per !== undefined || !/^[A-Z]{3}$/.test(value.currency)) return;
  const text = String(value.amount);
  if (parseAmount(text)?.amount !== value.amount) return;
  line.put(property, [text], 'value.amount');
  line.put('currency', [value.currency], 'value.currency');
}

function putShipment(line: FtmLine, relation: RelationRecord): void {
  const { goods, origin, dispatch, declaredDestination, claim, refs } = relation;
  line.used.add('claim.status');
  line.used.add('claim.scope');
  if (claim?.statedBy === undefined) line.used.add('claim.statedBy');
  line.put('vedCode', goods?.hs, 'goods.hs');
  line.put('goodsDescription', goods?.text === undefined ? undefined : [goods.text], 'goods.text');
  line.put('originCountry', origin === undefined ? undefined : [origin.toLowerCase()], 'origin');
  line.put('departureCountry', dispatch === undefined ? undefined : [dispatch.toLowerCase()], 'dispatch');
  const destination = declaredDestination === undefined ? undefined : [declaredDestination.toLowerCase()];
  line.put('destinationCountry', destination, 'declaredDestination');
  const numbers = (type: string) => (refs ?? []).filter((ref) => ref.type === type).map(({ number }) => number);
  line.put('ccdNumber', numbers('declaration'));
  line.put('contract', numbers('contract'));
  if ((refs ?? []).every(({ type }) => type === 'declaration' || type === 'contract')) line.used.add('refs');
  putAmount(line, relation, 'invoiceAmount');
}
