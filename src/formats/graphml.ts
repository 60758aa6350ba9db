import type { RecordSink } from '../model/sink.ts';
import type { Attribute } from './graphAttributes.ts';
import { GraphRecords } from './graphRecords.ts';
import { FRAME_ATTRIBUTE, readFrame } from './caseFrame.ts';
import { excerpt } from './json.ts';
import type { Format } from './reader.ts';
import { detectRoot, localName, readXml, type XmlAttributes, type XmlVisitor } from './xml.ts';

/** GraphML as yEd, Gephi, NetworkX, Neo4j and others write it; nested graphs too. */
export const graphml: Format = {
  id: 'graphml',
  label: 'GraphML',
  detect: (sample) => detectRoot(sample, 'graphml'),
  async read(file, sink) {
    await readXml(file, sink, new GraphmlVisitor(file.name, sink));
  },
};

/** A declared attribute: its name, whose it is and what it is where nothing is said. */
interface Key {
  readonly name: string;
  readonly of: string;
  fallback: string | undefined;
}

/** A node or edge whose end tag has not come yet. */
interface OpenPart {
  readonly type: 'node' | 'edge';
  readonly line: number;
  readonly tag: XmlAttributes;
  readonly directed: boolean;
  readonly parent: string | undefined;
  readonly attributes: Attribute[];
  readonly keys: Set<string>;
}

/** An element whose end tag has not come yet, with the text in it. */
interface OpenElement {
  readonly name: string;
  readonly tag: XmlAttributes;
  readonly line: number;
  text: string;
}

/** Tag attributes that are read for themselves. */
const OWN: ReadonlySet<string> = new Set(['id', 'source', 'target', 'directed']);

class GraphmlVisitor implements XmlVisitor {
  private readonly keys = new Map<string, Key>();
  private readonly elements: OpenElement[] = [];
  private readonly parts: OpenPart[] = [];
  /** Whether edges are directed by default, graph by graph. */
  private readonly directed: boolean[] = [];
  private readonly sink: RecordSink;
  private readonly records: GraphRecords;

  constructor(fileName: string, sink: RecordSink) {
    this.sink = sink;
    this.records = new GraphRecords(fileName, sink);
  }

  open(name: string, tag: XmlAttributes, line: number): void {
    const local = localName(name);
    if (this.elements.length === 0 && local !== 'graphml') {
      this.sink.issue('not-a-record', line, `The root element is ${excerpt(name)}, not graphml.`);
    }
    this.elements.push({ name, tag, line, text: '' });
    if (local === 'graph') this.directed.push(tag['edgedefault'] === 'directed');
    else if (local === 'key') {
      const id = tag['id'] ?? '';
      this.keys.set(id, { name: tag['attr.name'] ?? id, of: tag['for'] ?? 'all', fallback: undefined });
    } else if (local === 'node' || local === 'edge') {
      this.parts.push({
        type: local,
        line,
        tag,
        directed: tag['directed'] === undefined ? (this.directed.at(-1) ?? false) : tag['directed'] === 'true',
        parent: this.parts.findLast((part) => part.type === 'node')?.tag['id'],
        attributes: Object.entries(tag).filter(([key]) => !OWN.has(key)),
        keys: new Set(),
      });
    } else if (local === 'hyperedge') {
      this.sink.row();
      this.sink.issue('not-a-record', line, 'An edge of more than two ends (hyperedge) is left out.');
    }
  }

  text(text: string): void {
    const element = this.elements.at(-1);
    // The blanks between the tags of a large file are worth no memory.
    if (element !== undefined && (element.text !== '' || text.trim() !== '')) element.text += text;
  }

  close(): void {
    const element = this.elements.pop();
    if (element === undefined) return;
    switch (localName(element.name)) {
      case 'graph':
        this.directed.pop();
        break;
      case 'default':
        this.fallback(element.text.trim());
        break;
      case 'node':
      case 'edge': {
        const part = this.parts.pop();
        if (part !== undefined) this.send(part);
        break;
      }
      case 'graphml':
      case 'key':
      case 'hyperedge':
        break;
      default:
        this.data(element);
    }
  }

  private fallback(text: string): void {
    const key = this.keys.get(this.elements.at(-1)?.tag['id'] ?? '');
    if (key !== undefined) key.fallback = text;
  }

  /** What stands in a node or edge: data by key, a description, or the drawing of a graph editor. */
  private data({ name, tag, line, text }: OpenElement): void {
    const local = localName(name);
    const content = text.trim();
    const part = this.parts.at(-1);
    if (part === undefined || this.elements.some((above) => localName(above.name) === 'hyperedge')) {
      if (tag['key'] === FRAME_ATTRIBUTE) readFrame(content, this.sink, line);
      else if (content !== '')
        this.sink.issue('unknown-field', line, `${name} of no node or edge: ${excerpt(content)}`);
      return;
    }
    if (local === 'data') {
      const id = tag['key'] ?? '';
      part.keys.add(id);
      if (content !== '') part.attributes.push([this.keys.get(id)?.name ?? id, content]);
    } else if (local === 'desc') part.attributes.push(['description', content]);
    else if ((local === 'NodeLabel' || local === 'EdgeLabel') && content !== '') {
      part.attributes.push(['label', content.replace(/\s+/g, ' ')]);
    } else {
      const facts = Object.entries(tag).map(([key, value]) => `${key}=${value}`);
      part.attributes.push([name, [content, ...facts].filter((fact) => fact !== '').join(' ')]);
    }
  }

  private send(part: OpenPart): void {
    const { line, tag, directed, type, attributes } = part;
    for (const [id, { name, of, fallback }] of this.keys) {
      if (fallback === undefined || fallback === '' || part.keys.has(id)) continue;
      if (of === type || of === 'all') attributes.push([name, fallback]);
    }
    if (type === 'edge') {
      this.records.edge({ line, id: tag['id'], from: tag['source'], to: tag['target'], directed, attributes });
      return;
    }
    if (part.parent !== undefined) attributes.push(['parent', part.parent]);
    this.records.node({ line, id: tag['id'], attributes });
  }
}
