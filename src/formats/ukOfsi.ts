import type { RecordSink } from '../model/sink.ts';
import { listCountry } from './lists/listCountries.ts';
import { listDate } from './lists/listDates.ts';
import { ListedParty } from './lists/listedParty.ts';
import { detectTable, forEachListRow, type ListRow } from './lists/listTable.ts';
import type { Format } from './reader.ts';

const COLUMNS = ['name 6', 'name 1', 'group type', 'alias type', 'regime', 'listed on', 'group id'];
const GIVEN = ['name 1', 'name 2', 'name 3', 'name 4', 'name 5'];
const PLACES = [
  'address 1',
  'address 2',
  'address 3',
  'address 4',
  'address 5',
  'address 6',
  'post/zip code',
  'country',
];
const SOURCE = 'uk-ofsi';
const TITLE = 'UK consolidated list of financial sanctions targets';
/** Columns of numbers with the scheme each is read as. */
const NUMBERS: readonly (readonly [string, string])[] = [
  ['passport number', 'passport'],
  ['national identification number', 'national-id'],
];

/**
 * The consolidated list of the Office of Financial Sanctions Implementation: the date on the first row, the header on
 * the second, then a row for each name with each address and date of birth of a target; rows of one Group ID are one.
 */
export const ukOfsi: Format = {
  id: 'uk-ofsi',
  label: 'UK OFSI consolidated list',
  detect: (sample) => detectTable(sample, COLUMNS, 0.95),
  async read(file, sink) {
    const groups = new Groups(sink);
    let asOf: string | undefined;
    await forEachListRow(file, sink, {
      columns: COLUMNS,
      before(cells, line) {
        const [word = '', date = ''] = cells.map((cell) => cell.trim());
        if (!/^last updated/i.test(word)) return;
        asOf = listDate(date);
        if (asOf === undefined) sink.issue('bad-date', line, `Last Updated of the list: not a date: ${date}`);
      },
      row: (row, line) => groups.row(row, line),
    });
    if (asOf !== undefined) sink.header({ title: TITLE, asOf });
    const url = 'https://www.gov.uk/government/publications/financial-sanctions-consolidated-list-of-targets';
    sink.source({ id: SOURCE, title: TITLE, publisher: 'HM Treasury', date: asOf, url });
    groups.end();
  },
};

interface Group {
  readonly party: ListedParty;
  readonly line: number;
  readonly said: Set<string>;
  readonly rest: { readonly text: string; readonly prime: boolean }[];
  type: string | undefined;
}

/** Rows of one target need not stand together: they are gathered until the end of the file. */
class Groups {
  private readonly groups = new Map<string, Group>();

  constructor(private readonly sink: RecordSink) {}

  row(row: ListRow, line: number): void {
    const id = row.take('group id');
    if (id === undefined) {
      this.sink.issue('missing-field', line, 'A row without a Group ID is left out.');
      return;
    }
    let group = this.groups.get(id);
    if (group === undefined) {
      const party = new ListedParty(`uk-ofsi:${id}`, this.sink, line, [{ source: SOURCE, locator: `Group ID ${id}` }]);
      group = { party, line, said: new Set(), rest: [], type: undefined };
      this.groups.set(id, group);
    }
    readRow(row, group);
  }

  end(): void {
    for (const { party, type, rest, line } of this.groups.values()) {
      // The primary name is what the target goes by, wherever its row stands.
      for (const { text } of rest.toSorted((a, b) => Number(b.prime) - Number(a.prime))) party.name(text);
      const word = type?.toLowerCase();
      const kind = word === 'individual' ? 'person' : word === 'ship' ? 'vessel' : 'organization';
      this.sink.entity(party.entity(kind, kind === 'organization' ? type : undefined), line);
    }
  }
}

function readRow(row: ListRow, group: Group): void {
  const { party } = group;
  const type = row.take('group type');
  group.type ??= type;
  const given = GIVEN.flatMap((column) => row.take(column) ?? []);
  const name = [...given, row.take('name 6') ?? ''].filter((part) => part !== '').join(' ');
  const weak = /low/i.test(row.take('alias quality') ?? '');
  const prime = /^(prime alias|primary name)/i.test(row.take('alias type') ?? '');
  if (weak && !group.said.has(`weak\n${name}`)) {
    group.said.add(`weak\n${name}`);
    party.keep('weakAlias', name);
  }
  if (name !== '') group.rest.push({ text: name, prime });
  const native = row.take('name non-latin script');
  if (native !== undefined) group.rest.push({ text: native, prime: false });
  const country = row.take('country');
  const address = PLACES.flatMap((column) => (column === 'country' ? (country ?? []) : (row.take(column) ?? [])));
  party.address(address.join(', '));
  party.countryCode(country === undefined ? undefined : listCountry(country.replace(/\s*\(.*\)$/, '')));
  for (const [column, scheme] of NUMBERS) {
    const number = row.take(column);
    if (number !== undefined) party.identifier(scheme, number);
  }
  const nationality = row.take('nationality');
  // Nationalities are words such as "Pakistani", or several of them: what is no country stays text.
  party.countryCode(nationality === undefined ? undefined : listCountry(nationality));
  keepOnce(group, 'nationality', nationality);
  const birth = row.take('dob');
  keepOnce(group, 'birthDate', birth === undefined ? undefined : birthDate(birth));
  const note = row.take('other information');
  party.note ??= note;
  if (note !== undefined && note !== party.note) keepOnce(group, 'other information', note);
  readListing(row, group);
  for (const [column, text] of row.rest()) keepOnce(group, column, text);
}

function readListing(row: ListRow, { party, said }: Group): void {
  const regime = row.take('regime');
  const listed = row.take('listed on');
  const key = `listed\n${regime ?? ''}\n${listed ?? ''}`;
  if (said.has(key)) return;
  said.add(key);
  party.act({
    authority: 'HM Treasury (OFSI)',
    measure: regime,
    date: party.date('Listed On', listed),
    source: SOURCE,
  });
}

/** A day or month of 00 is unknown; a day without its month says something no date text can. */
function birthDate(text: string): string {
  return /^[^0]\d?\/00\/|^0[1-9]\/00\//.test(text) ? text : (listDate(text) ?? text);
}

/** Keeps a text that another row of the target has not given. */
function keepOnce({ party, said }: Group, path: string, text: string | undefined): void {
  const key = `${path}\n${text ?? ''}`;
  if (text === undefined || said.has(key)) return;
  said.add(key);
  party.keep(path, text);
}
