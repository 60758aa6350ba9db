import { describe, expect, it } from 'vitest';
import { hopKey, type HopBrief } from '../../src/model/brief.ts';
import type { Chain } from '../../src/model/result.ts';
import type { Scene } from '../../src/model/scene.ts';
import { buildScene, type SceneInput } from '../../src/state/scene.ts';
import { brief, chainOf, hopBriefOf } from './answers.ts';

const main = chainOf(['maker', 'trader', 'buyer']);
const side = chainOf(['maker', 'other', 'buyer']);
const bank = { entity: 'bank', role: 'bank', relations: 1, inferred: false, own: false };

const HOPS: readonly HopBrief[] = [
  hopBriefOf('maker', 'trader', {
    via: [bank],
    picked: {
      id: 'maker-trader',
      kind: 'ships',
      from: 'maker',
      to: 'trader',
      dates: { from: '2023-01', to: '2023-01' },
    },
    relations: 4,
    grade: { source: 'B', information: 2 },
  }),
  hopBriefOf('trader', 'buyer', { claim: { status: 'inferred', scope: 'this' } }),
  hopBriefOf('maker', 'other', { via: [{ ...bank, entity: 'carrier', role: 'carrier' }] }),
  hopBriefOf('other', 'buyer'),
];

const EVERYBODY = ['maker', 'trader', 'other', 'buyer', 'bank', 'carrier', 'friend'];

function sceneOf(change: Partial<SceneInput>): Scene {
  const chains: readonly Chain[] = [main, side];
  return buildScene({
    chains,
    selected: undefined,
    briefs: new Map(EVERYBODY.map((id) => [id, brief(id)])),
    hops: new Map(HOPS.map((hop) => [hopKey(hop.from, hop.to), hop])),
    lanes: {
      positions: EVERYBODY.slice(0, 6).map((id, index) => [id, { x: index * 100, y: 0 }] as const),
      steps: [],
      entersRussiaX: undefined,
      rail: undefined,
      top: 0,
      bottom: 0,
    },
    moved: {},
    hidden: new Set(),
    reviews: [],
    stopped: new Set(),
    surviving: undefined,
    payments: false,
    neighbours: [],
    declared: { declared: [], entities: [] },
    placed: new Map(),
    tierOf: () => 'T1',
    ...change,
  });
}

const ids = (items: readonly { readonly id: string }[]): string[] => items.map(({ id }) => id).toSorted();

describe('the picture of the chains', () => {
  it('gives every party of the chains its role, and facilitators a place in the rail', () => {
    const { nodes } = sceneOf({});
    expect(nodes.map(({ id, role, rail }) => [id, role, rail])).toEqual([
      ['maker', 'supplier', false],
      ['trader', 'intermediary', false],
      ['buyer', 'end_user', false],
      ['other', 'intermediary', false],
      ['bank', 'facilitator', true],
      ['carrier', 'facilitator', true],
    ]);
  });

  it('draws each hop once, neither lit nor dim while nothing is selected', () => {
    const { edges, nodes } = sceneOf({ chains: [main, side, main] });
    expect(ids(edges)).toHaveLength(new Set(ids(edges)).size);
    expect(edges.map(({ type }) => type)).toEqual(['hop', 'hop', 'hop', 'hop']);
    for (const item of [...nodes, ...edges]) expect([item.lit, item.dim]).toEqual([false, false]);
    expect(edges.every((edge) => edge.label === '')).toBe(true);
    expect(edges.find((edge) => edge.from === 'trader')).toMatchObject({ inferred: true });
  });

  it('lights the selected chain with its facilitators, dims the rest and labels its hops', () => {
    const { edges, nodes } = sceneOf({ selected: main });
    const lit = nodes.filter((node) => node.lit).map((node) => node.id);
    expect(lit.toSorted()).toEqual(['bank', 'buyer', 'maker', 'trader']);
    for (const item of [...nodes, ...edges]) expect(item.dim).toBe(!item.lit);
    expect(edges.find((edge) => edge.to === 'trader' && edge.type === 'hop')?.label).toBe('Jan 2023 · T1');
    expect(edges.find((edge) => edge.from === 'trader')?.label).toBe('undated · T1 · unsourced');
    expect(edges.filter((edge) => edge.type === 'served')).toMatchObject([
      { from: 'bank', hop: { from: 'maker', to: 'trader' }, lit: true },
    ]);
  });

  it('turns the ends round where payments are followed', () => {
    const roles = new Map(sceneOf({ payments: true }).nodes.map(({ id, role }) => [id, role]));
    expect([roles.get('maker'), roles.get('trader'), roles.get('buyer')]).toEqual([
      'end_user',
      'intermediary',
      'supplier',
    ]);
  });

  it('leaves hidden parties out with every line to them', () => {
    const { edges, nodes } = sceneOf({ hidden: new Set(['trader', 'bank']), selected: main });
    expect(ids(nodes)).toEqual(['buyer', 'carrier', 'maker', 'other']);
    expect(edges.map(({ from, to }) => [from, to])).toEqual([
      ['maker', 'other'],
      ['other', 'buyer'],
    ]);
  });

  it('puts a party where the person moved it, before any layout', () => {
    const moved = { maker: { x: 7, y: 8 } };
    const { nodes } = sceneOf({ moved, placed: new Map([['trader', { x: 9, y: 9 }]]) });
    expect(nodes.find(({ id }) => id === 'maker')).toMatchObject(moved.maker);
    expect(nodes.find(({ id }) => id === 'trader')).toMatchObject({ x: 9, y: 9 });
  });

  it('draws neighbours around without a second line over a hop', () => {
    const { edges, nodes } = sceneOf({
      neighbours: [
        { from: 'maker', to: 'friend', relations: 2, kind: 'owns', inferred: false, own: false },
        { from: 'maker', to: 'friend', relations: 1, kind: 'directs', inferred: false, own: false },
        { from: 'maker', to: 'trader', relations: 4, kind: 'ships', inferred: false, own: false },
      ],
      placed: new Map([['friend', { x: 1, y: 1 }]]),
    });
    expect(nodes.find(({ id }) => id === 'friend')).toMatchObject({ role: 'context', rail: false });
    expect(edges.filter((edge) => edge.type === 'neighbour').map(({ from, to }) => [from, to])).toEqual([
      ['maker', 'friend'],
    ]);
  });

  it('draws hollow who is unnamed or not in the file', () => {
    const briefs = new Map(EVERYBODY.map((id) => [id, brief(id)]));
    briefs.set('maker', brief('maker', { unnamed: true })).set('buyer', brief('buyer', { placeholder: true }));
    const hollow = sceneOf({ briefs }).nodes.filter((node) => node.unnamed);
    expect(ids(hollow)).toEqual(['buyer', 'maker']);
  });

  it('leaves out who has no place or no brief yet', () => {
    expect(ids(sceneOf({ briefs: new Map([['maker', brief('maker')]]) }).nodes)).toEqual(['maker']);
    expect(sceneOf({ lanes: undefined })).toEqual({ nodes: [], edges: [], guides: undefined });
  });
});

const weakest = (change: Partial<SceneInput>): string[] =>
  sceneOf(change)
    .edges.filter((edge) => edge.weakest)
    .map(({ id }) => id);

describe('the weakest hop', () => {
  it('is marked on the lit chain of several hops alone', () => {
    expect(weakest({})).toEqual([]);
    expect(weakest({ selected: { ...main, weakestHop: 1 } })).toEqual([`hop:${hopKey('trader', 'buyer')}`]);
    const direct = chainOf(['maker', 'trader']);
    expect(weakest({ chains: [direct], selected: direct })).toEqual([]);
  });
});
