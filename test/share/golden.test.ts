/*
 * Links and view files as they were released. NEVER edit a file in test/links, and never write one anew because this
 * test fails: people hold these links. A failure means that old links no longer open as they did; the cure is a
 * migration (src/share/migrations.ts) or the old default given in it. New files are added with each new version.
 *
 * They are only decoded: a later encoder may well write the same view otherwise.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hashId } from '../../src/model/ids.ts';
import { resolveView } from '../../src/share/hashedView.ts';
import { decodeLink } from '../../src/share/link.ts';
import { decodeViewFile } from '../../src/share/viewFile.ts';

const read = (name: string): string => readFileSync(new URL(`../links/${name}`, import.meta.url), 'utf8');

/** The view in `v1-full.txt` and `v1-view.json`, every setting away from its default. */
const FULL = {
  title: 'Chips through the Caspian',
  query: {
    from: { ids: ['maker-1', 'maker-2', 'дистрибьютор'] },
    to: { rule: 'kind=end_user country=RU' },
    layer: 'control',
    maxHops: 5,
    order: false,
    maxGapDays: 90,
    goodsMatch: 'require',
    goodsDigits: 6,
    claims: ['documented', 'inferred'],
    window: { from: '2022-02-24', to: '2023' },
    exclude: ['bank-9'],
    require: ['trader-3'],
    maxDegree: undefined,
    k: 20,
    costs: {
      flow: 110,
      association: 210,
      claim: {
        documented: 1,
        official: 2,
        convicted: 3,
        charged: 4,
        reported: 26,
        suspected: 51,
        unknown: 52,
        inferred: 101,
      },
      collective: 16,
      undated: 17,
      codesUnknown: 18,
      goodsChange: 19,
    },
  },
  selection: { type: 'hop', from: 'maker-1', to: 'trader-3' },
  chain: ['maker-1', 'trader-3', 'end-user-1'],
  pane: 'routes',
  sort: 'evidence',
  layout: 'force',
  moved: { 'trader-3': { x: -120, y: 40 }, __proto: { x: 0, y: 1_000_000 } },
  expanded: ['trader-3'],
  hidden: ['carrier-7', 'maker-2'],
  // Later keys, at their defaults in links from before them.
  measures: [],
  groups: [],
  reviews: [],
  own: [],
  merges: [],
  flagSettings: { thresholds: {}, diversion: undefined, coalition: undefined },
  flagMarks: [],
  tiers: [],
  personNames: false,
  camera: { x: 10, y: -20, zoom: 1.25 },
  note: 'Read hop 2 first.\nSame container twice.',
};
const CASE = { title: 'Public record', hash: '00c0ffee00c0ffee' };
const ANSWER = { chains: 9, complete: false, entities: 114, digest: 4_000_000_001 };
const IDS = ['maker-1', 'maker-2', 'дистрибьютор', 'bank-9', 'trader-3', 'end-user-1', '__proto', 'carrier-7'];

describe('released links', () => {
  it('version 1, every key in use', () => {
    const decoded = decodeLink(read('v1-full.txt'));
    if (!decoded.ok) throw new Error(decoded.reason);
    const known = new Map(IDS.map((id) => [hashId(id), id]));
    expect(resolveView(decoded.state.view, (hash) => known.get(hash))).toEqual({ view: FULL, named: 8, missing: 0 });
    expect(decoded.state).toMatchObject({ case: CASE, semantics: 1, answer: ANSWER });
    expect(decoded.dropped).toEqual([]);
  });

  it('version 1 with measures, with and without a date', () => {
    const decoded = decodeLink(read('v1-measures.txt'));
    if (!decoded.ok) throw new Error(decoded.reason);
    const known = new Map(IDS.map((id) => [hashId(id), id]));
    expect(resolveView(decoded.state.view, (hash) => known.get(hash)).view).toMatchObject({
      title: 'Without the bank',
      measures: [
        { entity: 'bank-9', from: undefined },
        { entity: 'carrier-7', from: '2023-03' },
      ],
    });
  });

  it('version 1 with a group of neighbours and a review', () => {
    const decoded = decodeLink(read('v1-review.txt'));
    if (!decoded.ok) throw new Error(decoded.reason);
    const known = new Map(IDS.map((id) => [hashId(id), id]));
    expect(resolveView(decoded.state.view, (hash) => known.get(hash)).view).toMatchObject({
      expanded: ['bank-9'],
      groups: [{ entity: 'bank-9', relation: 'banks', kind: 'trader' }],
      reviews: [{ from: 'maker-1', to: 'trader-3', state: 'disputed', note: 'One press report.' }],
    });
  });

  it('version 1 with additions by hand, a merge, and indicators set and cleared', () => {
    const decoded = decodeLink(read('v1-own.txt'));
    if (!decoded.ok) throw new Error(decoded.reason);
    const known = new Map(IDS.map((id) => [hashId(id), id]));
    expect(decoded.dropped).toEqual([]);
    expect(resolveView(decoded.state.view, (hash) => known.get(hash))).toMatchObject({
      missing: 0,
      view: {
        own: [
          {
            type: 'source',
            record: { id: 'own:s1', title: 'Field note', date: '2024-03', sourceGrade: 'C', informationGrade: 3 },
          },
          {
            type: 'entity',
            record: { id: 'own:e1', name: 'Invented Trading', evidence: [{ source: 'own:s1', locator: 'p. 1' }] },
          },
          {
            type: 'relation',
            record: {
              id: 'own:r1',
              from: 'trader-3',
              to: 'own:e1',
              via: [{ entity: 'carrier-7', role: 'carrier' }],
              goods: { hs: ['854231'], quantity: 20, unit: 'pieces' },
              value: { amount: 1200.5, currency: 'EUR' },
            },
          },
          { type: 'role', entity: 'maker-2', kind: 'end_user', source: 'own:s1' },
          { type: 'facilitator', relation: 'maker-1', via: { entity: 'bank-9', role: 'bank', claim: 'inferred' } },
          { type: 'act', entity: 'trader-3', act: { type: 'listed', authority: 'EU Council', date: '2024-06-24' } },
        ],
        merges: [{ kept: 'maker-1', joined: ['maker-2', 'bank-9'] }],
        flagSettings: { thresholds: { 'pass-through.days': 30 }, diversion: ['KZ', 'AE'], coalition: ['US'] },
        flagMarks: [
          {
            rule: 'pass-through',
            subject: 'trader-3',
            subjectType: 'entity',
            state: 'cleared',
            text: 'A returned lot.',
          },
        ],
        tiers: ['1', '3.A'],
        personNames: true,
      },
    });
  });

  it('version 1, every key at its default: the defaults of the day are part of the link', () => {
    const decoded = decodeLink(read('v1-defaults.txt'));
    expect(decoded).toEqual({
      ok: true,
      dropped: [],
      state: {
        case: { title: 'Tutorial', hash: '0123456789abcdef' },
        semantics: 1,
        answer: undefined,
        view: {
          title: '',
          query: {
            from: { rule: 'kind=manufacturer' },
            to: { rule: 'kind=end_user' },
            exclude: [],
            require: [],
            settings: {
              layer: 'goods',
              maxHops: 6,
              order: true,
              maxGapDays: 180,
              goodsMatch: 'prefer',
              goodsDigits: 4,
              claims: ['documented', 'official', 'convicted', 'charged', 'reported', 'suspected', 'unknown'],
              window: undefined,
              maxDegree: undefined,
              k: 50,
              costs: {
                flow: 100,
                association: 200,
                claim: {
                  documented: 0,
                  official: 5,
                  convicted: 5,
                  charged: 10,
                  reported: 25,
                  suspected: 50,
                  unknown: 50,
                  inferred: 100,
                },
                collective: 15,
                undated: 15,
                codesUnknown: 10,
                goodsChange: 50,
              },
            },
          },
          selection: undefined,
          chain: undefined,
          pane: 'graph',
          sort: 'shortest',
          layout: 'lanes',
          moved: [],
          expanded: [],
          hidden: [],
          measures: [],
          groups: [],
          reviews: [],
          own: [],
          merges: [],
          flagSettings: { thresholds: {}, diversion: undefined, coalition: undefined },
          flagMarks: [],
          tiers: [],
          personNames: false,
          camera: undefined,
          note: '',
        },
      },
    });
  });

  it('a view file of version 1', () => {
    expect(decodeViewFile(read('v1-view.json'))).toEqual({
      ok: true,
      dropped: [],
      state: { view: FULL, case: CASE, semantics: 1, answer: ANSWER },
    });
  });
});
