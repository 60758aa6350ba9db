import { describe, expect, it } from 'vitest';
import { bodsCsv } from '../../src/formats/bodsCsv.ts';
import { edgeList } from '../../src/formats/edgeList.ts';
import { fincen } from '../../src/formats/fincen.ts';
import { gleifCsv } from '../../src/formats/gleifCsv.ts';
import { icij } from '../../src/formats/icij.ts';
import { openFlights } from '../../src/formats/openFlights.ts';
import type { Format } from '../../src/formats/reader.ts';
import { readFile } from '../../src/formats/readFile.ts';
import { tradeStatistics } from '../../src/formats/tradeStatistics.ts';
import { collectSink, inPieces, issueCounts, type Collected } from '../support/collectSink.ts';
import { sharedData, sharedPaths } from '../support/sharedData.ts';

async function shared(path: string): Promise<(Collected & { readonly format: string }) | undefined> {
  const bytes = sharedData(path);
  if (bytes === undefined) return undefined;
  const all = collectSink();
  const { format } = await readFile({ name: path, chunks: inPieces(bytes, 4099) }, () => all.sink);
  return { ...all, format, rows: all.rows };
}

/** File, format, entities, relations, issues by type. */
const FILES: readonly (readonly [string, string, number, number, Record<string, number>])[] = [
  ['icij/panama-intermediaries-2016.csv', 'icij', 23_636, 0, { 'missing-field': 1 }],
  ['icij/fincen-bank-connections.csv', 'fincen', 15 + 2197, 5498, {}],
  ['graph/openflights/airports.dat', 'openflights', 7698, 0, { 'bad-country': 17 }],
  ['graph/openflights/routes.dat', 'openflights', 0, 67_663, {}],
  ['comtrade/armenia-smartphones-2022-2024.csv', 'trade-statistics', 29, 286, { 'encoding-guessed': 1 }],
  ['comtrade/armenia-reexports-estimated-hs6-monthly.csv', 'trade-statistics', 2, 18_685, { 'missing-field': 1 }],
];

const TABLES: readonly Format[] = [icij, fincen, openFlights, edgeList, tradeStatistics, bodsCsv, gleifCsv];

const pairs = (all: Collected) => new Set(all.relations.map(({ from, to }) => `${from}>${to}`)).size;

describe('sample files', () => {
  it.each(FILES)('%s is read in full', async (path, format, entities, relations, issues) => {
    const all = await shared(path);
    if (all === undefined) return;
    expect([all.format, all.entities.length, all.relations.length]).toEqual([format, entities, relations]);
    expect(issueCounts(all)).toEqual(issues);
    for (const records of [all.entities, all.relations]) {
      expect(new Set(records.map((record) => record.id)).size).toBe(records.length);
    }
  });

  it('no other file is taken for one of these tables', () => {
    const own = new Set(FILES.map(([path]) => path));
    const taken: string[] = [];
    let known = 0;
    for (const path of sharedPaths()) {
      const text = new TextDecoder().decode(sharedData(path)?.subarray(0, 65_536));
      const sure = TABLES.filter((format) => format.detect({ name: path, text }).confidence > 0);
      if (own.has(path)) known += sure.length;
      else taken.push(...sure.map((format) => `${path}: ${format.id}`));
    }
    expect([known, taken]).toEqual([sharedPaths().length === 0 ? 0 : FILES.length, []]);
  });

  it('gives the pairs of the FinCEN Files and of the routes that the manifest counts', async () => {
    const banks = await shared('icij/fincen-bank-connections.csv');
    const routes = await shared('graph/openflights/routes.dat');
    if (banks === undefined || routes === undefined) return;
    expect(pairs(banks)).toBe(2362);
    expect(pairs(routes)).toBe(37_595);
    expect(new Set(routes.relations.flatMap(({ from, to }) => [from, to])).size).toBe(3425);
  });

  it('adds up to the trade that the manifest states', async () => {
    const all = await shared('comtrade/armenia-smartphones-2022-2024.csv');
    if (all === undefined) return;
    const sum = (from: string, to: string) =>
      all.relations
        .filter((relation) => relation.from === `country:${from}` && relation.to === `country:${to}`)
        .reduce((total, relation) => total + (relation.value?.amount ?? 0), 0);
    expect(sum('AM', 'RU')).toBeCloseTo(813_872_046.45, 2);
    expect(sum('VN', 'AM')).toBeCloseTo(735_352_703.14, 2);
    expect(sum('CN', 'AM')).toBeCloseTo(272_868_628.93, 2);
    const names = all.entities.map((entity) => entity.name);
    expect(names.filter((name) => name.includes('\ufffd'))).toEqual([]);
    expect(names).toContain('Curaçao');
  });
});
