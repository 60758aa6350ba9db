import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashId } from '../../src/model/ids.ts';
import { defaultQuery } from '../../src/model/query.ts';
import { EMPTY_VIEW, type View } from '../../src/model/view.ts';
import { hashView, hashesOf, resolveView } from '../../src/share/hashedView.ts';
import { decodeLink, encodeLink, linkTextFrom } from '../../src/share/link.ts';
import type { LinkState } from '../../src/share/linkState.ts';
import { states, views } from './arbitraries.ts';

const names = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, i) => `${prefix}-${(i * 7919).toString(36)}`);

function stateOf(view: View): LinkState {
  return {
    view: hashView(view),
    case: { title: 'Public record of diversion to Russia', hash: '9f3a61c07be2d418' },
    semantics: 1,
    answer: { chains: 60, complete: true, entities: 200, digest: 3_141_592_653 },
  };
}

/** A view as an investigator leaves it: 20 entities moved, one chain lit, a few neighbours shown. */
function usualView(from: View['query']): View {
  return {
    ...EMPTY_VIEW,
    title: 'Processors to the east, 2023',
    query: from,
    selection: { type: 'hop', from: 'party-2', to: 'party-3' },
    chain: names('party', 5),
    moved: Object.fromEntries(names('party', 20).map((id, i) => [id, { x: i * 137 - 900, y: (i * 5557) % 1200 }])),
    expanded: names('party', 3),
    hidden: names('hidden', 4),
    camera: { x: 412, y: -37, zoom: 0.85 },
  };
}

describe('a link', () => {
  it('gives back the state it was made of, for 1,500 random views', () => {
    fc.assert(
      fc.property(states, (state) => {
        const sent: LinkState = { ...state, view: hashView(state.view) };
        expect(decodeLink(encodeLink(sent))).toEqual({ ok: true, state: sent, dropped: [] });
      }),
      { numRuns: 1_500 },
    );
  });

  it('names every id by its hash, so that the view is found again among known ids', () => {
    fc.assert(
      fc.property(views, (view) => {
        const hashed = hashView(view);
        const known = new Map<number, string>();
        const learn = (value: unknown): void => {
          if (typeof value === 'string') known.set(hashId(value), value);
          else if (typeof value === 'object' && value !== null) Object.entries(value).flat().forEach(learn);
        };
        learn(view);
        const found = resolveView(hashed, (hash) => known.get(hash));
        expect(found).toEqual({ view, named: hashesOf(hashed).length, missing: 0 });
      }),
      { numRuns: 1_000 },
    );
  });

  it('stays short: 200 entities by rule with 20 moved, and the same with 70 picked ends', () => {
    const rules = defaultQuery(
      { rule: 'kind=manufacturer,distributor country!=RU,BY' },
      { rule: 'kind=end_user country=RU topic=sanction' },
    );
    const picked = defaultQuery({ ids: names('supplier', 40) }, { ids: names('end-user', 30) });
    expect(encodeLink(stateOf(usualView(rules))).length).toBeLessThanOrEqual(900);
    expect(encodeLink(stateOf(usualView(picked))).length).toBeLessThanOrEqual(1_400);
  });

  it('rounds places and repairs numbers that no link can carry', () => {
    const moved = { a: { x: 1.4, y: -0.2 }, b: { x: Number.NaN, y: 1e308 } };
    const hashed = hashView({ ...EMPTY_VIEW, moved, camera: { x: 0.6, y: 0, zoom: Number.POSITIVE_INFINITY } });
    expect(hashed.moved).toEqual([
      { id: hashId('a'), x: 1, y: 0 },
      { id: hashId('b'), x: 0, y: 1_000_000 },
    ]);
    expect(hashed.camera).toEqual({ x: 1, y: 0, zoom: 1 });
  });
});

describe('a view in another case', () => {
  it('counts what is not found and leaves out a chain and a selection that lack a part', () => {
    const view: View = {
      ...EMPTY_VIEW,
      query: defaultQuery({ ids: ['a', 'gone'] }, { ids: ['b'] }),
      chain: ['a', 'gone', 'b'],
      selection: { type: 'hop', from: 'gone', to: 'b' },
      moved: { gone: { x: 1, y: 2 }, b: { x: 3, y: 4 } },
    };
    const here = new Map(['a', 'b'].map((id) => [hashId(id), id]));
    const found = resolveView(hashView(view), (hash) => here.get(hash));
    expect(found.named).toBe(3);
    expect(found.missing).toBe(1);
    expect(found.view.query?.from).toEqual({ ids: ['a'] });
    expect(found.view.chain).toBeUndefined();
    expect(found.view.selection).toBeUndefined();
    expect(found.view.moved).toEqual({ b: { x: 3, y: 4 } });
  });
});

describe('the link in an address', () => {
  const link = encodeLink(stateOf(EMPTY_VIEW));

  it('is the fragment', () => {
    expect(linkTextFrom({ hash: link, pathname: '/', search: '' })).toBe(link);
  });

  it('is put back where # was sent as %23, in path or query', () => {
    const escaped = link.replace('#', '%23');
    expect(linkTextFrom({ hash: '', pathname: `/app/${escaped}`, search: '' })).toBe(link);
    expect(linkTextFrom({ hash: '', pathname: '/', search: `?to=${escaped.replaceAll('.', '%2E')}` })).toSatisfy(
      (text: string) => decodeLink(text).ok,
    );
  });

  it('is missing in an address without one', () => {
    expect(linkTextFrom({ hash: '', pathname: '/index.html', search: '?a=%23b' })).toBeUndefined();
    expect(linkTextFrom({ hash: '#', pathname: '/', search: '' })).toBeUndefined();
  });
});
