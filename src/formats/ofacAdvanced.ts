import type { EntityKind } from '../model/entityKinds.ts';
import type { RecordSink } from '../model/sink.ts';
import { ListedParty } from './lists/listedParty.ts';
import { readOfacProfile } from './lists/ofacProfile.ts';
import { ofacDate, OfacReference } from './lists/ofacReference.ts';
import { readOfacRelation } from './lists/ofacRelations.ts';
import { OFAC, OFAC_ID, OFAC_SOURCE, sayOfacSource } from './lists/ofacSource.ts';
import type { Detection, FileSample, Format } from './reader.ts';
import { rootElement } from './xml.ts';
import { attributeOf, elementsAt, forEachElement, textAt, type XmlElement } from './xmlElements.ts';

/**
 * OFAC's advanced XML (sdn_advanced.xml, cons_advanced.xml): words, places and papers first, then the parties, the
 * relations between their profiles and the listings. A profile has the number that the other files give the entry.
 */
export const ofacAdvanced: Format = {
  id: 'ofac-advanced',
  label: 'OFAC list (advanced XML)',
  detect,
  async read(file, sink) {
    const reader = new AdvancedList(sink);
    await forEachElement(file, sink, reader.elements, (element, line) => reader.read(element, line));
    reader.end();
  },
};

class AdvancedList {
  readonly elements: ReadonlySet<string>;
  private readonly reference: OfacReference;
  private readonly kinds = new Map<string, EntityKind>();
  private said = false;

  constructor(private readonly sink: RecordSink) {
    this.reference = new OfacReference(sink);
    const records = ['DateOfIssue', 'DistinctParty', 'ProfileRelationship', 'SanctionsEntry'];
    this.elements = new Set([...this.reference.elements, ...records]);
  }

  read(element: XmlElement, line: number): void {
    if (element.name === 'DateOfIssue') this.date(element, line);
    else if (this.reference.elements.has(element.name)) this.reference.read(element, line);
    else {
      this.saySource();
      this.sink.row();
      if (element.name === 'DistinctParty') this.party(element, line);
      else if (element.name === 'ProfileRelationship') {
        readOfacRelation(element, line, this.sink, this.reference, (profile) => this.kinds.get(profile));
      } else this.listing(element, line);
    }
  }

  end(): void {
    this.saySource();
  }

  private date(element: XmlElement, line: number): void {
    const date = ofacDate(element);
    if (date === undefined) this.sink.issue('bad-date', line, 'DateOfIssue of the list: not a date.');
    else this.saySource(date);
  }

  private saySource(date?: string): void {
    if (!this.said) sayOfacSource(this.sink, date);
    this.said = true;
  }

  private party(element: XmlElement, line: number): void {
    const profiles = elementsAt(element, 'Profile');
    let read = 0;
    for (const profile of profiles) {
      const id = attributeOf(profile, 'ID') ?? attributeOf(element, 'FixedRef');
      if (id === undefined) continue;
      read++;
      const party = this.open(id, line);
      party.note = textAt(element, 'Comment');
      const entity = readOfacProfile(profile, party, this.reference);
      this.kinds.set(id, entity.kind);
      this.sink.entity(entity, line);
    }
    if (read === 0) this.sink.issue('missing-field', line, 'A DistinctParty without a numbered Profile is left out.');
  }

  /** Of one party one act for each entry of each list, on the day of its first event. */
  private listing(element: XmlElement, line: number): void {
    const id = attributeOf(element, 'ProfileID');
    if (id === undefined) {
      this.sink.issue('missing-field', line, 'A SanctionsEntry without a ProfileID is left out.');
      return;
    }
    const party = this.open(id, line);
    const events = elementsAt(element, 'EntryEvent');
    const days = events.flatMap((event) => ofacDate(elementsAt(event, 'Date')[0]) ?? []);
    const programs = elementsAt(element, 'SanctionsMeasure').flatMap((measure) => textAt(measure, 'Comment') ?? []);
    const bases = events.flatMap(
      ({ attributes }) => this.reference.word('LegalBasis', attributes['LegalBasisID']) ?? [],
    );
    const list = this.reference.word('List', element.attributes['ListID']);
    const measure = [list, ...new Set(programs)].filter((part) => part !== undefined);
    party.act({
      authority: OFAC,
      measure: measure.length === 0 ? undefined : measure.join('; '),
      date: days.toSorted()[0],
      source: OFAC_SOURCE,
      note: bases.length === 0 ? undefined : [...new Set(bases)].join('; '),
    });
    this.sink.addition(party.addition(), line);
  }

  private open(id: string, line: number): ListedParty {
    return new ListedParty(`${OFAC_ID}${id}`, this.sink, line, [{ source: OFAC_SOURCE, locator: `uid ${id}` }]);
  }
}

function detect(sample: FileSample): Detection {
  const tables = /<(\w+:)?(ReferenceValueSets|DateOfIssue|DistinctPart(y|ies))\b/.test(sample.text);
  return rootElement(sample.text) === 'Sanctions' && tables
    ? { confidence: 1, why: 'the root element is Sanctions, with tables of reference values' }
    : { confidence: 0, why: 'no XML of the advanced OFAC list' };
}
