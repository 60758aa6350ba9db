import type { EntityKind } from '../model/entityKinds.ts';
import type { RecordSink } from '../model/sink.ts';
import { isCountryCode } from './countries.ts';
import { CountedIds } from './lists/countedIds.ts';
import { ListedParty, semicolonList } from './lists/listedParty.ts';
import { detectTable, forEachListRow, type ListRow } from './lists/listTable.ts';
import { ofacIdentifier } from './lists/ofacIdentifiers.ts';
import { OFAC_ID } from './lists/ofacSource.ts';
import type { Format } from './reader.ts';

const COLUMNS = [
  'source',
  'entity_number',
  'type',
  'programs',
  'name',
  'addresses',
  'alt_names',
  'license_requirement',
];
const KINDS: ReadonlyMap<string, EntityKind> = new Map([
  ['individual', 'person'],
  ['vessel', 'vessel'],
  ['aircraft', 'aircraft'],
]);

/** The Consolidated Screening List of the United States: one row a listing, of eleven lists and more. */
export const usCsl: Format = {
  id: 'us-csl',
  label: 'US Consolidated Screening List',
  detect: (sample) => detectTable(sample, COLUMNS, 0.95),
  async read(file, sink) {
    const reader = new ScreeningList(sink);
    await forEachListRow(file, sink, { columns: COLUMNS, row: (row, line) => reader.row(row, line) });
  },
};

class ScreeningList {
  private readonly sources = new Set<string>();
  private readonly ids = new CountedIds();

  constructor(private readonly sink: RecordSink) {}

  row(row: ListRow, line: number): void {
    const list = row.take('source') ?? 'Consolidated Screening List';
    const number = row.take('entity_number');
    const own = row.take('_id') ?? row.take('id');
    const source = this.source(list, row.take('source_list_url'), row.take('source_information_url'));
    const [, measure, authority] = /^(.*\S)\s+-\s+(\S.*)$/.exec(list) ?? [undefined, list, 'United States'];
    // The Treasury numbers its entries alike in all files, so that its own lists join with this one.
    const treasury = number !== undefined && /treasury/i.test(authority ?? '');
    const name = row.take('name');
    const stem = treasury ? `${OFAC_ID}${number}` : `us-csl:${own ?? `${list}:${name ?? line}`}`;
    const party = new ListedParty(this.ids.next(stem), this.sink, line, [
      { source, locator: own === undefined ? `row ${line}` : `_id ${own}` },
    ]);
    party.name(name);
    for (const alias of semicolonList(row.take('alt_names'))) party.name(alias.replace(/^and\s+/, ''));
    for (const address of semicolonList(row.take('addresses'))) {
      const plain = address.replace(/^and\s+/, '');
      party.address(plain);
      const code = /(?:^|,\s*)([A-Z]{2})$/.exec(plain)?.[1];
      if (code !== undefined && isCountryCode(code)) party.countryCode(code);
    }
    for (const column of ['nationalities', 'citizenships', 'vessel_flag']) {
      for (const country of semicolonList(row.take(column))) party.country(column, country);
    }
    for (const text of semicolonList(row.take('ids'))) readId(text, party);
    const callSign = row.take('call_sign');
    if (callSign !== undefined) party.identifier('callsign', callSign);
    const programs = semicolonList(row.take('programs'));
    const notes = [row.take('federal_register_notice'), row.take('license_requirement'), row.take('license_policy')];
    party.act({
      authority: authority ?? 'United States',
      measure: [measure, ...programs].join('; '),
      date: party.date('start_date', row.take('start_date')),
      until: party.date('end_date', row.take('end_date')),
      source,
      note: notes.some((note) => note !== undefined)
        ? notes.filter((note) => note !== undefined).join('\n')
        : undefined,
    });
    party.note = row.take('remarks');
    const type = row.take('type');
    this.relateOwner(row.take('vessel_owner'), party, source, line);
    row.keepRest(party.context);
    const kind = KINDS.get((type ?? '').toLowerCase());
    // Most lists of the Commerce and State Departments do not say whether a party is a person or a body.
    const body = type === undefined ? 'other' : 'organization';
    this.sink.entity(party.entity(kind ?? body, kind === undefined ? type : undefined), line);
  }

  private relateOwner(owner: string | undefined, party: ListedParty, source: string, line: number): void {
    if (owner === undefined) return;
    this.sink.relation(
      {
        id: `${party.id}/owns`,
        kind: 'owns',
        label: 'vessel owner',
        from: `us-csl:${owner}`,
        to: party.id,
        claim: { status: 'official', scope: 'this' },
        evidence: [{ source }],
      },
      line,
    );
  }

  private source(list: string, url: string | undefined, about: string | undefined): string {
    const id = `us-csl:${list}`;
    if (!this.sources.has(id)) {
      this.sources.add(id);
      const publisher = /^.*\S\s+-\s+(\S.*)$/.exec(list)?.[1];
      this.sink.source({ id, title: list, publisher, url: about ?? url });
    }
    return id;
  }
}

/** "Passport, U00242309, TR" or a note such as "Gender, Male". */
function readId(text: string, party: ListedParty): void {
  const [type = '', number = '', ...rest] = text.split(/,\s+/);
  const country = rest.find((part) => isCountryCode(part));
  const identifier = ofacIdentifier(type, number, country);
  if (identifier !== undefined) {
    party.identifier(identifier.scheme, identifier.value);
    if (rest.length > 0) party.keep('document', text);
  } else party.keep(type.replace(/[\s:-]+$/, '').toLowerCase() || 'id', [number, ...rest].join(', '));
}
