import type { RecordSink } from '../model/sink.ts';
import { gexfDates, isSpell } from './gexfDates.ts';
import type { Attribute } from './graphAttributes.ts';
import { GraphRecords } from './graphRecords.ts';
import { excerpt } from './json.ts';
import type { Format } from './reader.ts';
import { detectRoot, localName, readXml, type XmlAttributes, type XmlVisitor } from './xml.ts';

/** GEXF 1.1 to 1.3, whatever the namespace, as Gephi and others write it. */
export const gexf: Format = {
  id: 'gexf',
  label: 'GEXF',
  detect: (sample) => detectRoot(sample, 'gexf'),
  async read(file, sink) {
    await readXml(file, sink, new GexfVisitor(file.name, sink));
  },
};

/** A declared attribute: its name and what it is where nothing is said. */
interface Declaration {
  readonly title: string;
  fallback: string | undefined;
}

/** A node or edge whose end tag has not come yet. */
interface OpenPart {
  readonly type: 'node' | 'edge';
  readonly line: number;
  readonly tag: XmlAttributes;
  readonly parent: string | undefined;
  readonly attributes: Attribute[];
  readonly declared: Set<string>;
  readonly spells: XmlAttributes[];
}

interface OpenElement {
  readonly name: string;
  readonly tag: XmlAttributes;
  text: string;
}

/** Tag attributes that are read for themselves. */
const OWN: ReadonlySet<string> = new Set(['id', 'source', 'target', 'type', 'start', 'end', 'startopen', 'endopen']);
/** Elements that only hold others. */
const HOLDERS: ReadonlySet<string> = new Set([
  'gexf',
  'graph',
  'nodes',
  'edges',
  'attvalues',
  'attributes',
  'attribute',
  'spells',
  'slices',
  'meta',
  'parents',
]);

class GexfVisitor implements XmlVisitor {
  private readonly declarations = { node: new Map<string, Declaration>(), edge: new Map<string, Declaration>() };
  private declaring: 'node' | 'edge' = 'node';
  private declaration: Declaration | undefined;
  private directed = false;
  private timeFormat: string | undefined;
  private readonly elements: OpenElement[] = [];
  private readonly parts: OpenPart[] = [];
  private readonly sink: RecordSink;
  private readonly records: GraphRecords;

  constructor(fileName: string, sink: RecordSink) {
    this.sink = sink;
    this.records = new GraphRecords(fileName, sink);
  }

  open(name: string, tag: XmlAttributes, line: number): void {
    const local = localName(name);
    if (this.elements.length === 0 && local !== 'gexf') {
      this.sink.issue('not-a-record', line, `The root element is ${excerpt(name)}, not gexf.`);
    }
    this.elements.push({ name, tag, text: '' });
    const part = this.parts.at(-1);
    if (local === 'graph') {
      this.directed = tag['defaultedgetype'] === 'directed';
      this.timeFormat = tag['timeformat'];
    } else if (local === 'attributes') this.declaring = tag['class'] === 'edge' ? 'edge' : 'node';
    else if (local === 'attribute') {
      const id = tag['id'] ?? '';
      this.declaration = { title: tag['title'] ?? id, fallback: undefined };
      this.declarations[this.declaring].set(id, this.declaration);
    } else if (local === 'node' || local === 'edge') {
      this.parts.push({
        type: local,
        line,
        tag,
        parent: this.parts.findLast((above) => above.type === 'node')?.tag['id'],
        attributes: Object.entries(tag).filter(([key]) => !OWN.has(key)),
        declared: new Set(),
        spells: isSpell(tag) ? [tag] : [],
      });
    } else if (part === undefined) return;
    else if (local === 'attvalue') this.value(part, tag);
    else if (local === 'spell' || local === 'slice') part.spells.push(tag);
  }

  text(text: string): void {
    const element = this.elements.at(-1);
    // The blanks between the tags of a large file are worth no memory.
    if (element !== undefined && (element.text !== '' || text.trim() !== '')) element.text += text;
  }

  close(): void {
    const element = this.elements.pop();
    if (element === undefined) return;
    const local = localName(element.name);
    const content = element.text.trim();
    if (local === 'node' || local === 'edge') {
      const part = this.parts.pop();
      if (part !== undefined) this.send(part);
    } else if (local === 'default') {
      if (this.declaration !== undefined) this.declaration.fallback = content;
    } else if (local === 'attvalue' || local === 'spell' || local === 'slice' || HOLDERS.has(local)) return;
    else {
      const facts = Object.entries(element.tag).map(([key, value]) => `${key}=${value}`);
      this.parts.at(-1)?.attributes.push([element.name, [content, ...facts].filter((fact) => fact !== '').join(' ')]);
    }
  }

  /** A value that held for a time only is kept with that time, not as what the node or edge is. */
  private value(part: OpenPart, tag: XmlAttributes): void {
    const id = tag['for'] ?? tag['id'] ?? '';
    part.declared.add(id);
    const title = this.declarations[part.type].get(id)?.title ?? id;
    const time = isSpell(tag) ? ` (${tag['start'] ?? '…'} – ${tag['end'] ?? '…'})` : '';
    part.attributes.push([title + time, tag['value'] ?? '']);
  }

  private send({ type, line, tag, parent, attributes, declared, spells }: OpenPart): void {
    for (const [id, { title, fallback }] of this.declarations[type]) {
      if (fallback !== undefined && fallback !== '' && !declared.has(id)) attributes.push([title, fallback]);
    }
    const said = tag['type'];
    if (type === 'edge') {
      attributes.push(...gexfDates(spells, this.timeFormat, ['start_date', 'end_date']));
      const known = said === 'directed' || said === 'undirected';
      if (said !== undefined && !known) attributes.push(['edge type', said]);
      const directed = known ? said === 'directed' : said === undefined && this.directed;
      this.records.edge({ line, id: tag['id'], from: tag['source'], to: tag['target'], directed, attributes });
      return;
    }
    attributes.push(...gexfDates(spells, this.timeFormat, ['start', 'end']));
    if (said !== undefined) attributes.push(['type', said]);
    if (parent !== undefined) attributes.push(['parent', parent]);
    this.records.node({ line, id: tag['id'], attributes });
  }
}
