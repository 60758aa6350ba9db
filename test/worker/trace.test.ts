import { afterEach, describe, expect, it, vi } from 'vitest';
import { runTrace } from '../../src/analysis/trace.ts';
import { hopKey } from '../../src/model/brief.ts';
import { defaultQuery, type TraceQuery } from '../../src/model/query.ts';
import { openCase } from '../../src/worker/openCase.ts';
import type { TraceReply } from '../../src/worker/protocol.ts';
import { fakeWorker, opening, tutorial, type FakeWorker } from './fakeWorker.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

/** Every look at the clock is a second after the last one: each step then pauses and gives a partial answer. */
function hurryClock(): void {
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => (now += 1000));
}

async function openedTutorial(): Promise<FakeWorker & { readonly query: TraceQuery }> {
  const worker = fakeWorker();
  const { suggestedQuery } = await worker.client.call('open', opening(tutorial()));
  if (!suggestedQuery) throw new Error('The tutorial suggests no trace.');
  return { ...worker, query: suggestedQuery };
}

describe('a trace asked of the worker', () => {
  it('gives the answer of the engine, with every party and hop it names', async () => {
    const { client, query } = await openedTutorial();
    const reply = await client.call('trace', { query });
    const file = tutorial();
    const { data } = await openCase([{ name: file.name, size: file.size, chunks: () => file.stream() }], '2026-11-22');
    expect(reply.answer).toEqual(runTrace(data, query));
    const briefs = new Set(reply.entities.map((brief) => brief.id));
    const hops = new Set(reply.hops.map((hop) => `${hopKey(hop.from, hop.to)}\n${hop.picked.id}`));
    for (const chain of [...reply.answer.chains, ...reply.answer.nearMisses.listed]) {
      for (const id of chain.entities) expect(briefs).toContain(id);
      for (const hop of chain.hops) expect(hops).toContain(`${hopKey(hop.from, hop.to)}\n${hop.picked}`);
    }
    for (const { via } of reply.hops) for (const { entity } of via) expect(briefs).toContain(entity);
  });

  it('shows relations once in the timeline, by month, and counts the others', async () => {
    const { client, query } = await openedTutorial();
    const { answer, timeline } = await client.call('trace', { query });
    const relations = new Set(answer.chains.flatMap((chain) => chain.hops.flatMap((hop) => hop.relations)));
    const dated = timeline.months.reduce((sum, { count }) => sum + count, 0);
    expect(dated + timeline.undated + timeline.longer).toBe(relations.size);
    const months = timeline.months.map(({ month }) => month);
    expect(months).toEqual([...new Set(months)].toSorted());
  });

  it('gives partial answers first, each a head of the final ranking', async () => {
    const { client, query } = await openedTutorial();
    hurryClock();
    const partials: TraceReply[] = [];
    const last = await client.call('trace', { query }, { onPartial: (partial) => partials.push(partial) });
    expect(partials.length).toBeGreaterThan(2);
    for (const { answer } of partials) {
      expect(answer.chains).toEqual(last.answer.chains.slice(0, answer.chains.length));
      expect(answer.found.count).toBeLessThanOrEqual(last.answer.found.count);
      expect(answer.nearMisses.order).toBeLessThanOrEqual(last.answer.nearMisses.order);
    }
    expect(last.answer.stoppedBy).toBe('exhausted');
  });

  it('that is cancelled says so, and the next one is answered', async () => {
    const { client, query, said } = await openedTutorial();
    hurryClock();
    const controller = new AbortController();
    const answer = client.call('trace', { query }, { signal: controller.signal, onPartial: () => controller.abort() });
    await expect(answer).rejects.toMatchObject({ name: 'AbortError' });
    expect(said.filter(({ type }) => type === 'cancelled')).toHaveLength(1);
    expect((await client.call('trace', { query })).answer.chains).toHaveLength(12);
  });

  it('says in words what is wrong with a query', async () => {
    const { client, query } = await openedTutorial();
    await expect(client.call('trace', { query: { ...query, maxHops: 0 } })).rejects.toThrow(/number of hops/);
    await expect(client.call('trace', { query: { ...query, from: { rule: 'kind=' } } })).rejects.toThrow(/rule/);
  });

  it('keeps the digest of the same chains, and changes it with the chains', async () => {
    const { client, query } = await openedTutorial();
    const { digest } = await client.call('trace', { query });
    expect((await client.call('trace', { query })).digest).toBe(digest);
    expect((await client.call('trace', { query: { ...query, k: 3 } })).digest).not.toBe(digest);
  });
});

describe('two requests at once', () => {
  it('keep their answers and partial answers apart', async () => {
    const { client, query } = await openedTutorial();
    hurryClock();
    const money = defaultQuery(query.to, query.from, 'money');
    const layers = new Map<TraceQuery, TraceReply[]>([
      [query, []],
      [money, []],
    ]);
    const [goods, payments, entity] = await Promise.all([
      ...[query, money].map((asked) =>
        client.call('trace', { query: asked }, { onPartial: (partial) => layers.get(asked)?.push(partial) }),
      ),
      client.call('entity', { id: 'silk' }),
    ]);
    expect(entity).toMatchObject({ brief: { id: 'silk' } });
    vi.restoreAllMocks();
    expect(goods).toEqual(await client.call('trace', { query }));
    expect(payments).toEqual(await client.call('trace', { query: money }));
    const starts = (asked: TraceQuery): Set<string | undefined> =>
      new Set(layers.get(asked)?.flatMap(({ answer }) => answer.chains.map((chain) => chain.entities[0])));
    expect([...starts(query)].filter((id) => starts(money).has(id))).toEqual([]);
  });

  it('are not both ended by the cancel of one', async () => {
    const { client, query } = await openedTutorial();
    hurryClock();
    const controller = new AbortController();
    const [first, second] = await Promise.allSettled([
      client.call('trace', { query }, { signal: controller.signal, onPartial: () => controller.abort() }),
      client.call('trace', { query }),
    ]);
    expect(first.status).toBe('rejected');
    expect(second.status).toBe('fulfilled');
  });
});
