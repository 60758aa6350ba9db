import type { RecordSink } from '../model/sink.ts';
import { readAspects, sendNetwork, type Aspects } from './cxAspects.ts';
import { fieldNames } from './fields.ts';
import type { Attribute } from './graphAttributes.ts';
import { GraphRecords } from './graphRecords.ts';
import { excerpt, isObject, textsOf, type JsonObject } from './json.ts';
import { jsonAttributes, jsonId } from './jsonDocument.ts';
import type { Detection, FileSample, Format } from './reader.ts';

const ASPECTS: ReadonlySet<string> = fieldNames('attributeDeclarations networkAttributes nodes edges');

/** CX version 2, the exchange format of NDEx and Cytoscape. */
export const cx2: Format = {
  id: 'cx2',
  label: 'CX 2 (Cytoscape exchange)',
  detect,
  async read(file, sink) {
    const aspects = await readAspects(file, sink, ASPECTS);
    if (aspects === undefined) return;
    const network = (aspects.get('networkAttributes') ?? []).flatMap((facts) => Object.entries(facts));
    sendNetwork(new Map(network), sink);
    const records = new GraphRecords(file.name, sink);
    const ofNodes = new Declarations(aspects, 'nodes');
    for (const node of aspects.get('nodes') ?? []) {
      const attributes = [...jsonAttributes(node, NODE), ...ofNodes.read(node['v'], sink)];
      records.node({ line: 0, id: jsonId(node['id']), attributes });
    }
    const ofEdges = new Declarations(aspects, 'edges');
    for (const edge of aspects.get('edges') ?? []) {
      const attributes = [...jsonAttributes(edge, EDGE), ...ofEdges.read(edge['v'], sink)];
      const ends = { from: jsonId(edge['s']), to: jsonId(edge['t']) };
      records.edge({ line: 0, id: jsonId(edge['id']), ...ends, directed: true, attributes });
    }
  },
};

const NODE: ReadonlySet<string> = fieldNames('id v');
const EDGE: ReadonlySet<string> = fieldNames('id s t v');

/** The declared attributes of nodes or of edges: short names, and values of those that say nothing. */
class Declarations {
  private readonly names = new Map<string, string>();
  private readonly defaults = new Map<string, unknown>();

  constructor(aspects: Aspects, of: 'nodes' | 'edges') {
    for (const declarations of aspects.get('attributeDeclarations') ?? []) {
      const declared = declarations[of];
      for (const [name, facts] of Object.entries(isObject(declared) ? declared : {})) {
        if (!isObject(facts)) continue;
        if (typeof facts['a'] === 'string') this.names.set(facts['a'], name);
        if ('v' in facts) this.defaults.set(name, facts['v']);
      }
    }
  }

  /** The values of one node or edge under their full names. */
  read(values: unknown, sink: RecordSink): readonly Attribute[] {
    if (values !== undefined && values !== null && !isObject(values)) {
      sink.issue('wrong-type', 0, `Values that are no object are left out: ${excerpt(values)}`);
    }
    const own: JsonObject = isObject(values) ? values : {};
    const all = new Map(this.defaults);
    for (const [key, value] of Object.entries(own)) {
      const name = this.names.get(key) ?? key;
      // Where both names are said, each keeps its own value.
      all.set(Object.hasOwn(own, name) ? key : name, value);
    }
    return [...all].flatMap(([name, value]) => textsOf(value).map((text): Attribute => [name, text]));
  }
}

function detect({ text }: FileSample): Detection {
  return /^\s*\[\s*\{[^{}]*"CXVersion"\s*:\s*"2/.test(text)
    ? { confidence: 1, why: 'the first record says CXVersion 2' }
    : { confidence: 0, why: 'no CXVersion 2' };
}
