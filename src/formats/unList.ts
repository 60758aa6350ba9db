import type { RecordSink } from '../model/sink.ts';
import { listDate } from './lists/listDates.ts';
import { ListedParty } from './lists/listedParty.ts';
import type { Format } from './reader.ts';
import { detectRoot } from './xml.ts';
import { elementsAt, forEachElement, keepLeaves, textAt, type XmlElement } from './xmlElements.ts';

const SOURCE = 'un-sc';
const TITLE = 'United Nations Security Council consolidated list';
const ENTRIES: ReadonlySet<string> = new Set(['INDIVIDUAL', 'ENTITY']);
const NAMES = ['FIRST_NAME', 'SECOND_NAME', 'THIRD_NAME', 'FOURTH_NAME'];
const PLACES = ['STREET', 'CITY', 'STATE_PROVINCE', 'ZIP_CODE', 'COUNTRY'];
const DOCUMENT = ['TYPE_OF_DOCUMENT', 'TYPE_OF_DOCUMENT2', 'NUMBER', 'ISSUING_COUNTRY', 'COUNTRY_OF_ISSUE', 'NOTE'];
const BIRTH = ['TYPE_OF_DATE', 'DATE', 'YEAR', 'FROM_YEAR', 'TO_YEAR', 'NOTE'];
const READ =
  /^(DATAID|(FIRST|SECOND|THIRD|FOURTH)_NAME|NAME_ORIGINAL_SCRIPT|UN_LIST_TYPE|REFERENCE_NUMBER|LISTED_ON|DELISTED_ON|COMMENTS1|NATIONALITY\.VALUE|(INDIVIDUAL|ENTITY)_(ALIAS\.(QUALITY|ALIAS_NAME)|ADDRESS\.(STREET|CITY|STATE_PROVINCE|ZIP_CODE|COUNTRY)|DATE_OF_BIRTH\..*|PLACE_OF_BIRTH\.(CITY|STATE_PROVINCE|COUNTRY)|DOCUMENT\..*))$/;

/** The consolidated list of the Security Council as XML. */
export const unList: Format = {
  id: 'un-list',
  label: 'UN Security Council list (XML)',
  detect: (sample) => detectRoot(sample, 'CONSOLIDATED_LIST'),
  async read(file, sink) {
    await forEachElement(
      file,
      sink,
      ENTRIES,
      (element, line) => readEntry(element, sink, line),
      ({ dateGenerated }) => {
        const asOf = dateGenerated === undefined ? undefined : listDate(dateGenerated);
        if (asOf !== undefined) sink.header({ title: TITLE, asOf });
        else if (dateGenerated !== undefined) {
          sink.issue('bad-date', 1, `dateGenerated of the list: not a date: ${dateGenerated}`);
        }
        const url = 'https://main.un.org/securitycouncil/en/content/un-sc-consolidated-list';
        sink.source({ id: SOURCE, title: TITLE, publisher: 'United Nations', date: asOf, url });
      },
    );
  },
};

function readEntry(element: XmlElement, sink: RecordSink, line: number): void {
  sink.row();
  const reference = textAt(element, 'REFERENCE_NUMBER');
  const number = reference ?? textAt(element, 'DATAID');
  if (number === undefined) {
    sink.issue('missing-field', line, 'An entry without REFERENCE_NUMBER and DATAID is left out.');
    return;
  }
  const type = element.name;
  const party = new ListedParty(`un-sc:${number}`, sink, line, [{ source: SOURCE, locator: number }]);
  party.name(NAMES.flatMap((name) => textAt(element, name) ?? []).join(' '));
  party.name(textAt(element, 'NAME_ORIGINAL_SCRIPT'));
  for (const alias of elementsAt(element, `${type}_ALIAS`)) {
    const name = textAt(alias, 'ALIAS_NAME');
    if (textAt(alias, 'QUALITY')?.toLowerCase() === 'low') party.weakAlias(name);
    else party.name(name);
  }
  for (const value of elementsAt(element, 'NATIONALITY', 'VALUE')) party.country('nationality', value.text.trim());
  for (const address of elementsAt(element, `${type}_ADDRESS`)) {
    party.address(joined(address, PLACES));
    party.countryOfAddress(textAt(address, 'COUNTRY'));
  }
  for (const birth of elementsAt(element, `${type}_DATE_OF_BIRTH`)) party.keep('birthDate', joined(birth, BIRTH));
  for (const place of elementsAt(element, `${type}_PLACE_OF_BIRTH`)) party.keep('birthPlace', joined(place, PLACES));
  for (const paper of elementsAt(element, `${type}_DOCUMENT`)) {
    const value = textAt(paper, 'NUMBER');
    const word = textAt(paper, 'TYPE_OF_DOCUMENT') ?? 'document';
    if (value !== undefined) party.identifier(/passport/i.test(word) ? 'passport' : 'national-id', value);
    party.keep('document', joined(paper, DOCUMENT));
  }
  party.note = textAt(element, 'COMMENTS1');
  party.act({
    authority: 'United Nations Security Council',
    measure: textAt(element, 'UN_LIST_TYPE'),
    date: party.date('LISTED_ON', textAt(element, 'LISTED_ON')),
    until: party.date('DELISTED_ON', textAt(element, 'DELISTED_ON')),
    source: SOURCE,
  });
  keepLeaves(element, party.context, (path) => READ.test(path));
  sink.entity(type === 'INDIVIDUAL' ? party.entity('person') : party.entity('organization', 'Entity'), line);
}

function joined(element: XmlElement, names: readonly string[]): string {
  return names.flatMap((name) => textAt(element, name) ?? []).join(', ');
}
