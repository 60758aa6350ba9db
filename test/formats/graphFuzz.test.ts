import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cytoscapeJson } from '../../src/formats/cytoscapeJson.ts';
import { cx1 } from '../../src/formats/cx1.ts';
import { cx2 } from '../../src/formats/cx2.ts';
import { gexf } from '../../src/formats/gexf.ts';
import { graphml } from '../../src/formats/graphml.ts';
import { graphologyJson } from '../../src/formats/graphologyJson.ts';
import type { Format } from '../../src/formats/reader.ts';
import { chunksOf, collectSink, type Collected } from '../support/collectSink.ts';

/** A graph as any of the formats can hold it. */
interface Graph {
  readonly nodes: readonly { readonly id: string; readonly facts: Facts }[];
  readonly edges: readonly { readonly from: string; readonly to: string; readonly facts: Facts }[];
}
type Facts = readonly (readonly [string, string])[];

const WORDS = [
  'A',
  'b c',
  '7',
  '__proto__',
  'constructor',
  '<img src=x onerror=alert(1)>',
  ']]>&lt;&x;',
  '"\'',
  'Жук',
  'RU',
  'ships',
  'linked_to',
  '2023-13-45',
  '854231',
  '1e999',
  'NULL',
  '\\N',
  'x\u202ey',
];
const NAMES = [
  'label',
  'name',
  'kind',
  'type',
  'country',
  'source',
  'target',
  'id',
  'interaction',
  'hs',
  'date',
  'start_date',
  'value',
  'currency',
  'evidence',
  '__proto__',
  'constructor',
  'toString',
];
const text = fc.oneof(fc.constantFrom(...WORDS), fc.stringMatching(/^[ -~]{0,8}$/));
/** Ids that stay what they are in every format: one line, and none that a table takes for a missing cell. */
const id = text.map((word) => `i${word.replace(/[;|]/g, '')}`.trim());
const facts = fc.array(fc.tuple(fc.oneof(fc.constantFrom(...NAMES), text), text), { maxLength: 4 });
const graph: fc.Arbitrary<Graph> = fc.record({
  nodes: fc.array(fc.record({ id, facts }), { maxLength: 5 }),
  edges: fc.array(fc.record({ from: id, to: id, facts }), { maxLength: 5 }),
});

const xml = (value: string) =>
  value.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`).replace(/[^\t\n\r -\ud7ff\ue000-\ufffd]/g, '?');
const entries = (pairs: Facts) => Object.fromEntries(pairs);

const graphmlData = (pairs: Facts) =>
  pairs.map(([name, value]) => `<data key="${xml(name)}">${xml(value)}</data>`).join('\n');

function toGraphml({ nodes, edges }: Graph): string {
  return [
    '<?xml version="1.0"?>\n<graphml><key id="name" attr.name="__proto__" for="all"><default>x</default></key>',
    '<graph edgedefault="directed">',
    ...nodes.map((node) => `<node id="${xml(node.id)}">\n${graphmlData(node.facts)}</node>`),
    ...edges.map(
      (edge) => `<edge source="${xml(edge.from)}" target="${xml(edge.to)}">${graphmlData(edge.facts)}</edge>`,
    ),
    '</graph>\n</graphml>',
  ].join('\n');
}

const gexfData = (pairs: Facts) => {
  const values = pairs.map(([name, value]) => `<attvalue for="${xml(name)}" value="${xml(value)}"/>`);
  return `<attvalues>${values.join('\n')}</attvalues>`;
};

function toGexf({ nodes, edges }: Graph): string {
  const ends = (edge: Graph['edges'][number]) => `source="${xml(edge.from)}" target="${xml(edge.to)}"`;
  return [
    '<?xml version="1.0"?>\n<gexf><graph defaultedgetype="directed">\n<nodes>',
    ...nodes.map((node) => `<node id="${xml(node.id)}" label="x">\n${gexfData(node.facts)}</node>`),
    '</nodes>\n<edges>',
    ...edges.map((edge) => `<edge ${ends(edge)} start="${xml(edge.from)}">${gexfData(edge.facts)}</edge>`),
    '</edges></graph>\n</gexf>',
  ].join('\n');
}

function toCytoscape({ nodes, edges }: Graph): unknown {
  return {
    elements: {
      nodes: nodes.map((node) => ({ data: { ...entries(node.facts), id: node.id } })),
      edges: edges.map((edge) => ({ data: { ...entries(edge.facts), source: edge.from, target: edge.to } })),
    },
  };
}

const properties = (owners: readonly { readonly facts: Facts }[], ids: readonly (string | number)[]) =>
  owners.flatMap((owner, at) => owner.facts.map(([n, v]) => ({ po: ids[at], n, v })));

function toCx1({ nodes, edges }: Graph): unknown {
  const half = Math.ceil(nodes.length / 2);
  const list = nodes.map((node) => ({ '@id': node.id, n: 'x' }));
  return [
    { edgeAttributes: properties(edges, [...edges.keys()]) },
    { nodes: list.slice(0, half) },
    { edges: edges.map((edge, at) => ({ '@id': at, s: edge.from, t: edge.to, i: 'owns' })) },
    { nodes: list.slice(half) },
    {
      nodeAttributes: properties(
        nodes,
        nodes.map((node) => node.id),
      ),
    },
  ];
}

function toCx2({ nodes, edges }: Graph): unknown {
  return [
    { CXVersion: '2.0' },
    { attributeDeclarations: [{ nodes: { name: { a: 'label', v: 'x' } }, edges: { interaction: { v: 'pays' } } }] },
    { nodes: nodes.map((node) => ({ id: node.id, v: entries(node.facts) })) },
    { edges: edges.map((edge, at) => ({ id: at, s: edge.from, t: edge.to, v: entries(edge.facts) })) },
  ];
}

function toGraphology({ nodes, edges }: Graph): unknown {
  return {
    nodes: nodes.map((node) => ({ key: node.id, attributes: entries(node.facts) })),
    edges: edges.map((edge) => ({ source: edge.from, target: edge.to, attributes: entries(edge.facts) })),
  };
}

const json = (write: (graph: Graph) => unknown) => (value: Graph) => JSON.stringify(write(value), undefined, 1);

const FORMATS: readonly (readonly [string, Format, (graph: Graph) => string, number])[] = [
  ['GraphML', graphml, toGraphml, 1],
  ['GEXF', gexf, toGexf, 1],
  ['Cytoscape JSON', cytoscapeJson, json(toCytoscape), 0],
  ['CX 1', cx1, json(toCx1), 0],
  ['CX 2', cx2, json(toCx2), 0],
  ['graphology JSON', graphologyJson, json(toGraphology), 0],
];

/** Reads a text; whatever it holds, all that may be wrong is an issue with a line. */
async function read(format: Format, written: string, size: number, firstLine: number): Promise<Collected> {
  const all = collectSink();
  const { confidence } = format.detect({ name: 'f', text: written.slice(0, 65_536) });
  expect(confidence).toBeGreaterThanOrEqual(0);
  await format.read({ name: 'f', chunks: chunksOf(written, size) }, all.sink);
  const lines = written.split('\n').length;
  for (const { line, text } of all.issues) {
    expect(Number.isInteger(line) && line >= firstLine && line <= lines, `${text} (line ${line} of ${lines})`).toBe(
      true,
    );
  }
  for (const record of [...all.entities, ...all.relations]) {
    expect(record.id).not.toBe('');
    for (const [key, texts] of Object.entries(record.raw ?? {})) {
      expect([key, texts.every((part) => typeof part === 'string')]).toEqual([key, true]);
    }
  }
  expect(Reflect.get({}, 'x')).toBeUndefined();
  return all;
}

/** Damage done to a text: cut, lines turned around, a piece replaced by something else. */
const damage = fc.oneof(
  fc.record({ cut: fc.double({ min: 0, max: 1, noNaN: true }) }),
  fc.record({ turn: fc.nat(40) }),
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.nat(12),
    by: fc.constantFrom(
      '',
      '<',
      '"',
      '{',
      '}',
      ']',
      'null',
      '[]',
      '&amp;',
      '<![CDATA[',
      '-->',
      '\u0000',
      '{"a":1}',
      '0',
    ),
  }),
);

function damaged(written: string, how: typeof damage extends fc.Arbitrary<infer T> ? T : never): string {
  if ('cut' in how) return written.slice(0, Math.floor(how.cut * written.length));
  if ('turn' in how) {
    const lines = written.split('\n');
    const at = how.turn % lines.length;
    return [...lines.slice(at), ...lines.slice(0, at)].join('\n');
  }
  const at = Math.floor(how.at * written.length);
  return written.slice(0, at) + how.by + written.slice(at + how.length);
}

/** The id by which an id of the file `f` is known. */
const wide = (own: string) => (/^[a-z]?\d{1,7}$/.test(own) ? `f:${own}` : own);

const named = (names: readonly string[]) => names.map((name): [string, string] => [name, `fact ${name}`]);

/** How many records and issues there are: no node or edge passes without one. */
const heard = ({ entities, relations, issues }: Collected) => entities.length + relations.length + issues.length;

describe('graphs that programs write', () => {
  it.each(FORMATS)(
    '%s: every node and edge comes through with its id and ends',
    async (_, format, write, firstLine) => {
      await fc.assert(
        fc.asyncProperty(graph, fc.integer({ min: 1, max: 400 }), async (value, size) => {
          const all = await read(format, write(value), size, firstLine);
          expect(all.rows).toBe(value.nodes.length + value.edges.length);
          expect(all.entities.map((entity) => entity.id)).toEqual(value.nodes.map((node) => wide(node.id)));
          expect(all.relations.map(({ from, to }) => [from, to])).toEqual(
            value.edges.map((edge) => [wide(edge.from), wide(edge.to)]),
          );
        }),
        { numRuns: 1000 },
      );
    },
  );

  it.each(FORMATS)('%s: no fact is lost', async (_, format, write, firstLine) => {
    const unique = fc.uniqueArray(fc.constantFrom(...NAMES.filter((name) => name !== '__proto__' && name !== 'id')), {
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(unique, unique, async (ofNode, ofEdge) => {
        const ends = ['source', 'target'];
        const value: Graph = {
          nodes: [{ id: 'A', facts: named(ofNode) }],
          edges: [{ from: 'A', to: 'A', facts: named(ofEdge.filter((name) => !ends.includes(name))) }],
        };
        const all = await read(format, write(value), 99, firstLine);
        const held = JSON.stringify([all.entities, all.relations]);
        const lost = [...value.nodes, ...value.edges]
          .flatMap((part) => part.facts)
          .filter(([, fact]) => !held.includes(fact));
        expect(lost).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it.each(FORMATS)('%s: a damaged file is never an exception', async (_, format, write, firstLine) => {
    await fc.assert(
      fc.asyncProperty(graph, fc.array(damage, { minLength: 1, maxLength: 3 }), async (value, hows) => {
        const written = hows.reduce((text, how) => damaged(text, how), write(value));
        const all = await read(format, written, 64, firstLine);
        expect(heard(all)).toBeGreaterThanOrEqual(all.rows);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('JSON of the wrong types', () => {
  const key = fc.constantFrom(
    'nodes',
    'edges',
    'elements',
    'data',
    'id',
    '@id',
    's',
    't',
    'v',
    'n',
    'po',
    'key',
    'attributes',
    'source',
    'target',
    'group',
    'position',
    'nodeAttributes',
    'attributeDeclarations',
    'networkAttributes',
    'citations',
    'edgeCitations',
    'name',
    'options',
    '__proto__',
  );
  const value = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 6, withCrossShrink: true },
      fc.constantFrom(null, true, 0, -1, 1e308, '', 'A', '__proto__', 'ships'),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.array(fc.tuple(key, tie('value')), { maxLength: 5 }).map((pairs) => Object.fromEntries(pairs)),
    ),
  })).value;

  it.each(FORMATS.filter(([, , , firstLine]) => firstLine === 0))('%s reads or names it', async (_, format) => {
    await fc.assert(
      fc.asyncProperty(value, async (tree) => {
        const all = await read(format, JSON.stringify(tree), 64, 0);
        expect(heard(all)).toBeGreaterThanOrEqual(all.rows);
      }),
      { numRuns: 1500 },
    );
  });
});
