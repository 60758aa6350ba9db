import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { EMPTY_VIEW } from '../../src/model/view.ts';
import { markFlag, unmarkFlag } from '../../src/state/flagMarks.ts';
import { hopOf, showPointed, toExpand, undrawn } from '../../src/state/flagRests.ts';
import { namesOf, subjectsOf, subjectsOfChain, subjectsOfHop, subjectsShown } from '../../src/state/flagSubjects.ts';
import { setPointed, undo, updateView, useApp } from '../../src/state/store.ts';
import { brief, chainOf, chains, hopBriefOf } from './answers.ts';
import { flags } from './flagArbitrary.ts';

beforeEach(() => {
  useApp.setState({ view: EMPTY_VIEW, past: [], future: [], pointed: undefined });
});

const relation = { id: 'a-b', kind: 'ships', from: 'b', to: 'a', dates: 'an unknown date' } as const;
const POINTED = { flag: 'f', entities: ['a'], hops: [] };

describe('what is judged', () => {
  it('is every subject once', () => {
    fc.assert(
      fc.property(flags, (all) => {
        const { entities, relations } = subjectsOf(all);
        for (const { subject, subjectType } of all) {
          const own = subjectType === 'entity' ? entities : relations;
          expect(own.filter((id) => id === subject)).toHaveLength(1);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('is for a hop its relation, both parties and who served it, each once', () => {
    const picked = { ...hopBriefOf('a', 'b').picked, via: [{ entity: 'bank' }, { entity: 'b' }] };
    expect(subjectsOfHop({ from: 'a', to: 'b', picked })).toEqual({
      entities: ['a', 'b', 'bank'],
      relations: ['a-b'],
    });
  });

  it('is for a chain what its hops are, in its order', () => {
    const cast = {
      briefs: new Map(),
      hops: new Map(),
      hopOf: ({ from, to }: { readonly from: string; readonly to: string }) => hopBriefOf(from, to),
    };
    expect(subjectsOfChain(chainOf(['a', 'b', 'c']), cast)).toEqual({
      entities: ['a', 'b', 'c'],
      relations: ['a-b', 'b-c'],
    });
  });

  it('is for the graph its marks and relations, those that chains rest on first, and what is left is counted', () => {
    fc.assert(
      fc.property(chains, (all) => {
        const entities = [...new Set(all.flatMap((chain) => chain.entities))];
        const shown = subjectsShown({ nodes: entities.map((id) => ({ id })) }, all);
        const picks = new Set(all.flatMap((chain) => chain.hops.map((hop) => hop.picked)));
        expect(shown.entities).toEqual(entities);
        expect(new Set(shown.relations)).toEqual(picks);
        expect(shown.left).toBe(0);
      }),
      { numRuns: 1_000 },
    );
    const crowded = chainOf(['a', 'b']);
    const relations = Array.from({ length: 3_100 }, (_, index) => `r${index}`);
    const hops = [{ ...crowded.hops[0], from: 'a', to: 'b', association: false, relations, picked: 'r3050' }];
    const shown = subjectsShown({ nodes: [] }, [{ hops }]);
    expect([shown.relations[0], shown.relations.length, shown.left]).toEqual(['r3050', 3_000, 100]);
  });
});

describe('names', () => {
  it('are those of the parties, of both ends of a relation, and the id where the case holds none', () => {
    const names = namesOf({
      entities: [brief('a', { name: 'Alder' }), brief('b', { name: 'Birch' })],
      relations: [relation],
    });
    expect(names.subject({ subject: 'a', subjectType: 'entity' })).toBe('Alder');
    expect(names.subject({ subject: 'a-b', subjectType: 'relation' })).toBe('Birch → Alder');
    expect(names.subject({ subject: 'constructor', subjectType: 'relation' })).toBe('constructor');
    expect(namesOf(undefined).entity('a')).toBe('a');
  });
});

describe('a lit flag', () => {
  it('runs along the hop that holds its relation, in the direction of the hop, or else between its own ends', () => {
    expect(hopOf(relation, [chainOf(['x', 'y']), chainOf(['a', 'b', 'c'])])).toEqual({ from: 'a', to: 'b' });
    expect(hopOf(relation, [chainOf(['x', 'y'])])).toEqual({ from: 'b', to: 'a' });
  });

  it('goes out when something else is chosen, and stays while another pane is looked at', () => {
    setPointed(POINTED);
    updateView({ pane: 'flags' });
    updateView({ note: 'x' });
    expect(useApp.getState().pointed).toBe(POINTED);
    updateView({ selection: { type: 'entity', id: 'b' } });
    expect(useApp.getState().pointed).toBeUndefined();
    setPointed(POINTED);
    updateView({ chain: ['a', 'b'] });
    expect(useApp.getState().pointed).toBeUndefined();
  });

  it('is drawn where every mark and line is; a connector to a facilitator is no line of it', () => {
    const line = { from: 'a', to: 'b' };
    const nodes = [{ id: 'a' }, { id: 'b' }];
    const pointed = { flag: 'f', entities: ['a', 'b'], hops: [line] };
    expect(undrawn(pointed, { nodes, edges: [{ ...line, type: 'hop' }] })).toEqual({ entities: [], hops: [] });
    expect(undrawn(pointed, { nodes: [{ id: 'a' }], edges: [{ ...line, type: 'served' }] })).toEqual({
      entities: ['b'],
      hops: [line],
    });
  });

  it('is shown by expanding the far ends of its lines and every party that no line brings', () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd', 'e');
    const hop = fc.record({ from: id, to: id });
    fc.assert(
      fc.property(fc.uniqueArray(id), fc.array(hop, { maxLength: 5 }), (entities, hops) => {
        const expanded = new Set(toExpand({ entities, hops }));
        for (const { from, to } of hops) expect(expanded.has(from) || expanded.has(to)).toBe(true);
        const brought = new Set([...expanded, ...hops.flatMap(({ from, to }) => [from, to])]);
        for (const entity of entities) expect(brought.has(entity)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
    expect(toExpand({ entities: ['b'], hops: [{ from: 'a', to: 'b' }] })).toEqual(['b']);
    expect(toExpand({ entities: [], hops: [{ from: 'a', to: 'b' }] })).toEqual(['a']);
  });

  it('comes onto the graph in one step of undo, also what was hidden', () => {
    updateView({ hidden: ['b', 'z'], expanded: ['a'], pane: 'flags' });
    showPointed({ entities: ['b'], hops: [{ from: 'a', to: 'b' }] });
    expect(useApp.getState().view).toMatchObject({ pane: 'graph', hidden: ['z'], expanded: ['a', 'b'] });
    undo();
    expect(useApp.getState().view).toMatchObject({ hidden: ['b', 'z'], expanded: ['a'] });
  });
});

describe('a mark on a flag', () => {
  it('replaces the one before on the same flag alone, is undone, and can be taken back', () => {
    fc.assert(
      fc.property(flags, (all) => {
        useApp.setState({ view: EMPTY_VIEW, past: [], future: [] });
        for (const flag of all) markFlag(flag, 'noted', 'first');
        for (const flag of all) markFlag(flag, 'cleared', 'second');
        const { flagMarks } = useApp.getState().view;
        expect(flagMarks).toHaveLength(all.length);
        expect(flagMarks.every(({ state, text }) => state === 'cleared' && text === 'second')).toBe(true);
        undo();
        expect(useApp.getState().view.flagMarks.filter(({ state }) => state === 'noted')).toHaveLength(
          Math.min(1, all.length),
        );
        for (const flag of all) unmarkFlag(flag);
        expect(useApp.getState().view.flagMarks).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });
});
