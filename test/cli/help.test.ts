import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/cli/commands.ts';
import { defaultQuery, LAYERS } from '../../src/model/query.ts';
import { say } from './terminal.ts';

describe('--help', () => {
  it('names every command', async () => {
    const { code, out } = await say(['--help']);
    expect(code).toBe(0);
    for (const { name, summary } of COMMANDS) expect(out.replace(/ +/g, ' ')).toContain(`${name} ${summary}`);
  });

  it('lists exactly the options a command takes', async () => {
    for (const { name, options } of COMMANDS) {
      const { code, out } = await say([name, '--help']);
      const listed = [...out.matchAll(/^ {2}--([a-z-]+)/gm)].map(([, option]) => option);
      expect(code).toBe(0);
      expect(listed).toEqual([...Object.keys(options), 'mapping', 'json', 'help']);
    }
  });

  it('gives the options of the design for trace', async () => {
    const { out } = await say(['trace', '--help']);
    for (const option of [
      'from',
      'from-rule',
      'to',
      'to-rule',
      'layer',
      'max-hops',
      'order',
      'max-gap-days',
      'goods-match',
      'goods-digits',
      'claims',
      'window',
      'exclude',
      'require',
      'max-degree',
      'k',
      'count-limit',
      'stop',
      'json',
    ]) {
      expect(out).toMatch(new RegExp(`^ {2}--${option}\\b`, 'm'));
    }
  });

  it('states the defaults that hold', async () => {
    const { out } = await say(['trace', '--help']);
    const line = (option: string): string => out.split('\n').find((text) => text.startsWith(`  --${option} `)) ?? '';
    const goods = defaultQuery({ ids: [] }, { ids: [] }, 'goods');
    expect(line('max-hops')).toContain(`(${goods.maxHops})`);
    expect(line('max-gap-days')).toContain(`(${goods.maxGapDays}; `);
    expect(line('goods-digits')).toContain(`(${goods.goodsDigits})`);
    expect(line('goods-match')).toContain(`(${goods.goodsMatch}; `);
    expect(line('k')).toContain(`(${goods.k})`);
    const layers = LAYERS.map((layer) => defaultQuery({ ids: [] }, { ids: [] }, layer));
    const where = (test: (query: (typeof layers)[number]) => boolean): string[] =>
      layers.filter(test).map(({ layer }) => layer);
    expect(where((query) => !query.order)).toEqual(['any']);
    expect(where((query) => query.goodsMatch === 'off')).toEqual(['money', 'any']);
    expect(where((query) => query.maxDegree === 50)).toEqual(['control', 'any']);
    expect(where((query) => query.maxGapDays === 30)).toEqual(['money']);
  });
});
