import { hopKey } from '../../src/model/brief.ts';
import type { EntityShape } from '../../src/model/entityKinds.ts';
import type { Role } from '../../src/model/roles.ts';
import type { Scene, SceneEdge, SceneNode } from '../../src/model/scene.ts';
import { CAVEAT, type FigureInput } from '../../src/export/figure.ts';
import type { Measure } from '../../src/export/marks.ts';

/** Widths as a font of average letters has them: good enough to lay out, and the same on every machine. */
export const measure: Measure = (text, size, weight) => Array.from(text).length * size * (weight === 700 ? 0.6 : 0.55);

const LIT = new Set([
  'Northwind Semicond.',
  'Elbe Components GmbH',
  'Ala-Tau Trade LLP',
  'Vektor Import OOO',
  'Plant No. 12',
]);
const SERVANTS = new Set(['TransCaspian Freight', 'Silk Clearing Bank']);

function node(
  name: string,
  mark: string,
  role: Role,
  shape: EntityShape,
  x: number,
  y: number,
  more: Partial<SceneNode> = {},
): SceneNode {
  const lit = LIT.has(name) || SERVANTS.has(name);
  const rail = role === 'facilitator';
  const plain = { listed: false, unnamed: false, stopped: false, own: false };
  return { id: name, name, mark, role, shape, x, y, ...plain, lit, dim: !lit, rail, ...more };
}

function hop(from: string, to: string, label = '', more: Partial<SceneEdge> = {}): SceneEdge {
  const lit = LIT.has(from) && LIT.has(to);
  return {
    id: `hop:${hopKey(from, to)}`,
    from,
    to,
    type: 'hop',
    label,
    inferred: false,
    association: false,
    width: 1.25,
    lit,
    dim: !lit,
    broken: false,
    own: false,
    hop: undefined,
    ...more,
  };
}

function served(by: string, from: string, to: string, inferred = false): SceneEdge {
  return { ...hop(by, to), id: `served:${by}`, type: 'served', lit: true, dim: false, inferred, hop: { from, to } };
}

/** Twelve parties in five steps with three facilitators, one chain lit. All firms are invented. */
export const SCENE: Scene = {
  nodes: [
    node('Northwind Semicond.', 'US', 'supplier', 'rectangle', 0, 0),
    node('Helvetic Motion AG', 'CH', 'supplier', 'rectangle', 0, 138),
    node('Unnamed maker', '?', 'supplier', 'rectangle', 0, 260, { unnamed: true }),
    node('Elbe Components GmbH', 'DE', 'intermediary', 'ellipse', 176, 30),
    node('Orient Parts Ltd', 'HK', 'intermediary', 'ellipse', 176, 190),
    node('Ala-Tau Trade LLP', 'KZ', 'intermediary', 'ellipse', 352, -10, { listed: true }),
    node('Bosphorus Elektronik Sanayi ve Dış Ticaret Limited Şirketi', 'TR', 'intermediary', 'ellipse', 352, 112),
    node('Lotus Link Ltd', 'HK', 'intermediary', 'ellipse', 352, 240),
    node('Vektor Import OOO', 'RU', 'intermediary', 'ellipse', 528, 30, { listed: true }),
    node('Radiokomplekt OOO', 'RU', 'intermediary', 'ellipse', 528, 190),
    node('Plant No. 12', 'RU', 'end_user', 'octagon', 704, 0, { listed: true }),
    node('Design Bureau Zarya', 'RU', 'end_user', 'octagon', 704, 170),
    node('TransCaspian Freight', 'GE', 'facilitator', 'diamond', 264, -130),
    node('Silk Clearing Bank', 'KG', 'facilitator', 'hexagon', 440, -130),
    node('Harbour Registry Svc', 'HK', 'facilitator', 'tag', 600, -130),
  ],
  edges: [
    hop('Northwind Semicond.', 'Elbe Components GmbH', 'Nov 2022 · T1'),
    hop('Elbe Components GmbH', 'Ala-Tau Trade LLP', '3 Jan 2023 · T1', { width: 2.5 }),
    hop('Ala-Tau Trade LLP', 'Vektor Import OOO', '14 Jan 2023 – 28 Feb 2023 · T1'),
    hop('Vektor Import OOO', 'Plant No. 12', 'undated', { inferred: true }),
    hop('Helvetic Motion AG', 'Orient Parts Ltd'),
    hop('Unnamed maker', 'Orient Parts Ltd', '', { inferred: true }),
    hop('Elbe Components GmbH', 'Bosphorus Elektronik Sanayi ve Dış Ticaret Limited Şirketi'),
    hop('Orient Parts Ltd', 'Bosphorus Elektronik Sanayi ve Dış Ticaret Limited Şirketi'),
    hop('Orient Parts Ltd', 'Lotus Link Ltd', '', { association: true }),
    hop('Ala-Tau Trade LLP', 'Radiokomplekt OOO', '', { width: 3 }),
    hop('Bosphorus Elektronik Sanayi ve Dış Ticaret Limited Şirketi', 'Radiokomplekt OOO'),
    hop('Lotus Link Ltd', 'Radiokomplekt OOO'),
    hop('Radiokomplekt OOO', 'Design Bureau Zarya'),
    hop('Vektor Import OOO', 'Design Bureau Zarya'),
    served('TransCaspian Freight', 'Elbe Components GmbH', 'Ala-Tau Trade LLP'),
    served('Silk Clearing Bank', 'Ala-Tau Trade LLP', 'Vektor Import OOO', true),
  ],
  guides: {
    steps: Array.from({ length: 5 }, (_, step) => ({ label: `Step ${step}`, x: step * 176 })),
    entersRussiaX: 440,
    rail: { x: -88, y: -170, width: 880, height: 86, count: 3 },
    top: -10,
    bottom: 260,
  },
};

/** A picture of that scene, as an investigator would send it. */
export const INPUT: FigureInput = {
  scene: SCENE,
  title: 'Processors reach Plant No. 12 by way of Almaty',
  subtitle: [
    'Tutorial (all names invented) · data as of 22 Nov 2026 · Common High Priority List of 23 Feb 2024',
    'From makers outside Russia to Russian end-users, goods, at most 6 hops, in order, gaps of at most 180 days',
  ],
  tlp: 'TLP:AMBER',
  hidden: '12 of 60 chains drawn, 48 in 6 groups; inferred claims left out.',
  sources: [
    {
      number: 1,
      text: 'Customs declaration 10404/140123, Federal Customs extract, 14 Jan 2023',
      hops: [hopKey('Ala-Tau Trade LLP', 'Vektor Import OOO')],
    },
    {
      number: 2,
      text: 'Trade register extract, Chamber of Commerce, 2 Mar 2023, registry.example',
      hops: [
        hopKey('Northwind Semicond.', 'Elbe Components GmbH'),
        hopKey('Elbe Components GmbH', 'Ala-Tau Trade LLP'),
        hopKey('Ala-Tau Trade LLP', 'Vektor Import OOO'),
      ],
    },
    {
      number: 3,
      text: 'Press report on deliveries to Plant No. 12, Example Gazette, 9 May 2023, gazette.example',
      hops: [hopKey('Vektor Import OOO', 'Plant No. 12')],
    },
  ],
  caveat: CAVEAT,
  ground: 'paper',
};
