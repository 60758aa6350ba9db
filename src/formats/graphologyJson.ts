import type { RecordSink } from '../model/sink.ts';
import { fieldNames } from './fields.ts';
import { GraphRecords } from './graphRecords.ts';
import { excerpt, isObject, type JsonObject } from './json.ts';
import { jsonAttributes, jsonId, readJsonDocument } from './jsonDocument.ts';
import type { Detection, FileSample, Format } from './reader.ts';

/** JSON of the graphology library: nodes by key, edges directed unless they or the options say otherwise. */
export const graphologyJson: Format = {
  id: 'graphology',
  label: 'graphology JSON',
  detect,
  async read(file, sink) {
    const value = await readJsonDocument(file, sink);
    if (value === undefined) return;
    if (!isObject(value) || !('nodes' in value || 'edges' in value)) {
      sink.issue('not-a-record', 0, `No nodes and edges: ${excerpt(value)}`);
      return;
    }
    const { options } = value;
    const undirected = isObject(options) && options['type'] === 'undirected';
    const records = new GraphRecords(file.name, sink);
    for (const node of objects(value, 'nodes', sink)) {
      const attributes = [...own(node, sink), ...jsonAttributes(node, NODE)];
      records.node({ line: 0, id: jsonId(node['key']), attributes });
    }
    for (const edge of objects(value, 'edges', sink)) {
      const attributes = [...own(edge, sink), ...jsonAttributes(edge, EDGE)];
      const ends = { from: jsonId(edge['source']), to: jsonId(edge['target']) };
      const directed = !undirected && edge['undirected'] !== true;
      records.edge({ line: 0, id: jsonId(edge['key']), ...ends, directed, attributes });
    }
  },
};

const NODE: ReadonlySet<string> = fieldNames('key attributes');
const EDGE: ReadonlySet<string> = fieldNames('key source target undirected attributes');
const NOTHING: ReadonlySet<string> = new Set();

function own(part: JsonObject, sink: RecordSink): ReturnType<typeof jsonAttributes> {
  const { attributes } = part;
  if (isObject(attributes)) return jsonAttributes(attributes, NOTHING);
  if (attributes !== undefined && attributes !== null) {
    sink.issue('wrong-type', 0, `Attributes that are no object are left out: ${excerpt(part)}`);
  }
  return [];
}

function objects(value: JsonObject, name: string, sink: RecordSink): readonly JsonObject[] {
  const list = value[name] ?? [];
  if (!Array.isArray(list)) {
    sink.issue('wrong-type', 0, `${name} is not a list: ${excerpt(list)}`);
    return [];
  }
  const found: JsonObject[] = [];
  for (const item of list) {
    if (isObject(item)) found.push(item);
    else {
      sink.row();
      sink.issue('not-a-record', 0, `No item of ${name}, left out: ${excerpt(item)}`);
    }
  }
  return found;
}

function detect({ text }: FileSample): Detection {
  const isGraph = /^\s*\{/.test(text) && /"nodes"\s*:\s*\[\s*\{\s*"key"\s*:/.test(text);
  return isGraph ? { confidence: 0.9, why: 'nodes with a key' } : { confidence: 0, why: 'no nodes with a key' };
}
