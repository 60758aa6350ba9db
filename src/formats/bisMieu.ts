import type { EntityKind } from '../model/entityKinds.ts';
import { NamedSources } from './fileIds.ts';
import { CountedIds } from './lists/countedIds.ts';
import { ListedParty, semicolonList } from './lists/listedParty.ts';
import { detectTable, forEachListRow } from './lists/listTable.ts';
import type { Format } from './reader.ts';

const COLUMNS = ['type', 'name', 'alias', 'country', 'topics', 'program', 'date', 'end date', 'source url'];
const KINDS: ReadonlyMap<string, EntityKind> = new Map([
  ['organization', 'organization'],
  ['company', 'company'],
  ['person', 'person'],
]);
const SOURCE = 'bis-mieu';
const TITLE = 'Military-intelligence end users (15 CFR 744.22)';

/** The military-intelligence end users that the Bureau of Industry and Security names, as OpenSanctions tables them. */
export const bisMieu: Format = {
  id: 'bis-mieu',
  label: 'BIS military-intelligence end users',
  detect: (sample) => detectTable(sample, COLUMNS, 0.95),
  async read(file, sink) {
    sink.source({ id: SOURCE, title: TITLE, publisher: 'Bureau of Industry and Security' });
    const sources = new NamedSources(sink);
    const ids = new CountedIds();
    await forEachListRow(file, sink, {
      columns: COLUMNS,
      row(row, line) {
        const name = row.take('name');
        const country = row.take('country');
        const stem = `${SOURCE}:${country ?? ''}:${name ?? `row ${line}`}`;
        const url = row.take('source url');
        const source = url === undefined ? SOURCE : sources.cite(url);
        const evidence = [...new Set([SOURCE, source])].map((one) => ({ source: one, locator: `row ${line}` }));
        const party = new ListedParty(ids.next(stem), sink, line, evidence);
        party.name(name);
        for (const alias of semicolonList(row.take('alias'))) party.name(alias);
        for (const code of semicolonList(country)) party.country('country', code);
        for (const topic of semicolonList(row.take('topics'))) party.topic(topic);
        party.act({
          authority: 'Bureau of Industry and Security',
          measure: row.take('program'),
          date: party.date('date', row.take('date')),
          until: party.date('end date', row.take('end date')),
          source,
        });
        const type = row.take('type');
        const kind = KINDS.get((type ?? '').toLowerCase());
        if (kind === undefined) party.context.issue('unknown-kind', 'type', `“${type ?? ''}” is read as other`);
        row.keepRest(party.context);
        sink.entity(party.entity(kind ?? 'other', kind === undefined ? type : undefined), line);
      },
    });
  },
};
