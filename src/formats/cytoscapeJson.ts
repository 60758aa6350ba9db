import type { RecordSink } from '../model/sink.ts';
import { fieldNames } from './fields.ts';
import { GraphRecords } from './graphRecords.ts';
import { FRAME_ATTRIBUTE, readFrame } from './caseFrame.ts';
import { excerpt, isObject, parseJson, textOf, type JsonObject } from './json.ts';
import { jsonAttributes, jsonId, readJsonDocument } from './jsonDocument.ts';
import type { Detection, FileSample, Format } from './reader.ts';

/**
 * Cytoscape JSON, of the library and of the desktop program: `elements` as lists of nodes and edges or as one list,
 * or the same without `elements`.
 */
export const cytoscapeJson: Format = {
  id: 'cytoscape',
  label: 'Cytoscape JSON',
  detect,
  async read(file, sink) {
    const value = await readJsonDocument(file, sink);
    if (value === undefined) return;
    const network = isObject(value) && isObject(value['data']) ? value['data'][FRAME_ATTRIBUTE] : undefined;
    if (typeof network === 'string') readFrame(network, sink, 0);
    const elements = isObject(value) && 'elements' in value ? value['elements'] : value;
    const reader = new ElementReader(sink, new GraphRecords(file.name, sink));
    if (Array.isArray(elements)) reader.list(elements, undefined);
    else if (isObject(elements) && ('nodes' in elements || 'edges' in elements)) {
      reader.list(elements['nodes'] ?? [], 'nodes');
      reader.list(elements['edges'] ?? [], 'edges');
    } else sink.issue('not-a-record', 0, `No elements, nodes or edges: ${excerpt(value)}`);
  },
};

/** Fields that are read for themselves. */
const NODE: ReadonlySet<string> = fieldNames('id');
const EDGE: ReadonlySet<string> = fieldNames('id source target directed');
/** How an element looks and behaves on a screen, which is no fact. */
const ELEMENT: ReadonlySet<string> = fieldNames(
  'data group position renderedPosition selected selectable locked grabbable pannable classes style scratch removed',
);

class ElementReader {
  private readonly sink: RecordSink;
  private readonly records: GraphRecords;

  constructor(sink: RecordSink, records: GraphRecords) {
    this.sink = sink;
    this.records = records;
  }

  list(items: unknown, group: string | undefined): void {
    if (Array.isArray(items)) for (const item of items) this.one(item, group);
    else this.sink.issue('wrong-type', 0, `${group} is not a list: ${excerpt(items)}`);
  }

  private one(element: unknown, group: string | undefined): void {
    const data = isObject(element) ? (element['data'] ?? element) : undefined;
    if (!isObject(element) || !isObject(data)) {
      this.sink.row();
      this.sink.issue('not-a-record', 0, `No element of a graph, left out: ${excerpt(element)}`);
      return;
    }
    const isEdge = (group ?? element['group']) === 'edges' || (group === undefined && isLink(element, data));
    const attributes = jsonAttributes(data, isEdge ? EDGE : NODE);
    const { position } = element;
    if (data !== element) {
      attributes.push(...jsonAttributes(element, ELEMENT));
      if (isObject(position)) attributes.push(['position', textOf(position)]);
      if (typeof element['classes'] === 'string') attributes.push(['classes', element['classes']]);
    }
    const id = jsonId(data['id']);
    if (!isEdge) this.records.node({ line: 0, id, attributes });
    else {
      const directed = data['directed'] !== false && data['directed'] !== 'false';
      const ends = { from: jsonId(data['source']), to: jsonId(data['target']) };
      this.records.edge({ line: 0, id, ...ends, directed, attributes });
    }
  }
}

/** In one list an element without a group is an edge where it has ends. */
function isLink(element: JsonObject, data: JsonObject): boolean {
  return element['group'] === undefined && 'source' in data && 'target' in data;
}

function detect(sample: FileSample): Detection {
  const text = sample.text.trimStart();
  const no = { confidence: 0, why: 'no elements of a Cytoscape graph' };
  if (!text.startsWith('{') && !text.startsWith('[')) return no;
  if (/"elements"\s*:\s*[[{]/.test(text)) {
    return { confidence: /"data"\s*:\s*\{/.test(text) ? 0.9 : 0.4, why: 'the text holds "elements"' };
  }
  if (/^(\[|\{\s*"(nodes|edges)"\s*:\s*\[)\s*\{\s*("group"\s*:\s*"(nodes|edges)"\s*,\s*)?"data"\s*:\s*\{/.test(text)) {
    return { confidence: 0.9, why: 'the first element has data' };
  }
  if (/^\[\s*\{\s*"group"\s*:\s*"(nodes|edges)"/.test(text)) {
    return { confidence: 0.9, why: 'the first element has a group' };
  }
  const whole = parseJson(text);
  if (isObject(whole) && Array.isArray(whole['nodes']) && Array.isArray(whole['edges'])) {
    return { confidence: 0.5, why: 'the text holds lists of nodes and edges' };
  }
  return no;
}
