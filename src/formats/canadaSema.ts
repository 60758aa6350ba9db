import type { RecordSink } from '../model/sink.ts';
import { CountedIds } from './lists/countedIds.ts';
import { ListedParty, semicolonList } from './lists/listedParty.ts';
import type { Detection, FileSample, Format } from './reader.ts';
import { rootElement } from './xml.ts';
import { forEachElement, keepLeaves, textAt, type XmlElement } from './xmlElements.ts';

const SOURCE = 'ca-sema';
const TITLE = 'Consolidated Canadian autonomous sanctions list';
const RECORD: ReadonlySet<string> = new Set(['record']);
const READ: ReadonlySet<string> = new Set([
  'Country',
  'LastName',
  'GivenName',
  'Entity',
  'EntityOrShip',
  'Aliases',
  'DateOfBirth',
  'DateOfBirthOrShipBuildDate',
  'ShipIMONumber',
  'DateOfListing',
  'Schedule',
  'Item',
]);

/**
 * Canada's list under the Special Economic Measures Act as XML. Its `Country` names the regulations, in both
 * languages, and not where a party is from: it becomes the measure.
 */
export const canadaSema: Format = {
  id: 'ca-sema',
  label: 'Canadian sanctions list (XML)',
  detect,
  async read(file, sink) {
    const url =
      'https://www.international.gc.ca/world-monde/international_relations-relations_internationales/sanctions/consolidated-consolide.aspx';
    sink.source({ id: SOURCE, title: TITLE, publisher: 'Global Affairs Canada', url });
    const ids = new CountedIds();
    await forEachElement(file, sink, RECORD, (element, line) => readRecord(element, sink, line, ids));
  },
};

function readRecord(element: XmlElement, sink: RecordSink, line: number, ids: CountedIds): void {
  sink.row();
  const regulation = textAt(element, 'Country')?.replace(/\s+/g, ' ');
  const schedule = textAt(element, 'Schedule');
  const item = textAt(element, 'Item');
  const english = regulation?.split(/\s*\/\s*/)[0] ?? '';
  const entity = textAt(element, 'Entity') ?? textAt(element, 'EntityOrShip');
  const person = [textAt(element, 'GivenName'), textAt(element, 'LastName')].filter((part) => part !== undefined);
  // Items are numbered within each part of a schedule, and some have no number: entries alike are counted.
  const stem = `${SOURCE}:${[english, schedule ?? '', item ?? entity ?? person.join(' ')].join(':')}`;
  const place = [
    english,
    schedule === undefined ? '' : `Schedule ${schedule}`,
    item === undefined ? '' : `item ${item}`,
  ];
  const locator = place.filter((part) => part !== '').join(', ');
  const party = new ListedParty(ids.next(stem), sink, line, [{ source: SOURCE, locator }]);
  party.name(entity);
  party.name(person.join(' '));
  for (const alias of semicolonList(textAt(element, 'Aliases'))) party.name(alias);
  const imo = textAt(element, 'ShipIMONumber');
  if (imo !== undefined) party.identifier('imo', imo.replace(/^IMO\s*/i, ''));
  party.keep('birthDate', textAt(element, 'DateOfBirth') ?? textAt(element, 'DateOfBirthOrShipBuildDate'));
  party.keep('regulation', regulation);
  party.act({
    authority: 'Canada',
    measure: locator === '' ? undefined : locator,
    date: party.date('DateOfListing', textAt(element, 'DateOfListing')),
    source: SOURCE,
  });
  keepLeaves(element, party.context, (path) => READ.has(path));
  if (imo !== undefined) sink.entity(party.entity('vessel'), line);
  else if (entity === undefined && person.length > 0) sink.entity(party.entity('person'), line);
  else sink.entity(party.entity('organization', 'Entity'), line);
}

function detect(sample: FileSample): Detection {
  const named = /<Country>/.test(sample.text) && /<(LastName|Entity|EntityOrShip)>/.test(sample.text);
  return rootElement(sample.text) === 'data-set' && named && /<(Schedule|Item)>/.test(sample.text)
    ? { confidence: 0.95, why: 'the records of a data-set have a country, a name and a schedule' }
    : { confidence: 0, why: 'no XML of the Canadian list' };
}
