import { hashId } from '../model/ids.ts';
import { CountedIds } from './lists/countedIds.ts';
import { ListedParty } from './lists/listedParty.ts';
import { detectTable, forEachListRow } from './lists/listTable.ts';
import type { Format } from './reader.ts';

const COLUMNS = ['name', 'city', 'country', 'effective_date', 'expiration_date', 'standard_order', 'fr_citation'];
const SOURCE = 'bis-dpl';
const AUTHORITY = 'Bureau of Industry and Security';

/**
 * The Denied Persons List of the Bureau of Industry and Security: one row for each address of an order, tab separated,
 * dates in the American order. The list has no numbers and does not say who is a person and who a firm.
 */
export const bisDenied: Format = {
  id: 'bis-dpl',
  label: 'BIS Denied Persons List',
  detect: (sample) => detectTable(sample, COLUMNS, 0.95),
  async read(file, sink) {
    const title = 'Denied Persons List';
    sink.source({ id: SOURCE, title, publisher: AUTHORITY, url: 'https://www.bis.gov/denied-persons-list' });
    const ids = new CountedIds();
    await forEachListRow(file, sink, {
      columns: COLUMNS,
      row(row, line) {
        const name = row.take('name');
        const place = [row.take('street_address'), row.take('city'), row.take('state'), row.take('postal_code')];
        const country = row.take('country');
        const address = [...place, country].filter((part) => part !== undefined).join(', ');
        const starts = row.take('effective_date');
        // Rows have no number: name, address and date tell them apart, and rows alike are counted.
        const stem = `${SOURCE}:${hashId([name, address, starts].join('\n')).toString(36)}`;
        const party = new ListedParty(ids.next(stem), sink, line, [{ source: SOURCE, locator: `row ${line}` }]);
        party.name(name);
        party.address(address);
        party.country('country', country);
        const action = row.take('action');
        const citation = row.take('fr_citation');
        const notes = [action, citation].filter((note) => note !== undefined);
        party.act({
          authority: AUTHORITY,
          measure: 'Denied Persons List: denial of export privileges',
          date: party.date('effective_date', starts, 'month first'),
          until: party.date('expiration_date', row.take('expiration_date'), 'month first'),
          source: SOURCE,
          note: notes.length === 0 ? undefined : notes.join('\n'),
        });
        row.keepRest(party.context);
        sink.entity(party.entity('other', 'denied person'), line);
      },
    });
  },
};
