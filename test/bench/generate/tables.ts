import type { EntityRecord } from '../../../src/model/records.ts';
import { keptFile, writeText, type BenchFile } from './files.ts';
import { Network, type Recipe } from './network.ts';
import { chance } from './random.ts';
import { entityRecord, relationRecord } from './records.ts';

/**
 * Tables of the bench: declarations with headers in Russian, plain edges and nodes, payments between names, parties and
 * what joins them as in the Offshore Leaks, the simple table of OpenSanctions, and who is who of the GLEIF.
 */
export type BenchTable = 'customs' | 'edges' | 'nodes' | 'payments' | 'leaks' | 'leakEdges' | 'simple' | 'gleif';

/** What parts the cells of each table. */
export const SEPARATORS: Readonly<Record<BenchTable, string>> = {
  customs: ';',
  edges: ',',
  nodes: ',',
  payments: ',',
  leaks: ',',
  leakEdges: ',',
  simple: ',',
  gleif: ',',
};

/** A table is at least this long, in bytes of UTF-8. */
const LEAST_BYTES = 100e6;
/** Rows written at a time. */
const BATCH = 2_000;

interface Layout {
  readonly header: readonly string[];
  readonly row: (network: Network, at: number) => readonly (string | number | undefined)[];
}

const CUSTOMS: Layout = {
  header: [
    'Номер декларации', 'Дата регистрации', 'Наименование отправителя', 'Страна отправителя', 'ИНН получателя',
    'Наименование получателя', 'Код страны получателя', 'Перевозчик', 'Код ТН ВЭД', 'Описание товара',
    'Страна происхождения', 'Страна отправления', 'Вес брутто, кг', 'Вес нетто, кг', 'Количество', 'Единица измерения',
    'Статистическая стоимость, USD',
  ], // prettier-ignore
  row(network, at) {
    const shipment = network.shipment(at % network.relations);
    const record = relationRecord(network, at % network.relations);
    const sender = entityRecord(network, shipment.from);
    const receiver = entityRecord(network, shipment.to);
    const carrier = shipment.carrier === undefined ? undefined : entityRecord(network, shipment.carrier);
    const weight = 10 + Math.floor(chance(network.recipe.seed + 5, at, 0) * 5_000);
    return [
      `10702070/${String(at).padStart(7, '0')}`,
      record.dates?.from,
      sender.name,
      sender.countries?.[0],
      receiver.identifiers?.[0]?.value,
      receiver.name,
      receiver.countries?.[0],
      carrier?.name,
      record.goods?.hs?.[0],
      `ИНТЕГРАЛЬНЫЕ СХЕМЫ ЭЛЕКТРОННЫЕ, НЕ ВОЕННОГО НАЗНАЧЕНИЯ, ПАРТИЯ ${at}`,
      'CN',
      sender.countries?.[0],
      weight + 5,
      weight,
      weight * 3,
      'ШТ',
      record.value?.amount,
    ];
  },
};

const EDGES: Layout = {
  header: ['Source', 'Target', 'Kind', 'hs', 'date', 'value', 'currency', 'note'],
  row(network, at) {
    const record = relationRecord(network, at % network.relations);
    return [
      record.from,
      record.to,
      record.kind,
      record.goods?.hs?.[0],
      record.dates?.from,
      record.value?.amount,
      record.value?.currency,
      `declaration ${at}, row ${at + 1}`,
    ];
  },
};

const NODES: Layout = {
  header: ['id', 'name', 'country', 'kind', 'note'],
  row(network, at) {
    const record = entityRecord(network, at % network.recipe.entities);
    return [`${record.id}-${at}`, record.name, record.countries?.[0], record.kind, `register extract ${at}`];
  },
};

const PAYMENTS: Layout = {
  header: ['payer', 'beneficiary', 'date', 'value', 'currency', 'description'],
  row(network, at) {
    const { from, to } = network.shipment(at % network.relations);
    const record = relationRecord(network, at % network.relations);
    return [
      entityRecord(network, from).name,
      entityRecord(network, to).name,
      record.dates?.from,
      record.value?.amount,
      record.value?.currency,
      `invoice ${at}, for components`,
    ];
  },
};

const LEAK_EDGES: Layout = {
  header: ['node_id_start', 'node_id_end', 'rel_type', 'link', 'status', 'start_date', 'end_date', 'sourceID'],
  row(network, at) {
    const { from, to } = network.shipment(at % network.relations);
    const isOfficer = at % 3 > 0;
    return [
      10_000_000 + from,
      10_000_000 + to,
      isOfficer ? 'officer_of' : 'registered_address',
      isOfficer ? ['shareholder of', 'director of'][at % 2] : 'registered address',
      '',
      at % 4 === 0 ? `${String(1 + (at % 28)).padStart(2, '0')}-JAN-20${String(10 + (at % 13)).padStart(2, '0')}` : '',
      '',
      'Invented Papers',
    ];
  },
};

const SIMPLE: Layout = {
  header: [
    'id',
    'schema',
    'name',
    'aliases',
    'birth_date',
    'countries',
    'addresses',
    'identifiers',
    'sanctions',
    'phones',
    'emails',
    'dataset',
    'first_seen',
    'last_seen',
    'last_change',
  ],
  row(network, at) {
    const record = entityRecord(network, at % network.recipe.entities);
    return [
      `${record.id}-${at}`,
      'Company',
      record.name,
      record.aliases?.join(';'),
      undefined,
      record.countries?.[0]?.toLowerCase(),
      `Office ${at % 900}, Harbour Road;Warehouse ${at % 70}`,
      record.identifiers?.[0]?.value,
      record.topics === undefined ? undefined : 'Invented list - invented regulation',
      undefined,
      undefined,
      'Invented List of Parties',
      '2024-03-10T15:36:30',
      '2024-03-10T15:36:30',
      '2024-03-10T15:36:30',
    ];
  },
};

const OTHER_NAMES = Array.from({ length: 20 }, (_, at) => `Entity.OtherEntityNames.OtherEntityName.${at + 1}`);
const LINES = Array.from({ length: 20 }, (_, at) => `Entity.OtherAddresses.OtherAddress.${at + 1}.FirstAddressLine`);

/** Wide, as the golden copy is, and most cells are empty. */
const GLEIF: Layout = {
  header: [
    'LEI',
    'Entity.LegalName',
    'Entity.LegalName.xmllang',
    ...OTHER_NAMES,
    'Entity.LegalAddress.FirstAddressLine',
    'Entity.LegalAddress.City',
    'Entity.LegalAddress.Country',
    'Entity.LegalAddress.PostalCode',
    'Entity.HeadquartersAddress.Country',
    ...LINES,
    'Entity.RegistrationAuthority.RegistrationAuthorityID',
    'Entity.RegistrationAuthority.RegistrationAuthorityEntityID',
    'Entity.LegalJurisdiction',
    'Entity.EntityCategory',
    'Entity.LegalForm.EntityLegalFormCode',
    'Entity.EntityStatus',
    'Entity.EntityCreationDate',
    'Registration.InitialRegistrationDate',
    'Registration.RegistrationStatus',
  ],
  row(network, at) {
    const record = entityRecord(network, at % network.recipe.entities);
    const [country] = record.countries ?? [];
    const day = `20${10 + (at % 14)}-0${1 + (at % 9)}-1${at % 9}`;
    return [
      `5299${at.toString(36).toUpperCase().padStart(14, '0')}${10 + (at % 90)}`,
      record.name,
      'en',
      record.aliases?.[0],
      ...OTHER_NAMES.slice(1).map(() => undefined),
      `Harbour Road ${at % 400}, Building ${at % 9}`,
      'Invented Harbour',
      country,
      at % 99_999,
      country,
      ...LINES.map(() => undefined),
      'RA000585',
      record.identifiers?.[0]?.value,
      country,
      'GENERAL',
      'H0PO',
      'ACTIVE',
      `${day}T00:00:00Z`,
      `${day}T08:30:00Z`,
      'ISSUED',
    ];
  },
};

const LEAKS: Layout = {
  header: [
    'name',
    'internal_id',
    'address',
    'valid_until',
    'country_codes',
    'countries',
    'status',
    'node_id',
    'sourceID',
  ],
  row(network, at) {
    const record: EntityRecord = entityRecord(network, at % network.recipe.entities);
    return [
      record.name,
      at,
      `Office ${at % 900}, ${record.name}, ${record.countries?.[0]}`,
      'The data of this table is invented and current through 2024',
      'TWN',
      'Taiwan, Province of China',
      'Active',
      10_000_000 + at,
      'Invented Leaks',
    ];
  },
};

const LAYOUTS: Readonly<Record<BenchTable, Layout>> = {
  customs: CUSTOMS,
  edges: EDGES,
  nodes: NODES,
  payments: PAYMENTS,
  leaks: LEAKS,
  leakEdges: LEAK_EDGES,
  simple: SIMPLE,
  gleif: GLEIF,
};

/** A table of at least 100 MB in the temporary folder, written when it is not there yet. */
export function tableFile(recipe: Recipe, table: BenchTable): Promise<BenchFile> {
  const name = `${recipe.seed}-${recipe.entities}-zipf${recipe.zipf}.${table}.csv`;
  return keptFile(name, (path) => writeText(path, () => pieces(new Network(recipe), table)));
}

function* pieces(network: Network, table: BenchTable): Generator<string, void> {
  const { header, row } = LAYOUTS[table];
  const separator = SEPARATORS[table];
  yield line(header, separator);
  let bytes = 0;
  for (let at = 0; bytes < LEAST_BYTES; at += BATCH) {
    const text = Array.from({ length: BATCH }, (_, index) => line(row(network, at + index), separator)).join('');
    bytes += Buffer.byteLength(text);
    yield text;
  }
}

function line(cells: readonly (string | number | undefined)[], separator: string): string {
  return `${cells.map((cell) => quoted(String(cell ?? ''), separator)).join(separator)}\n`;
}

function quoted(cell: string, separator: string): string {
  return cell.includes(separator) || cell.includes('"') ? `"${cell.replaceAll('"', '""')}"` : cell;
}
