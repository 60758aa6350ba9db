import { fieldNames } from './fields.ts';
import { readAspects, sendNetwork, type Aspects } from './cxAspects.ts';
import type { Attribute } from './graphAttributes.ts';
import { GraphRecords } from './graphRecords.ts';
import { excerpt, textsOf, type JsonObject } from './json.ts';
import { jsonAttributes, jsonId } from './jsonDocument.ts';
import type { Detection, FileSample, Format } from './reader.ts';
import type { RecordSink } from '../model/sink.ts';

const ASPECTS: ReadonlySet<string> = fieldNames(
  'nodes edges nodeAttributes edgeAttributes networkAttributes citations nodeCitations edgeCitations',
);

/** CX version 1, the exchange format of NDEx and Cytoscape: aspects that may be split over several fragments. */
export const cx1: Format = {
  id: 'cx1',
  label: 'CX 1 (Cytoscape exchange)',
  detect,
  async read(file, sink) {
    const aspects = await readAspects(file, sink, ASPECTS);
    if (aspects === undefined) return;
    sendNetwork(new Map((aspects.get('networkAttributes') ?? []).map((fact) => [String(fact['n']), fact['v']])), sink);
    const records = new GraphRecords(file.name, sink);
    const cited = citations(aspects, records);
    const ofNodes = attributesOf(aspects, 'node', cited, sink);
    const nodes = new Set<string>();
    for (const node of aspects.get('nodes') ?? []) {
      const id = jsonId(node['@id']);
      const attributes: Attribute[] = [
        ...textsOf(node['n']).map((text): Attribute => ['name', text]),
        ...textsOf(node['r']).map((text): Attribute => ['represents', text]),
        ...jsonAttributes(node, NODE),
        ...(ofNodes.get(id ?? '') ?? []),
      ];
      if (id !== undefined) nodes.add(id);
      records.node({ line: 0, id, attributes });
    }
    const ofEdges = attributesOf(aspects, 'edge', cited, sink);
    const edges = new Set<string>();
    for (const edge of aspects.get('edges') ?? []) {
      const id = jsonId(edge['@id']);
      const attributes: Attribute[] = [
        ...textsOf(edge['i']).map((text): Attribute => ['interaction', text]),
        ...jsonAttributes(edge, EDGE),
        ...(ofEdges.get(id ?? '') ?? []),
      ];
      if (id !== undefined) edges.add(id);
      const ends = { from: jsonId(edge['s']), to: jsonId(edge['t']) };
      records.edge({ line: 0, id, ...ends, directed: true, attributes });
    }
    sayLost('node', ofNodes, nodes, sink);
    sayLost('edge', ofEdges, edges, sink);
  },
};

const NODE: ReadonlySet<string> = fieldNames('@id n r');
const EDGE: ReadonlySet<string> = fieldNames('@id s t i');

/** The id under which each citation is a source. */
function citations(aspects: Aspects, records: GraphRecords): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  for (const citation of aspects.get('citations') ?? []) {
    const own = jsonId(citation['@id']);
    const text = (name: string) => textsOf(citation[name]).join(', ').trim();
    const title = text('dc:title');
    // A semicolon or bar would part the id into several where it is cited.
    const id = (text('dc:identifier') || title).replace(/[;|]+/g, ',').trim();
    if (own === undefined || id === '') continue;
    ids.set(own, id);
    const url = /^https?:\/\/\S+$/.test(id) ? id : undefined;
    records.source({ id, title: title || id, publisher: text('dc:contributor') || undefined, url });
  }
  return ids;
}

/** The attributes and sources by the id of the node or edge they are a property of (`po`, one or several). */
function attributesOf(
  aspects: Aspects,
  what: 'node' | 'edge',
  cited: ReadonlyMap<string, string>,
  sink: RecordSink,
): ReadonlyMap<string, readonly Attribute[]> {
  const found = new Map<string, Attribute[]>();
  const add = (aspect: string, record: JsonObject, attributes: readonly Attribute[]) => {
    const owners = (Array.isArray(record['po']) ? record['po'] : [record['po']]).map(jsonId);
    for (const owner of owners) {
      if (owner === undefined) {
        sink.issue('missing-field', 0, `A record of ${aspect} without owner is left out: ${excerpt(record)}`);
        continue;
      }
      const list = found.get(owner) ?? [];
      found.set(owner, list);
      list.push(...attributes);
    }
  };
  for (const record of aspects.get(`${what}Attributes`) ?? []) {
    const name = textsOf(record['n']).join(' ');
    const attributes = textsOf(record['v']).map((text): Attribute => [name, text]);
    add(`${what}Attributes`, record, attributes);
  }
  for (const record of aspects.get(`${what}Citations`) ?? []) {
    const sources: Attribute[] = [];
    for (const citation of Array.isArray(record['citations']) ? record['citations'] : [record['citations']]) {
      const id = cited.get(jsonId(citation) ?? '');
      // The name under which a table of nodes and one of edges both have their sources.
      if (id !== undefined) sources.push(['source(s)', id]);
      else sink.issue('dangling', 0, `Citation ${excerpt(citation)} is not in the file or names no source.`);
    }
    add(`${what}Citations`, record, sources);
  }
  return found;
}

function sayLost(
  what: string,
  attributes: ReadonlyMap<string, readonly Attribute[]>,
  known: ReadonlySet<string>,
  sink: RecordSink,
): void {
  for (const id of attributes.keys()) {
    if (!known.has(id))
      sink.issue('dangling', 0, `Attributes of the ${what} ${excerpt(id)}, which is not in the file.`);
  }
}

function detect({ text }: FileSample): Detection {
  const isCx = /^\s*\[\s*\{\s*"(numberVerification|metaData)"\s*:\s*\[/.test(text);
  const hasNodes = /^\s*\[/.test(text) && /"(nodes|edges)"\s*:\s*\[\s*\{\s*"@id"\s*:/.test(text);
  return isCx || hasNodes
    ? { confidence: 0.95, why: isCx ? 'a list of aspects of CX 1' : 'nodes or edges with @id' }
    : { confidence: 0, why: 'no list of aspects of CX 1' };
}
