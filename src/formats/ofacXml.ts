import type { RecordSink } from '../model/sink.ts';
import { listDate } from './lists/listDates.ts';
import { ListedParty } from './lists/listedParty.ts';
import { ofacIdentifier } from './lists/ofacIdentifiers.ts';
import { OfacLinks } from './lists/ofacLinks.ts';
import { ofacListingDate, readOfacRemarks } from './lists/ofacRemarks.ts';
import { OFAC, OFAC_ID, OFAC_SOURCE, ofacKind, sayOfacSource } from './lists/ofacSource.ts';
import type { Format } from './reader.ts';
import { detectRoot } from './xml.ts';
import { elementsAt, forEachElement, keepLeaves, textAt, type XmlElement } from './xmlElements.ts';

const ELEMENTS: ReadonlySet<string> = new Set(['publshInformation', 'publishInformation', 'sdnEntry']);
const READ =
  /^(uid|firstName|lastName|sdnType|remarks|(programList|akaList|addressList|idList|nationalityList|citizenshipList|dateOfBirthList|placeOfBirthList)\b.*|vesselInfo\.(callSign|vesselFlag|vesselOwner))$/;
const PLACES = ['address1', 'address2', 'address3', 'city', 'stateOrProvince', 'postalCode', 'country'];

/** OFAC's list as XML (sdn.xml, consolidated.xml); entries go by the same ids as in the tables. */
export const ofacXml: Format = {
  id: 'ofac-xml',
  label: 'OFAC list (XML)',
  detect: (sample) => detectRoot(sample, 'sdnList'),
  async read(file, sink) {
    const reader = new OfacXml(sink);
    await forEachElement(file, sink, ELEMENTS, (element, line) => reader.read(element, line));
    reader.end();
  },
};

class OfacXml {
  private readonly links: OfacLinks;
  private published: string | undefined;
  private said = false;

  constructor(private readonly sink: RecordSink) {
    this.links = new OfacLinks(sink);
  }

  read(element: XmlElement, line: number): void {
    if (element.name !== 'sdnEntry') {
      const text = textAt(element, 'Publish_Date');
      this.published = text === undefined ? undefined : listDate(text, 'month first');
      if (text !== undefined && this.published === undefined) {
        this.sink.issue('bad-date', line, `Publish_Date of the list: not a date: ${text}`);
      }
      return;
    }
    this.sink.row();
    this.saySource();
    const uid = textAt(element, 'uid');
    if (uid === undefined) {
      this.sink.issue('missing-field', line, 'An entry without a uid is left out.');
      return;
    }
    this.entry(element, uid, line);
  }

  end(): void {
    this.saySource();
    this.links.end();
  }

  private saySource(): void {
    if (!this.said) sayOfacSource(this.sink, this.published);
    this.said = true;
  }

  private entry(element: XmlElement, uid: string, line: number): void {
    const party = new ListedParty(`${OFAC_ID}${uid}`, this.sink, line, [
      { source: OFAC_SOURCE, locator: `uid ${uid}` },
    ]);
    party.name(ofacName(element));
    for (const aka of elementsAt(element, 'akaList', 'aka')) {
      if (textAt(aka, 'category')?.toLowerCase() === 'weak') party.weakAlias(ofacName(aka));
      else party.name(ofacName(aka));
      const type = textAt(aka, 'type');
      if (type !== undefined && type !== 'a.k.a.') party.keep(`${type} alias`, ofacName(aka));
    }
    for (const address of elementsAt(element, 'addressList', 'address')) {
      party.address(PLACES.flatMap((part) => textAt(address, part) ?? []).join(', '));
      party.countryOfAddress(textAt(address, 'country'));
    }
    for (const id of elementsAt(element, 'idList', 'id')) readId(id, party);
    for (const [list, item] of [
      ['nationalityList', 'nationality'],
      ['citizenshipList', 'citizenship'],
    ] as const) {
      for (const one of elementsAt(element, list, item)) party.country(item, textAt(one, 'country'));
    }
    for (const [list, what] of [
      ['dateOfBirthList', 'dateOfBirth'],
      ['placeOfBirthList', 'placeOfBirth'],
    ] as const) {
      for (const one of elementsAt(element, list, `${what}Item`)) {
        party.keep(what === 'dateOfBirth' ? 'birthDate' : 'birthPlace', textAt(one, what));
      }
    }
    const callSign = textAt(element, 'vesselInfo', 'callSign');
    if (callSign !== undefined) party.identifier('callsign', callSign);
    party.country('flag', textAt(element, 'vesselInfo', 'vesselFlag'));
    const owner = textAt(element, 'vesselInfo', 'vesselOwner');
    const remarks = textAt(element, 'remarks');
    const links = remarks === undefined ? [] : readOfacRemarks(remarks, party).links;
    this.act(element, party, remarks);
    keepLeaves(element, party.context, (path) => READ.test(path));
    const { kind, label } = ofacKind(textAt(element, 'sdnType'));
    const entity = party.entity(kind, label);
    this.sink.entity(entity, line);
    this.links.entry(party.id, entity.name, entity.aliases);
    for (const link of links) this.links.linkedTo(party.id, link, line);
    if (owner !== undefined) this.links.vesselOwner(party.id, owner, line);
  }

  /** The list gives no day for most entries: they were listed at the latest when it was published. */
  private act(element: XmlElement, party: ListedParty, remarks: string | undefined): void {
    const programs = elementsAt(element, 'programList', 'program').map((program) => program.text.trim());
    const listed = listDate(ofacListingDate(remarks ?? '') ?? '');
    const date = listed ?? this.published;
    party.act({
      authority: OFAC,
      measure: programs.length === 0 ? undefined : programs.join('; '),
      date,
      dateIs: listed === undefined && date !== undefined ? 'by' : 'on',
      source: OFAC_SOURCE,
    });
  }
}

/** "SURNAME, Given" as in the tables; bodies and vessels have but a last name. */
function ofacName(element: XmlElement): string | undefined {
  const names = [textAt(element, 'lastName'), textAt(element, 'firstName')].filter((part) => part !== undefined);
  return names.length === 0 ? undefined : names.join(', ');
}

/** The list of numbers also holds notes: gender, website, what a directive says. */
function readId(id: XmlElement, party: ListedParty): void {
  const type = textAt(id, 'idType') ?? 'id';
  const number = textAt(id, 'idNumber');
  const country = textAt(id, 'idCountry');
  const identifier = ofacIdentifier(type, number, country);
  if (identifier !== undefined) party.identifier(identifier.scheme, identifier.value);
  const dates = [textAt(id, 'issueDate'), textAt(id, 'expirationDate')];
  const text = [type, number, country, ...dates].filter((part) => part !== undefined).join(', ');
  if (identifier === undefined) party.keep(type.replace(/[\s:-]+$/, '').toLowerCase(), number ?? text);
  else if (country !== undefined || dates.some((date) => date !== undefined)) party.keep('document', text);
}
