import { readFileSync } from 'node:fs';
import { expect, describe, it } from 'vitest';
import { runTrace } from '../../src/analysis/trace.ts';
import { openCase } from '../../src/worker/openCase.ts';
import { summarise } from '../../src/worker/summary.ts';
import { say, shippedPath, traceOf, withCaseFile } from './terminal.ts';

const TUTORIAL = shippedPath('tutorial.jsonl');

/** What the app shows first: the suggested query, answered by the same engine. */
async function shownByTheApp() {
  const bytes = new Uint8Array(readFileSync(TUTORIAL));
  const file = {
    name: 'tutorial.jsonl',
    size: bytes.length,
    chunks: async function* () {
      yield bytes;
    },
  };
  const { data, recognised } = await openCase([file], '2026-11-22');
  const query = summarise(data, { opened: 1, overlay: 0 }, recognised).suggestedQuery;
  if (!query) throw new Error('The tutorial suggests no trace.');
  return runTrace(data, query);
}

describe('trace of the tutorial without options', () => {
  it('answers the 12 chains that the app shows', async () => {
    const shown = await shownByTheApp();
    const told = await traceOf(TUTORIAL);
    expect(told.found).toEqual({ count: 12, complete: true });
    expect(told.stoppedBy).toBe('exhausted');
    expect(told.chains).toEqual(
      shown.chains.map(({ entities, cost, support, weakestHop, order, hops }) => ({
        entities,
        cost,
        support,
        weakestHop,
        order,
        hops,
      })),
    );
    expect(told.nearMisses).toEqual(shown.nearMisses);
  });

  it('is read by people as the same number of chains', async () => {
    const { code, out, err } = await say(['trace', TUTORIAL]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('12 chains, 12 listed; everything was looked at');
    expect(out.match(/^\d+\. cost \d+/gm)).toHaveLength(12);
    expect(out).toContain('Northwind Semicond. (US) [northwind]');
    expect(out).toMatch(/supplies, undated, HS 8542, reported \[R007\], weakest hop/);
    expect(out).toMatch(/^Near misses: \d+ by order/m);
  });
});

describe('the options of trace', () => {
  it('pick ends by id or by rule, keeping the suggested other end', async () => {
    const byId = await traceOf(TUTORIAL, '--from', 'helvetic');
    expect(byId.chains.length).toBeGreaterThan(0);
    expect(new Set(byId.chains.map((chain) => chain.entities[0]))).toEqual(new Set(['helvetic']));
    const byRule = await traceOf(TUTORIAL, '--from', 'northwind, helvetic', '--to-rule', 'id=zarya,sever');
    expect(new Set(byRule.chains.map((chain) => chain.entities.at(-1)))).toEqual(new Set(['zarya', 'sever']));
    const apart = await traceOf(TUTORIAL, '--from', 'northwind', '--from', 'helvetic', '--to', 'zarya,sever');
    expect(apart).toEqual(byRule);
  });

  it('turn the suggested ends round for payments', async () => {
    const { chains } = await traceOf(TUTORIAL, '--layer', 'money');
    expect(chains.map((chain) => chain.entities.join(' '))).toContain(
      'plant12 vektor kapital nomadpay alatau elbe northwind',
    );
  });

  it('limit hops, chains listed and chains counted', async () => {
    const all = await traceOf(TUTORIAL);
    const short = await traceOf(TUTORIAL, '--max-hops', '3');
    expect(short.chains).toEqual(all.chains.filter((chain) => chain.hops.length <= 3));
    const few = await traceOf(TUTORIAL, '--k', '3');
    expect(few.chains).toEqual(all.chains.slice(0, 3));
    expect(few.found).toEqual(all.found);
    const limited = await traceOf(TUTORIAL, '--k', '1', '--count-limit', '2');
    expect(limited.stoppedBy).toBe('limit');
    expect(limited.found.complete).toBe(false);
    expect(limited.nearMisses.complete).toBe(false);
    expect(await traceOf(TUTORIAL, '--count-limit', 'none')).toEqual(all);
  });

  it('set the tests of order and goods', async () => {
    const all = await traceOf(TUTORIAL);
    const anyTime = await traceOf(TUTORIAL, '--order', 'off');
    expect(anyTime.nearMisses.order).toBe(0);
    expect(anyTime.found.count).toBe(all.found.count + all.nearMisses.order);
    const noGap = await traceOf(TUTORIAL, '--max-gap-days', '0');
    expect(noGap.found.count).toBeLessThan(all.found.count);
    const strict = await traceOf(TUTORIAL, '--goods-match', 'require');
    expect(strict.nearMisses.goods).toBeGreaterThan(0);
    const chapters = await traceOf(TUTORIAL, '--goods-match', 'require', '--goods-digits', '2');
    expect(chapters.found.count).toBeGreaterThan(strict.found.count);
    const loose = await traceOf(TUTORIAL, '--goods-match', 'off');
    expect(loose.found).toEqual(all.found);
  });

  it('choose relations by claim and window', async () => {
    const route = 'maker-x issyk zarya';
    const routes = async (...options: string[]): Promise<string[]> =>
      (await traceOf(TUTORIAL, ...options)).chains.map((chain) => chain.entities.join(' '));
    expect(await routes()).not.toContain(route);
    expect(await routes('--claims', 'all')).toContain(route);
    const documented = await traceOf(TUTORIAL, '--claims', 'documented,official');
    expect(documented.found.count).toBeLessThan(12);
    const before = await traceOf(TUTORIAL, '--window', '..2000');
    expect(before.found.count).toBeLessThan(12);
    expect((await traceOf(TUTORIAL, '--window', '1900..2100')).found.count).toBe(12);
  });

  it('exclude, require and skip entities', async () => {
    const all = await traceOf(TUTORIAL);
    const passing = all.chains.filter((chain) => chain.entities.includes('radiokomplekt'));
    const without = await traceOf(TUTORIAL, '--exclude', 'radiokomplekt');
    expect(without.chains).toEqual(all.chains.filter((chain) => !passing.includes(chain)));
    expect((await traceOf(TUTORIAL, '--require', 'radiokomplekt')).chains).toEqual(passing);
    const shy = await traceOf(TUTORIAL, '--max-degree', '1');
    expect(shy.skipped).toContain('radiokomplekt');
    expect((await traceOf(TUTORIAL, '--max-degree', 'none')).skipped).toEqual([]);
  });

  it('are ended early by an interrupt with what is known', async () => {
    const { code, out } = await say(['trace', TUTORIAL], AbortSignal.abort());
    expect(code).toBe(0);
    expect(out).toMatch(/^At least \d+ chains?, \d+ listed; stopped before the end$/m);
  });
});

describe('trace where nothing is suggested', () => {
  const OWNERSHIP = [
    ...['a', 'b', 'c'].map((id) => ({ record: 'entity', id, kind: 'company', name: id })),
    { record: 'relation', id: 'r1', kind: 'owns', from: 'a', to: 'b' },
    { record: 'relation', id: 'r2', kind: 'owns', from: 'c', to: 'b' },
  ];

  it('claims no chain and says whom to name', async () => {
    await withCaseFile(OWNERSHIP, async (path) => {
      const { code, out, err } = await say(['trace', path]);
      expect(code).toBe(0);
      expect(out).toMatch(/^0 connections, 0 listed/m);
      expect(err).toBe('No trade is recorded. Who owns or controls b? Nobody to trace: give --from and --to.\n');
      expect((await traceOf(path)).found).toEqual({ count: 0, complete: true });
    });
  });

  it('joins two picked parties by any relation', async () => {
    await withCaseFile(OWNERSHIP, async (path) => {
      const { chains } = await traceOf(path, '--from', 'a', '--to', 'c');
      expect(chains.map((chain) => chain.entities)).toEqual([['a', 'b', 'c']]);
      expect(chains[0]?.hops.map((hop) => hop.association)).toEqual([true, true]);
    });
  });

  it('takes an id that holds a comma, and the last of an option given twice', async () => {
    const odd = [
      { record: 'entity', id: 'a,b', kind: 'company', name: 'A' },
      { record: 'entity', id: 'c', kind: 'company', name: 'C' },
      { record: 'relation', id: 'r', kind: 'ships', from: 'a,b', to: 'c' },
    ];
    await withCaseFile(odd, async (path) => {
      const { chains } = await traceOf(path, '--from', 'a,b', '--to', 'c', '--k', '0', '--k', '1');
      expect(chains.map((chain) => chain.entities)).toEqual([['a,b', 'c']]);
    });
  });
});
