import type { EntityKind } from '../model/entityKinds.ts';
import type { RecordSink } from '../model/sink.ts';
import { readAnnexNumbers } from './lists/euAnnexNumbers.ts';
import { countryAtEnd } from './lists/listCountries.ts';
import { CountedIds } from './lists/countedIds.ts';
import { ListedParty, semicolonList } from './lists/listedParty.ts';
import { detectTable, forEachListRow, type ListRow } from './lists/listTable.ts';
import type { Format } from './reader.ts';

const COLUMNS = ['celex', 'recordid', 'programkey', 'annex', 'measure', 'startdate', 'schema', 'name'];
const KINDS: ReadonlyMap<string, EntityKind> = new Map([
  ['LegalEntity', 'organization'],
  ['Organization', 'organization'],
  ['PublicBody', 'organization'],
  ['Company', 'company'],
  ['Person', 'person'],
  ['Vessel', 'vessel'],
  ['Airplane', 'aircraft'],
  ['Asset', 'other'],
]);
/** Columns with a country in words. */
const COUNTRIES = ['country', 'nationality', 'jurisdiction', 'flag'];
const SHOWN_NOTES = ['reason', 'notes'];

/**
 * The annexes of regulations of the European Union as a table, one row an entry. The number of an entry repeats from
 * annex to annex and is blank in some: the key is act, annex and number, or act, annex and name.
 */
export const euAnnex: Format = {
  id: 'eu-annex',
  label: 'EU regulation annexes (CSV)',
  detect: (sample) => detectTable(sample, COLUMNS, 0.95),
  async read(file, sink) {
    const reader = new AnnexTable(sink);
    await forEachListRow(file, sink, { columns: COLUMNS, row: (row, line) => reader.row(row, line) });
  },
};

class AnnexTable {
  private readonly sources = new Set<string>();
  private readonly ids = new CountedIds();

  constructor(private readonly sink: RecordSink) {}

  row(row: ListRow, line: number): void {
    const celex = row.take('celex') ?? 'regulation';
    const annex = row.take('annex') ?? '';
    const number = row.take('recordid');
    const name = row.take('name');
    const source = this.source(celex);
    const locator = `Annex ${annex}${number === undefined ? '' : `, ${number}`} (row ${line})`;
    const id = this.ids.next(`eu:${celex}:${annex}:${number ?? name ?? ''}`);
    const party = new ListedParty(id, this.sink, line, [{ source, locator }]);
    party.name(name);
    for (const alias of semicolonList(row.take('alias'))) party.name(alias);
    for (const alias of semicolonList(row.take('weakalias'))) party.weakAlias(alias);
    for (const former of semicolonList(row.take('previousname'))) {
      party.name(former);
      party.keep('previousName', former);
    }
    for (const column of COUNTRIES) for (const one of semicolonList(row.take(column))) party.country(column, one);
    for (const address of semicolonList(row.take('address'))) {
      party.address(address);
      party.countryCode(countryAtEnd(address));
    }
    readAnnexNumbers(row, party);
    const measure = row.take('measure');
    const program = row.take('programkey');
    const parts = [measure, `Annex ${annex}`, program].filter((part) => part !== undefined);
    const notes = SHOWN_NOTES.flatMap((column) => row.take(column) ?? []);
    party.act({
      authority: 'European Union',
      measure: parts.join('; '),
      date: party.date('startDate', row.take('startdate')),
      source,
      note: notes.length === 0 ? undefined : notes.join('\n'),
    });
    const schema = row.take('schema') ?? '';
    const kind = KINDS.get(schema);
    if (kind === undefined) party.context.issue('unknown-kind', 'schema', `“${schema}” is read as other`);
    row.keepRest(party.context);
    this.sink.entity(party.entity(kind ?? 'other', schema === '' ? undefined : schema), line);
  }

  private source(celex: string): string {
    const id = `eu:${celex}`;
    if (!this.sources.has(id)) {
      this.sources.add(id);
      const url = /^\d\w{8,12}$/.test(celex)
        ? `https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:${celex}`
        : undefined;
      this.sink.source({ id, title: `EU act ${celex}`, publisher: 'European Union', url });
    }
    return id;
  }
}
