import { describe, expect, it } from 'vitest';
import { relaxations } from '../../src/analysis/relax.ts';
import { runTrace, traceSteps, type TraceProgress } from '../../src/analysis/trace.ts';
import { suggestedQuery } from '../../src/analysis/suggest.ts';
import { defaultQuery, type TraceQuery } from '../../src/model/query.ts';
import type { TraceAnswer } from '../../src/model/result.ts';
import type { EntityRecord, RelationRecord } from '../../src/model/records.ts';
import type { RelationKind } from '../../src/model/relationKinds.ts';
import { smallCase } from '../support/smallCase.ts';

const party = (id: string, kind: EntityRecord['kind'], country: string): EntityRecord => ({
  id,
  kind,
  name: id,
  countries: [country],
});

const relation = (
  id: string,
  from: string,
  to: string,
  date?: string,
  hs?: string,
  kind: RelationKind = 'ships',
): RelationRecord => ({
  id,
  kind,
  from,
  to,
  ...(date === undefined ? {} : { dates: { from: date, to: date } }),
  ...(hs === undefined ? {} : { goods: { hs: [hs] } }),
  claim: { status: 'documented', scope: 'this' },
});

const chainOf = (relations: readonly RelationRecord[], change: Partial<TraceQuery> = {}) =>
  runTrace(smallCase({ entities: ['a', 'b', 'c', 'd'], relations }), {
    ...defaultQuery({ ids: ['a'] }, { ids: ['c'] }, change.layer),
    ...change,
  });

const id = (layer: number, i: number): string => `${layer}-${i}`;

const MONTHS = Array.from({ length: 12 }, (_, i) => `2023-${String(i + 1).padStart(2, '0')}`);

describe('the whole chain', () => {
  it('begins at the maker, not at the distributor', () => {
    const data = smallCase({
      entities: [
        party('maker', 'manufacturer', 'US'),
        party('distributor', 'distributor', 'DE'),
        party('trader', 'trader', 'KZ'),
        party('user', 'end_user', 'RU'),
      ],
      relations: [
        relation('1', 'maker', 'distributor', '2023-01', '854231'),
        relation('2', 'distributor', 'trader', '2023-02', '854231'),
        relation('3', 'trader', 'user', '2023-03', '854231'),
      ],
    });
    const query = suggestedQuery(data);
    if (query === undefined) throw new Error('no trace is suggested');
    const { chains, found } = runTrace(data, query);
    expect(found).toEqual({ count: 1, complete: true });
    expect(chains.map((chain) => chain.entities)).toEqual([['maker', 'distributor', 'trader', 'user']]);
  });
});

describe('order', () => {
  it.each<[string, (string | undefined)[], string[]]>([
    ['could be', ['2023-03'], ['2023-03']],
    ['in order', ['2023-02'], ['2023-03']],
    ['indifferent', MONTHS, MONTHS],
    ['indifferent', ['2023-03-05'], ['2023-03-05']],
    ['could be', ['2023-03-05'], ['2023-03']],
    ['in order', ['2023-03-31'], ['2023-04']],
    ['missing', [undefined], ['2023-03']],
  ])('is %s for %j then %j', (label, first, second) => {
    const { chains } = chainOf([
      ...first.map((date, i) => relation(`1-${i}`, 'a', 'b', date)),
      ...second.map((date, i) => relation(`2-${i}`, 'b', 'c', date)),
    ]);
    expect(chains.map((chain) => chain.order)).toEqual([label]);
  });

  it('makes March then February a near miss that names both dates', () => {
    const { chains, found, nearMisses } = chainOf([
      relation('1', 'a', 'b', '2023-03'),
      relation('2', 'b', 'c', '2023-02'),
    ]);
    expect(chains).toEqual([]);
    expect(found).toEqual({ count: 0, complete: true });
    expect(nearMisses).toMatchObject({ order: 1, goods: 0, together: 0, complete: true });
    expect(nearMisses.listed[0]).toMatchObject({
      reasons: ['order'],
      clash: 'Hop 2 (Feb 2023) is before hop 1 (Mar 2023).',
      clashAt: 1,
    });
  });

  it('names both dates where too long a time passes', () => {
    const { nearMisses } = chainOf([relation('1', 'a', 'b', '2023-01-09'), relation('2', 'b', 'c', '2023-12')]);
    expect(nearMisses.listed[0]?.clash).toBe('Hop 2 (Dec 2023) cannot follow hop 1 (9 Jan 2023) within 180 days.');
  });

  it('counts the gap from one flow hop to the next, over association hops between', () => {
    const relations = [
      relation('1', 'a', 'b', '2023-01-01'),
      relation('2', 'b', 'd', '2023-03-01', undefined, 'same_address'),
      relation('3', 'd', 'c', '2023-06-30'),
    ];
    const at = (maxGapDays: number): number => chainOf(relations, { layer: 'control', maxGapDays }).found.count;
    expect(at(180)).toBe(1);
    expect(at(179)).toBe(0);
  });
});

describe('goods', () => {
  const relations = [relation('1', 'a', 'b', '2023-01', '8542.31'), relation('2', 'b', 'c', '2023-02', '8526')];

  it('finds no chain of chips in and navigation modules out where goods are required', () => {
    const data = smallCase({ entities: ['a', 'b', 'c'], relations });
    const query: TraceQuery = { ...defaultQuery({ ids: ['a'] }, { ids: ['c'] }), goodsMatch: 'require' };
    const { chains, nearMisses } = runTrace(data, query);
    expect(chains).toEqual([]);
    expect(nearMisses.listed[0]).toMatchObject({
      reasons: ['goods'],
      clash: 'Hop 2 carries 8526, hop 1 8542.31: no 4 digits in common.',
    });
    expect([...relaxations(data, query)].filter((one) => one !== undefined)).toEqual([
      { id: 'goods', label: 'if goods may change', found: { count: 1, complete: true } },
    ]);
  });

  it('marks the hop at which goods change where they are preferred', () => {
    const { chains } = chainOf(relations);
    expect(chains).toHaveLength(1);
    expect(chains[0]).toMatchObject({ cost: 250, goodsChangeAt: 1, order: 'in order' });
  });
});

describe('an undirected shortcut', () => {
  const relations = [relation('1', 'a', 'b', '2023-01'), relation('2', 'c', 'b', undefined, undefined, 'same_address')];

  it('carries no goods chain', () => {
    expect(chainOf(relations).found).toEqual({ count: 0, complete: true });
  });

  it('is a connection in layer control, marked as association', () => {
    const { chains } = chainOf(relations, { layer: 'control' });
    expect(chains.map((chain) => chain.hops.map((hop) => hop.association))).toEqual([[false, true]]);
  });
});

/** The answer of a trace that was told to stop. */
function answerOf(step: IteratorResult<TraceProgress, TraceAnswer>): TraceAnswer {
  if (step.done !== true) throw new Error('The trace went on.');
  return step.value;
}

describe('a trace that is stopped', () => {
  const layers = 5;
  const width = 6;
  const wide = smallCase({
    entities: [],
    relations: Array.from({ length: layers }, (_, layer) =>
      Array.from({ length: width * width }, (__, pair) =>
        relation(`${layer}:${pair}`, id(layer, pair % width), id(layer + 1, Math.floor(pair / width)), '2023'),
      ),
    ).flat(),
  });
  const query: TraceQuery = {
    ...defaultQuery({ ids: [id(0, 0)] }, { ids: [id(layers, 0)] }),
    claims: ['documented'],
  };
  const total = width ** (layers - 1);

  it('shows a true head of the ranking', () => {
    const whole = runTrace(wide, query);
    const steps = traceSteps(wide, query);
    let step = steps.next();
    while (step.done !== true && step.value.chains < 3) step = steps.next();
    const stopped = answerOf(steps.next('cancelled'));
    expect(stopped.stoppedBy).toBe('cancelled');
    expect(stopped.chains.length).toBeGreaterThan(0);
    expect(stopped.chains.length).toBeLessThan(query.k);
    expect(stopped.chains).toEqual(whole.chains.slice(0, stopped.chains.length));
    expect(stopped.found.complete).toBe(false);
  });

  it('knows its ends and nothing else while it collects', () => {
    const steps = traceSteps(wide, query);
    let step = steps.next();
    while (step.done !== true && step.value.partial().fromCount === 0) step = steps.next();
    if (step.done === true) throw new Error('The trace never paused while it collected.');
    expect(step.value.phase).toBe('collecting');
    expect(answerOf(steps.next('time'))).toMatchObject({
      stoppedBy: 'time',
      fromCount: 1,
      toCount: 1,
      chains: [],
      found: { count: 0, complete: false },
    });
    expect(runTrace(wide, query).found).toEqual({ count: total, complete: true });
  });

  it('does not disturb another that is under way', () => {
    const other: TraceQuery = { ...query, maxHops: layers + 1, exclude: [id(2, 3)] };
    const alone = [query, other].map((asked) => runTrace(wide, asked));
    const both = [traceSteps(wide, query), traceSteps(wide, other)];
    const answers: (TraceAnswer | undefined)[] = both.map(() => undefined);
    while (answers.includes(undefined)) {
      for (const [at, steps] of both.entries()) {
        const step = steps.next();
        if (step.done === true && answers[at] === undefined) answers[at] = step.value;
      }
    }
    expect(answers).toEqual(alone);
  });

  it('counts all chains within the limit and says "at least" beyond it', () => {
    expect(runTrace(wide, query)).toMatchObject({ found: { count: total, complete: true }, stoppedBy: 'exhausted' });
    expect(runTrace(wide, query, { countLimit: total })).toMatchObject({ found: { count: total, complete: true } });
    expect(runTrace(wide, query, { countLimit: total - 1 })).toMatchObject({
      found: { count: total - 1, complete: false },
      nearMisses: { complete: false },
      stoppedBy: 'limit',
    });
  });

  it('gives partial answers that only grow', () => {
    let chains = 0;
    for (const step of traceSteps(wide, query)) {
      expect(step.partial().chains.length).toBe(step.chains);
      expect(step.chains).toBeGreaterThanOrEqual(chains);
      chains = step.chains;
    }
    expect(chains).toBe(query.k);
  });

  it('answers the same again, and the same after other questions', () => {
    const first = runTrace(wide, query);
    runTrace(wide, { ...query, from: { ids: [id(1, 3)] }, exclude: [id(2, 2)], maxDegree: 3, layer: 'any' });
    expect(runTrace(wide, query)).toEqual(first);
  });
});

describe('settings that make no sense', () => {
  const query = defaultQuery({ ids: ['a'] }, { ids: ['c'] });
  it.each<[string, Partial<TraceQuery>, RegExp]>([
    ['a rule', { from: { rule: 'colour=red' } }, /"colour" is not a key/],
    ['no hops', { maxHops: 0 }, /hops/],
    ['half a chain', { k: 0.5 }, /whole number/],
    ['a window', { window: { from: 'soon' } }, /window/i],
    ['a negative cost', { costs: { ...query.costs, flow: -1 } }, /cost/],
  ])('are refused: %s', (_, change, message) => {
    expect(() => chainOf([], change)).toThrow(message);
  });
});
