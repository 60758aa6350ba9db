import { parseDateText } from '../model/dates.ts';
import type { Evidence } from '../model/evidence.ts';
import type { RecordSink } from '../model/sink.ts';
import { forEachElement, type XmlElement } from './xmlElements.ts';
import { readLeiRecord } from './gleifEntities.ts';
import { GleifExceptions } from './gleifExceptions.ts';
import { GleifRelations } from './gleifRelations.ts';
import type { Detection, FileSample, Format } from './reader.ts';
import { rootElement } from './xml.ts';

/** The three published files by their root elements. */
const FILES: ReadonlyMap<string, string> = new Map([
  ['LEIData', 'level 1, who is who'],
  ['RelationshipData', 'level 2, who owns whom'],
  ['ReportingExceptionData', 'level 2, reporting exceptions'],
]);
const ELEMENTS: ReadonlySet<string> = new Set(['ContentDate', 'LEIRecord', 'RelationshipRecord', 'Exception']);

/** The files of the Global LEI Foundation as XML; an entity goes by its LEI, so that the files fit together. */
export const gleif: Format = {
  id: 'gleif',
  label: 'GLEIF',
  detect,
  async read(file, sink) {
    const reader = new GleifReader(sink);
    await forEachElement(file, sink, ELEMENTS, (element, line) => reader.read(element, line));
  },
};

class GleifReader {
  private readonly relations: GleifRelations;
  private readonly exceptions: GleifExceptions;
  private readonly said = new Set<string>();
  private date: string | undefined;

  constructor(private readonly sink: RecordSink) {
    this.relations = new GleifRelations(sink);
    this.exceptions = new GleifExceptions(sink);
  }

  read(element: XmlElement, line: number): void {
    if (element.name === 'ContentDate') {
      const day = element.text.trim().slice(0, 10);
      if (parseDateText(day) !== undefined) this.date = day;
      else this.sink.issue('bad-date', line, `ContentDate of the file: not a date: ${day}`);
      return;
    }
    this.sink.row();
    if (element.name === 'LEIRecord') readLeiRecord(element, this.sink, line, this.evidence('LEIData'));
    else if (element.name === 'RelationshipRecord') {
      this.relations.read(element, line, this.evidence('RelationshipData'));
    } else this.exceptions.read(element, line, this.evidence('ReportingExceptionData'));
  }

  private evidence(root: string): readonly Evidence[] {
    const id = `gleif:${root}`;
    if (!this.said.has(id)) {
      this.said.add(id);
      const title = `GLEIF ${FILES.get(root) ?? ''}`;
      this.sink.source({ id, title, publisher: 'GLEIF', date: this.date, url: 'https://www.gleif.org/' });
    }
    return [{ source: id }];
  }
}

function detect(sample: FileSample): Detection {
  const root = rootElement(sample.text) ?? '';
  const what = FILES.get(root);
  return what === undefined
    ? { confidence: 0, why: 'no XML with a root element of GLEIF' }
    : { confidence: 1, why: `the root element is ${root}: ${what}` };
}
