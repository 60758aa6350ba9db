import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sharedData } from '../support/sharedData.ts';
import { fakeWorker, fileOf, opening } from './fakeWorker.ts';

/** Sample files with what their manifest counts: entities listed, relations with a code of the priority list, with any. */
const COUNTS: readonly (readonly [path: string, listed: number, onList: number, coded: number])[] = [
  ['comtrade/armenia-reexports-estimated-hs6-monthly.csv', 0, 874, 18_685],
  ['lists/ofac/sdn-2021-07.csv', 8_976, 0, 0],
  ['lists/eu_32014R0833-consolidated.csv', 1_746, 0, 0],
  ['lists/ca_sema-2022.xml', 2_606, 0, 0],
  ['lists/us_csl-sample.csv', 13, 0, 0],
  ['ftm/watchlist-synthetic.ftm.jsonl', 17, 0, 0],
];

describe('the summary of a sample file', () => {
  it.each(COUNTS)(
    '%s counts %i listed and %i of %i codes on the priority list',
    async (path, listed, onList, coded) => {
      const bytes = sharedData(path);
      if (!bytes) return;
      const { client } = fakeWorker();
      const summary = await client.call('open', opening(fileOf(basename(path), new Uint8Array(bytes))));
      expect([summary.listed, summary.priority]).toEqual([listed, { onList, coded }]);
    },
  );
});
