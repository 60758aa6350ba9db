import type { RecordSink } from '../model/sink.ts';
import { dateOfParts, listDate } from './lists/listDates.ts';
import { ListedParty } from './lists/listedParty.ts';
import type { Detection, FileSample, Format } from './reader.ts';
import { rootElement } from './xml.ts';
import { attributeOf, elementsAt, forEachElement, type XmlElement } from './xmlElements.ts';

const SOURCE = 'eu-fsf';
const TITLE = 'EU consolidated list of persons subject to financial sanctions';
const ENTRY: ReadonlySet<string> = new Set(['sanctionEntity']);
/** Elements that are read; any other is kept as text. */
const READ: ReadonlySet<string> = new Set([
  'subjectType',
  'nameAlias',
  'regulation',
  'remark',
  'citizenship',
  'address',
  'identification',
  'birthdate',
]);
const PLACES = ['street', 'poBox', 'place', 'zipCode', 'city', 'region', 'countryDescription'];
const PAPERS: ReadonlyMap<string, string> = new Map([
  ['passport', 'passport'],
  ['diplomaticpassport', 'passport'],
  ['specialpassport', 'passport'],
  ['id', 'national-id'],
  ['regnumber', 'registration'],
  ['fiscalcode', 'tax'],
  ['tradelic', 'trade-license'],
  ['swiftbic', 'swift'],
  ['imo', 'imo'],
  ['ssn', 'ssn'],
]);

/** The European Union's list of financial sanctions (FSF) as XML, versions 1.0 and 1.1. */
export const euFsf: Format = {
  id: 'eu-fsf',
  label: 'EU financial sanctions (XML)',
  detect,
  async read(file, sink) {
    let asOf: string | undefined;
    await forEachElement(
      file,
      sink,
      ENTRY,
      (element, line) => readEntry(element, sink, line, asOf),
      ({ generationDate }) => {
        asOf = generationDate === undefined ? undefined : listDate(generationDate);
        if (generationDate !== undefined && asOf === undefined) {
          sink.issue('bad-date', 1, `generationDate of the list: not a date: ${generationDate}`);
        }
        if (asOf !== undefined) sink.header({ title: TITLE, asOf });
        const url = 'https://webgate.ec.europa.eu/fsd/fsf';
        sink.source({ id: SOURCE, title: TITLE, publisher: 'European Commission', date: asOf, url });
      },
    );
  },
};

function readEntry(element: XmlElement, sink: RecordSink, line: number, asOf: string | undefined): void {
  sink.row();
  const { attributes } = element;
  const number = attributeOf(element, 'euReferenceNumber') ?? attributeOf(element, 'logicalId');
  if (number === undefined) {
    sink.issue('missing-field', line, 'An entity without euReferenceNumber and logicalId is left out.');
    return;
  }
  const party = new ListedParty(`eu-fsf:${number}`, sink, line, [{ source: SOURCE, locator: number }]);
  for (const alias of elementsAt(element, 'nameAlias')) readName(alias, party);
  for (const one of elementsAt(element, 'citizenship')) party.country('citizenship', one.attributes['countryIso2Code']);
  for (const one of elementsAt(element, 'address')) {
    const parts = PLACES.map((key) => one.attributes[key] ?? '').filter((part) => part !== '');
    party.address(parts.join(', '));
    party.countryOfAddress(one.attributes['countryIso2Code']);
  }
  for (const one of elementsAt(element, 'identification')) readPaper(one, party);
  for (const one of elementsAt(element, 'birthdate')) readBirth(one, party);
  const remarks = elementsAt(element, 'remark').map((remark) => remark.text.trim());
  party.note = remarks.length === 0 ? undefined : remarks.join('\n');
  readActs(element, party, asOf);
  for (const key of ['unitedNationId', 'designationDetails', 'logicalId']) party.keep(key, attributes[key]);
  for (const child of element.children) {
    if (!READ.has(child.name))
      party.keep(child.name, [...Object.values(child.attributes), child.text.trim()].join(' ').trim());
  }
  const subject = elementsAt(element, 'subjectType')[0]?.attributes ?? {};
  const person = subject['classificationCode'] === 'P' || subject['code'] === 'person';
  if (!person && subject['classificationCode'] !== 'E' && subject['code'] !== 'enterprise') {
    party.context.issue('unknown-kind', 'subjectType', 'neither person nor enterprise; read as other');
    sink.entity(party.entity('other', subject['code']), line);
    return;
  }
  sink.entity(person ? party.entity('person') : party.entity('organization', subject['code'] ?? 'enterprise'), line);
}

function readName(alias: XmlElement, party: ListedParty): void {
  const { attributes } = alias;
  const parts = ['firstName', 'middleName', 'lastName']
    .map((key) => attributes[key] ?? '')
    .filter((part) => part !== '');
  const whole = attributes['wholeName'] ?? '';
  const name = whole === '' ? parts.join(' ') : whole;
  if (attributes['strong'] === 'false') party.weakAlias(name);
  else party.name(name);
  for (const key of ['function', 'title', 'gender']) party.keep(key, attributes[key]);
  for (const remark of elementsAt(alias, 'remark')) party.keep('name remark', remark.text.trim());
}

function readPaper(paper: XmlElement, party: ListedParty): void {
  const { attributes } = paper;
  const number = attributes['number'] ?? '';
  const type = attributes['identificationTypeCode'] ?? 'other';
  if (number !== '') party.identifier(PAPERS.get(type) ?? type, number);
  const said = ['identificationTypeDescription', 'number', 'issuedBy', 'nameOnDocument', 'countryDescription'];
  const remarks = elementsAt(paper, 'remark').map((remark) => remark.text.trim());
  party.keep(
    'document',
    [...said.map((key) => attributes[key] ?? ''), ...remarks].filter((part) => part !== '').join(', '),
  );
}

function readBirth(birth: XmlElement, party: ListedParty): void {
  const { attributes } = birth;
  const day = attributes['birthdate'] ?? '';
  const date = day === '' ? dateOfParts(attributes['year'], attributes['monthOfYear'], attributes['dayOfMonth']) : day;
  const circa = attributes['circa'] === 'true' ? 'circa ' : '';
  if (date !== undefined) party.keep('birthDate', `${circa}${date}`);
  const place = ['place', 'city', 'region', 'countryDescription'].map((key) => attributes[key] ?? '');
  party.keep('birthPlace', place.filter((part) => part !== '' && part !== '-').join(', '));
}

/** One listing, by the day of designation; the regulations that an entry rests on say of which programme it is. */
function readActs(element: XmlElement, party: ListedParty, asOf: string | undefined): void {
  const regulations = elementsAt(element, 'regulation');
  const programmes = [...new Set(regulations.flatMap(({ attributes }) => attributes['programme'] ?? []))];
  const designated = party.date('designationDate', element.attributes['designationDate']);
  const published = regulations
    .map(({ attributes }) => attributes['publicationDate'] ?? '')
    .filter((day) => listDate(day) !== undefined);
  // A regulation may be a later amendment: on its day the entry was listed at the latest.
  const by = published.toSorted()[0] ?? asOf;
  const texts = regulations.map(({ attributes }) => {
    const said = ['regulationType', 'numberTitle', 'publicationDate'].map((key) => attributes[key] ?? '');
    return said.filter((part) => part !== '').join(' ');
  });
  party.act({
    authority: 'European Union',
    measure: programmes.length === 0 ? undefined : programmes.join('; '),
    date: designated ?? by,
    dateIs: designated === undefined && by !== undefined ? 'by' : 'on',
    source: SOURCE,
    note: texts.length === 0 ? undefined : texts.join('\n'),
  });
}

function detect(sample: FileSample): Detection {
  const export_ = rootElement(sample.text) === 'export';
  return export_ && /<(\w+:)?sanctionEntity\b|\/fsd\/export/.test(sample.text)
    ? { confidence: 1, why: 'the root element is export, with sanctionEntity' }
    : { confidence: 0, why: 'no XML of the EU sanctions list' };
}
