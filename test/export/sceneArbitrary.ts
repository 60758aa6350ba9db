import fc from 'fast-check';
import { ENTITY_KINDS } from '../../src/model/entityKinds.ts';
import type { Role } from '../../src/model/roles.ts';
import type { Scene } from '../../src/model/scene.ts';
import { keySources } from '../../src/export/sources.ts';
import type { Tlp } from '../../src/export/tlp.ts';
import type { FigureInput } from '../../src/export/figure.ts';

/** Names as files hold them: long, hostile, in any script, empty. */
export const names = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ maxLength: 400 }),
  fc.constantFrom(
    '<img src=x onerror=alert(1)>',
    '</text><script>alert(1)</script>',
    'ООО «Восточная логистика»',
    'invoice\u202Egnp.exe',
    'A\u00ADB\u200BC',
    '"&\'<>',
    'x'.repeat(1_000_000),
    '',
  ),
);
const roles = fc.constantFrom<Role>('supplier', 'intermediary', 'facilitator', 'end_user', 'context');
const shapes = fc.constantFrom(...Object.values(ENTITY_KINDS).map((kind) => kind.shape));
const place = fc.oneof(fc.integer({ min: -3_000, max: 3_000 }), fc.integer({ min: 0, max: 60 }));
const nodes = fc.array(
  fc.record({
    name: names,
    mark: fc.constantFrom('US', 'RU', 'KZ+', '?', 'Åland'),
    role: roles,
    shape: shapes,
    x: place,
    y: place,
    listed: fc.boolean(),
    unnamed: fc.boolean(),
    lit: fc.boolean(),
    dim: fc.boolean(),
    rail: fc.boolean(),
    stopped: fc.boolean(),
    own: fc.boolean(),
  }),
  { maxLength: 9 },
);
const edges = fc.array(
  fc.record({
    from: fc.nat(10),
    to: fc.nat(10),
    by: fc.nat(10),
    type: fc.constantFrom('hop', 'served', 'neighbour', 'declared'),
    label: names,
    inferred: fc.boolean(),
    association: fc.boolean(),
    width: fc.integer({ min: 1, max: 5 }),
    lit: fc.boolean(),
    dim: fc.boolean(),
    broken: fc.boolean(),
    own: fc.boolean(),
    weakest: fc.boolean(),
  }),
  { maxLength: 9 },
);
const guides = fc.record({
  steps: fc.array(fc.record({ label: fc.constantFrom('Step 0', 'Step 1'), x: place }), { maxLength: 4 }),
  entersRussiaX: fc.option(place, { nil: undefined }),
  rail: fc.option(fc.record({ x: place, y: place, width: fc.nat(2_000), height: fc.nat(300), count: fc.nat(30) }), {
    nil: undefined,
  }),
  top: place,
  bottom: place,
});

/** Scenes of every make, edges to entities that are not drawn included. */
export const scenes: fc.Arbitrary<Scene> = fc
  .record({ nodes, edges, guides: fc.option(guides, { nil: undefined }) })
  .map((scene) => ({
    guides: scene.guides,
    nodes: scene.nodes.map((node, index) => ({ ...node, id: `n${index}` })),
    edges: scene.edges.map(({ by, ...edge }, index) => ({
      ...edge,
      id: `e${index}`,
      from: `n${edge.type === 'served' ? by : edge.from}`,
      to: `n${edge.to}`,
      hop: edge.type === 'served' ? { from: `n${edge.from}`, to: `n${edge.to}` } : undefined,
    })),
  }));

/** Everything a picture can be asked for. */
export const inputs: fc.Arbitrary<FigureInput> = fc
  .record({
    scene: scenes,
    title: names,
    subtitle: fc.array(names, { maxLength: 3 }),
    tlp: fc.option(fc.constantFrom<Tlp>('TLP:CLEAR', 'TLP:AMBER+STRICT', 'TLP:RED'), { nil: undefined }),
    hidden: names,
    titles: fc.array(names, { maxLength: 12 }),
    caveat: names,
    ground: fc.constantFrom('paper' as const, 'transparent' as const),
  })
  .map(({ titles, ...input }) => ({
    ...input,
    sources: keySources(
      titles.map((title, index) => ({
        from: `n${index % 4}`,
        to: `n${(index * 3) % 5}`,
        sources: [{ id: `S${index % 7}`, title }],
      })),
    ),
  }));
