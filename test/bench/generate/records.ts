import type { ClaimStatus } from '../../../src/model/claim.ts';
import type { EntityKind } from '../../../src/model/entityKinds.ts';
import type { EntityRecord, RelationRecord, Via } from '../../../src/model/records.ts';
import type { Network } from './network.ts';
import { chance, oneOf } from './random.ts';

const SUPPLYING: readonly [string, ...string[]] = ['US', 'DE', 'TW', 'JP', 'KR', 'NL', 'CH', 'IT'];
const TRADING: readonly [string, ...string[]] = ['CN', 'HK', 'TR', 'AE', 'KZ', 'KG', 'AM', 'UZ', 'GE', 'RS', 'IN'];
const SERVANTS: readonly [EntityKind, ...EntityKind[]] = ['carrier', 'forwarder', 'customs_broker', 'bank'];
const LATIN: readonly [string, ...string[]] = [
  'Nor', 'Tel', 'Vek', 'Alt', 'Mir', 'Sol', 'Qua', 'Ran', 'Bex', 'Dor', 'Fen', 'Gal', 'Hur', 'Ilo', 'Jun', 'Kor',
]; // prettier-ignore
const CYRILLIC: readonly [string, ...string[]] = [
  'Тех', 'Пром', 'Снаб', 'Вектор', 'Альт', 'Мир', 'Сол', 'Ква', 'Ран', 'Бек', 'Дор', 'Фен', 'Гал', 'Хур', 'Ил', 'Кор',
]; // prettier-ignore
const LATIN_TRADES: readonly [string, ...string[]] = ['Electronics', 'Trading', 'Components', 'Logistics', 'Supply'];
const CYRILLIC_TRADES: readonly [string, ...string[]] = ['Электроника', 'Торг', 'Компонент', 'Логистика', 'Прибор'];
const LATIN_FORMS: readonly [string, ...string[]] = ['Ltd', 'LLC', 'GmbH', 'FZE', 'Co Limited'];
const CYRILLIC_FORMS: readonly [string, ...string[]] = ['ООО', 'АО', 'ИП', 'ТОО'];
const CURRENCIES: readonly [string, ...string[]] = ['USD', 'EUR', 'CNY', 'RUB'];
const RUSSIAN_FROM_TIER = 4;
const CODE_LENGTH = 10;

/** The kinds in the order of the tiers; the last tier has several. */
const KINDS: readonly EntityKind[] = ['manufacturer', 'distributor', 'trader', 'company', 'procurement', 'end_user'];

/** Id of an entity, as opaque as those of real exports. */
export function entityId(entity: number): string {
  return `NK-${Math.imul(entity + 1, 0x9e3779b1)
    .toString(36)
    .replace('-', 'z')}${entity.toString(36).padStart(5, '0')}`;
}

function relationId(relation: number): string {
  return `decl-${Math.imul(relation + 1, 0x85ebca6b)
    .toString(36)
    .replace('-', 'z')}${relation.toString(36).padStart(5, '0')}`;
}

/** Entity number `entity` as the case file keeps it. */
export function entityRecord(network: Network, entity: number): EntityRecord {
  const draw = (at: number): number => chance(network.recipe.seed + 3, entity, at);
  const tier = network.tierOf(entity);
  const country =
    tier >= RUSSIAN_FROM_TIER && tier < 6 ? 'RU' : tier < 2 ? oneOf(SUPPLYING, draw(0)) : oneOf(TRADING, draw(0));
  const cyrillic = ['RU', 'KZ', 'KG'].includes(country);
  const syllables = cyrillic ? CYRILLIC : LATIN;
  const stem = [1, 2, 3].map((at) => oneOf(syllables, draw(at))).join('');
  const trade = oneOf(cyrillic ? CYRILLIC_TRADES : LATIN_TRADES, draw(4));
  const form = oneOf(cyrillic ? CYRILLIC_FORMS : LATIN_FORMS, draw(5));
  const serial = Math.floor(draw(6) * 9_000) + 1_000;
  const number = String(Math.floor(draw(7) * 1e10)).padStart(CODE_LENGTH, '0');
  return {
    id: entityId(entity),
    kind: KINDS[tier] ?? oneOf(SERVANTS, draw(8)),
    name: cyrillic ? `${form} «${stem} ${trade} ${serial}»` : `${stem} ${trade} ${serial} ${form}`,
    ...(draw(9) < 0.2 ? { aliases: [`${stem}${trade} ${serial}`] } : {}),
    countries: [country],
    identifiers: [{ scheme: country === 'RU' ? 'inn' : 'registration', value: number }],
    ...(draw(10) < 0.01 ? { topics: ['sanction'] } : {}),
    evidence: [{ source: 'declarations' }],
  };
}

/** Relation number `relation` as the case file keeps it. */
export function relationRecord(network: Network, relation: number): RelationRecord {
  const shipment = network.shipment(relation);
  const draw = (at: number): number => chance(network.recipe.seed + 4, relation, at);
  const date = dateText(shipment.day, shipment.monthOnly);
  const via: Via[] = [];
  if (shipment.carrier !== undefined) via.push({ entity: entityId(shipment.carrier), role: 'carrier' });
  if (shipment.broker !== undefined) via.push({ entity: entityId(shipment.broker), role: 'declarant' });
  return {
    id: relationId(relation),
    kind: 'ships',
    from: entityId(shipment.from),
    to: entityId(shipment.to),
    ...(via.length > 0 ? { via } : {}),
    ...(date === undefined ? {} : { dates: { from: date, to: date } }),
    ...(shipment.hs === undefined ? {} : { goods: { hs: [shipment.hs] } }),
    refs: [{ type: 'declaration', number: `10${relation.toString().padStart(7, '0')}` }],
    value: { amount: shipment.amount, currency: oneOf(CURRENCIES, draw(0)) },
    claim: { status: statusOf(shipment.claim), scope: 'this' },
    evidence: [{ source: 'declarations', locator: `row ${relation + 1}` }],
  };
}

/** The same entity as a line of FollowTheMoney, without its line end. */
export function entityFtm(network: Network, entity: number): string {
  const record = entityRecord(network, entity);
  const code = record.identifiers?.[0];
  return JSON.stringify({
    id: record.id,
    caption: record.name,
    schema: 'Company',
    properties: {
      name: [record.name],
      ...(record.aliases ? { alias: record.aliases } : {}),
      country: record.countries?.map((country) => country.toLowerCase()),
      [code?.scheme === 'inn' ? 'innCode' : 'registrationNumber']: [code?.value],
      ...(record.topics ? { topics: record.topics } : {}),
    },
    datasets: ['declarations'],
    first_seen: '2024-05-01T00:00:00',
  });
}

/** The same relation as a customs declaration of FollowTheMoney. */
export function relationFtm(network: Network, relation: number): string {
  const record = relationRecord(network, relation);
  const served = (role: string): readonly string[] | undefined => {
    const ids = record.via?.filter((via) => via.role === role).map((via) => via.entity) ?? [];
    return ids.length > 0 ? ids : undefined;
  };
  return JSON.stringify({
    id: record.id,
    schema: 'EconomicActivity',
    properties: {
      sender: [record.from],
      receiver: [record.to],
      ...(record.goods?.hs ? { vedCode: record.goods.hs } : {}),
      ...(record.dates?.from === undefined ? {} : { date: [record.dates.from] }),
      ccdNumber: record.refs?.map((reference) => reference.number),
      invoiceAmount: [String(record.value?.amount)],
      currency: [record.value?.currency],
      declarant: served('declarant'),
      transport: served('carrier'),
    },
    datasets: ['declarations'],
  });
}

function dateText(day: number | undefined, monthOnly: boolean): string | undefined {
  if (day === undefined) return undefined;
  return new Date(Date.UTC(2022, 0, 1 + day)).toISOString().slice(0, monthOnly ? 7 : 10);
}

function statusOf(drawn: number): ClaimStatus {
  if (drawn < 0.7) return 'documented';
  if (drawn < 0.9) return 'reported';
  return drawn < 0.97 ? 'suspected' : 'inferred';
}
