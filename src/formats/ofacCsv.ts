import Papa from 'papaparse';
import type { RecordSink } from '../model/sink.ts';
import { forEachRow } from './csvRows.ts';
import { excerpt } from './json.ts';
import { listDate } from './lists/listDates.ts';
import { ListedParty } from './lists/listedParty.ts';
import { OfacLinks } from './lists/ofacLinks.ts';
import { ofacListingDate, readOfacRemarks } from './lists/ofacRemarks.ts';
import { OFAC, OFAC_ID, OFAC_SOURCE, ofacKind, sayOfacSource } from './lists/ofacSource.ts';
import type { Detection, FileSample, Format } from './reader.ts';

type Table = 'entries' | 'aliases' | 'addresses' | 'comments';

/** The tables of OFAC by how many columns they have. */
const TABLES: ReadonlyMap<number, Table> = new Map([
  [12, 'entries'],
  [5, 'aliases'],
  [6, 'addresses'],
  [2, 'comments'],
]);
const NUMBER = /^\d{1,9}$/;
const EMPTY = '-0-';
const ALIAS_TYPES = /^(aka|fka|nka)$/i;
/** Words that the remarks of OFAC begin with. */
const REMARKS = /Linked To:|\b[DP]OB |\b[afn]\.k\.a\. |\bPassport |Digital Currency Address|Secondary sanctions risk/;
/** Where a word processor of 1980 saw the end of a file; OFAC still writes it. */
const END_OF_FILE = '\u001a';

/**
 * OFAC's tables without a header (some copies add one): the entries (sdn.csv, cons_prim.csv), and those that add to
 * them by number: aliases (alt.csv), addresses (add.csv) and the rest of long remarks (sdn_comments.csv).
 */
export const ofacCsv: Format = {
  id: 'ofac-csv',
  label: 'OFAC list (CSV)',
  detect,
  async read(file, sink) {
    const reader = new OfacTables(sink);
    sayOfacSource(sink);
    await forEachRow(file.chunks, sink, (cells, line) => reader.row(cells, line));
    reader.end();
  },
};

class OfacTables {
  private readonly links: OfacLinks;
  private readonly places = new Set<string>();

  constructor(private readonly sink: RecordSink) {
    this.links = new OfacLinks(sink);
  }

  row(cells: readonly string[], line: number): void {
    const [first = ''] = cells;
    const number = first.trim();
    if (number === END_OF_FILE || isHeader(cells)) return;
    this.sink.row();
    const table = TABLES.get(cells.length);
    if (!NUMBER.test(number) || table === undefined) {
      this.sink.issue('not-a-record', line, `No row of an OFAC table, left out: ${excerpt(cells.join(' | '))}`);
      return;
    }
    const texts = cells.map((cell) => (cell.trim() === EMPTY ? '' : cell.trim()));
    const evidence = [{ source: OFAC_SOURCE, locator: `uid ${number}` }];
    const party = new ListedParty(`${OFAC_ID}${number}`, this.sink, line, evidence);
    if (table === 'entries') this.entry(texts, party, line);
    else if (table === 'aliases') this.alias(texts, party, line);
    else if (table === 'addresses') this.address(texts, party, line);
    else this.comment(texts, party, line);
  }

  end(): void {
    this.links.end();
  }

  private entry(texts: readonly string[], party: ListedParty, line: number): void {
    const [, name = '', type = '', programs = '', title, callSign = '', vesselType, tonnage, gross, flag, owner] =
      texts;
    const remarks = texts[11] ?? '';
    party.name(name);
    party.keep('title', title);
    if (callSign !== '') party.identifier('callsign', callSign);
    party.keep('vesselType', vesselType);
    party.keep('tonnage', tonnage);
    party.keep('grossTonnage', gross);
    party.country('flag', flag);
    const { links } = readOfacRemarks(remarks, party);
    if (remarks === '') party.note = undefined;
    const listed = ofacListingDate(remarks);
    party.act({
      authority: OFAC,
      measure: programs === '' ? undefined : programs.replaceAll('] [', '; '),
      date: listed === undefined ? undefined : listDate(listed),
      source: OFAC_SOURCE,
    });
    const { kind, label } = ofacKind(type === '' ? undefined : type);
    const entity = party.entity(kind, label);
    this.sink.entity(entity, line);
    this.links.entry(party.id, entity.name, entity.aliases);
    for (const link of links) this.links.linkedTo(party.id, link, line);
    if (owner !== undefined && owner !== '') this.links.vesselOwner(party.id, owner, line);
  }

  private alias(texts: readonly string[], party: ListedParty, line: number): void {
    const [, , type = '', name = '', remarks] = texts;
    if (name === '') {
      this.sink.issue('missing-field', line, `An alias of ${party.id} without a name is left out.`);
      return;
    }
    party.name(name);
    if (type.toLowerCase() !== 'aka') party.keep(`${type} alias`, name);
    party.keep('alias remark', remarks);
    this.sink.addition(party.addition(), line);
  }

  private address(texts: readonly string[], party: ListedParty, line: number): void {
    const [, , street, city, country, remarks] = texts;
    const parts = [street, city, country].filter((part) => part !== undefined && part !== '');
    party.address(parts.join(', '));
    party.keep('address remark', remarks);
    // OFAC gives every entry an address, thousands of them empty: such a row says nothing.
    if (parts.length === 0 && (remarks === undefined || remarks === '')) return;
    // An entry has up to dozens of addresses in one country: it is said once.
    const place = `${party.id}\n${country ?? ''}`;
    if (!this.places.has(place)) party.countryOfAddress(country);
    this.places.add(place);
    this.sink.addition(party.addition(), line);
  }

  private comment(texts: readonly string[], party: ListedParty, line: number): void {
    const { links } = readOfacRemarks(texts[1] ?? '', party, true);
    this.sink.addition(party.addition(), line);
    for (const link of links) this.links.linkedTo(party.id, link, line);
  }
}

function isHeader(cells: readonly string[]): boolean {
  return /^"?ent_num$/i.test((cells[0] ?? '').trim());
}

function detect(sample: FileSample): Detection {
  const none = { confidence: 0, why: 'no rows of an OFAC table' };
  if (!/^\s*"?(\d|ent_num)/i.test(sample.text)) return none;
  const { data } = Papa.parse<string[]>(sample.text.slice(0, 16_384), { delimiter: ',', preview: 12 });
  const rows = data.filter(
    (cells) => (cells[0] ?? '').trim() !== END_OF_FILE && cells.some((cell) => cell.trim() !== ''),
  );
  const headed = rows[0] !== undefined && isHeader(rows[0]);
  const body = headed ? rows.slice(1) : rows;
  const whole = body.length > 1 ? body.slice(0, -1) : body;
  const width = (headed ? rows[0] : body[0])?.length ?? 0;
  const table = TABLES.get(width);
  const alike = whole.every((cells) => cells.length === width && NUMBER.test((cells[0] ?? '').trim()));
  if (table === undefined || !alike || (whole.length === 0 && !headed)) return none;
  if (headed) return { confidence: 0.95, why: `the first row is the header of OFAC's ${table}` };
  const texts = whole.map((cells) => cells.map((cell) => cell.trim()));
  return looksLike(table, texts)
    ? { confidence: 0.9, why: `the rows are those of OFAC's ${table}, without a header` }
    : none;
}

function looksLike(table: Table, rows: readonly (readonly string[])[]): boolean {
  switch (table) {
    case 'entries':
      return rows.every((cells) => cells.slice(2).includes(EMPTY));
    case 'aliases':
      return rows.every((cells) => NUMBER.test(cells[1] ?? '') && ALIAS_TYPES.test(cells[2] ?? ''));
    case 'addresses':
      return rows.every((cells) => NUMBER.test(cells[1] ?? '') && cells.slice(2).includes(EMPTY));
    case 'comments':
      return rows.some((cells) => REMARKS.test(cells[1] ?? ''));
  }
}
