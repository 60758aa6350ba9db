import { hashId } from '../model/ids.ts';
import type { RecordSink } from '../model/sink.ts';
import { ListedParty } from './lists/listedParty.ts';
import { detectTable, forEachListRow, type ColumnName, type ListRow } from './lists/listTable.ts';
import { termEnd, ukrainianCountry } from './lists/ukrainian.ts';
import type { Format } from './reader.ts';

const COLUMNS: readonly ColumnName[] = [/^назва.*укр/, /указу/, /^термін/];
const SOURCE = 'ua-nsdc';
const TITLE = 'Sanctions of the National Security and Defence Council of Ukraine';
/** Numbers of firms: the Ukrainian register, or the Russian one under its older name. */
const REGISTER = /окпо|єдрпоу/;
const TAX = /^іпн/;
const BIRTH = /народж/;
/** Columns only the sheet of persons has. */
const PERSONAL = /громадян|народж/;

/**
 * The sanctions register of Ukraine's National Security and Defence Council: the rows of its sheets of persons and of
 * legal entities, one a party and decree. A party listed by several decrees is one entity with several acts.
 */
export const ukraineNsdc: Format = {
  id: 'ua-nsdc',
  label: 'Ukraine NSDC sanctions',
  detect: (sample) => detectTable(sample, COLUMNS, 0.9),
  async read(file, sink) {
    sink.source({ id: SOURCE, title: TITLE, publisher: 'РНБО України', url: 'https://drs.nsdc.gov.ua/' });
    const known = new Set<string>();
    await forEachListRow(file, sink, { columns: COLUMNS, row: (row, line) => readRow(row, sink, line, known) });
  },
};

function readRow(row: ListRow, sink: RecordSink, line: number, known: Set<string>): void {
  const personal = row.has(PERSONAL);
  const firm = row.has(REGISTER);
  const names = [row.take(/^назва.*укр/), row.take(/^назва.*ор(иг)?/), row.take(/^назва.*альт/)];
  const register = row.take(REGISTER);
  const tax = row.take(TAX);
  const birth = row.take(BIRTH);
  const key = [...names, register, tax, birth].join('\n');
  const id = `${SOURCE}:${hashId(key).toString(36)}`;
  const decree = row.take(/№\s*указу/);
  const locator = decree === undefined ? `row ${line}` : `decree ${decree}, row ${line}`;
  const party = new ListedParty(id, sink, line, [{ source: SOURCE, locator }]);
  // Alternative spellings stand in one cell.
  for (const name of names) for (const part of (name ?? '').split(/;\s*/)) party.name(part.trim());
  for (const column of [/^громадян/, /^країна/]) {
    const text = row.take(column);
    for (const country of (text ?? '').split(/[;,]\s*/).filter((part) => part !== '')) {
      const code = ukrainianCountry(country);
      if (code === undefined) party.context.issue('bad-country', 'громадянство', `not a known country: ${country}`);
      party.countryCode(code);
    }
    party.keep('громадянство', text);
  }
  readNumbers(party, register, tax);
  party.keep('birthDate', birth);
  const address = row.take(/^адрес|^місце (знаход|прожив|реєстр)/);
  if (address !== undefined) party.address(address);
  const date = party.date('Дата указу', row.take(/дата указу/));
  const term = row.take(/^термін/);
  party.act({
    authority: 'National Security and Defence Council of Ukraine',
    measure: decree === undefined ? undefined : `Decree ${decree}`,
    date,
    until: date === undefined || term === undefined ? undefined : termEnd(date, term),
    source: SOURCE,
    note: term,
  });
  row.keepRest(party.context);
  if (known.has(id)) {
    sink.addition(party.addition(), line);
    return;
  }
  known.add(id);
  sink.entity(party.entity(personal ? 'person' : firm ? 'organization' : 'other'), line);
}

/** The tax number of a Russian firm or person is an INN; that of others is of a register the table does not name. */
function readNumbers(party: ListedParty, register: string | undefined, tax: string | undefined): void {
  if (register !== undefined) party.identifier('okpo', register);
  if (tax === undefined) return;
  const russian = party.hasCountry('RU') && /^(\d{10}|\d{12})$/.test(tax);
  party.identifier(russian ? 'inn' : 'tax', tax);
}
