import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { assert, constantFrom, oneof, property, stringMatching, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chplTier } from '../../src/analysis/chpl.ts';
import { CHPL_GOODS } from '../../src/model/chplGoods.ts';
import { CHPL, CHPL_TIERS } from '../../src/model/chplTable.ts';

const SHARED_CSV = fileURLToPath(new URL('../../../shared/data/chpl/chpl-2024-02.csv', import.meta.url));

/** Codes per tier as the list of Feb 2024 has them. */
const TIER_SIZES = { '1': 4, '2': 5, '3.A': 16, '3.B': 9, '4.A': 11, '4.B': 5 };

describe('the table of the list', () => {
  it('holds 50 codes of six digits in six tiers', () => {
    expect(CHPL.size).toBe(50);
    for (const code of CHPL.keys()) {
      expect(code).toMatch(/^\d{6}$/);
      expect(CHPL_GOODS.get(code)?.length).toBeGreaterThan(5);
    }
    for (const tier of CHPL_TIERS) {
      expect([...CHPL.values()].filter((one) => one === tier)).toHaveLength(TIER_SIZES[tier]);
    }
  });

  it('names the four codes of tier 1', () => {
    const first = [...CHPL].filter(([, tier]) => tier === '1').map(([code]) => code);
    expect(first).toEqual(['854231', '854232', '854233', '854239']);
  });

  it('agrees with the shared transcription where that is at hand', async ({ annotate }) => {
    const table = [...CHPL].map(([code, tier]) => `${code} ${tier}`).toSorted();
    const isHere = existsSync(SHARED_CSV);
    if (!isHere) await annotate('shared/data/chpl/chpl-2024-02.csv is not here: its codes are not compared.');
    const rows = isHere ? readFileSync(SHARED_CSV, 'utf8').trim().split('\n').slice(1) : [];
    const shared = rows.map((row) => row.split(',').slice(0, 2).join(' ')).toSorted();
    expect(table).toEqual(isHere ? shared : table);
  });
});

describe('chplTier', () => {
  it('compares the first six digits and reads dots and blanks', () => {
    const on = { from: '2024-06-01', to: '2024-06-01' };
    for (const code of ['854231', '8542.31', '8542 31 90 00', '8542319000']) {
      expect(chplTier(code, on)).toMatchObject({ tier: '1', listDate: '2024-02-23', inForce: true });
    }
    expect(chplTier('848210', on)?.tier).toBe('3.B');
  });

  it('does not know shorter codes, other codes and text', () => {
    for (const code of ['8542', '85423', '080810', '', 'chips', '1234567890123']) {
      expect(chplTier(code, undefined)).toBeUndefined();
    }
  });

  it.each([
    [{ from: '2024-02-23', to: '2024-02-23' }, true, 'on the list of Feb 2024'],
    [{ from: '2024-02-22', to: '2024-02-22' }, false, 'on the list of Feb 2024; the list in force then is not loaded'],
    [{ from: '2023', to: '2023' }, false, 'on the list of Feb 2024; the list in force then is not loaded'],
    [{ from: '2024-02', to: '2024-02' }, false, 'on the list of Feb 2024; the list in force before it is not loaded'],
    [{ from: '2023-05' }, false, 'on the list of Feb 2024; the list in force before it is not loaded'],
    [{ to: '2023-05' }, false, 'on the list of Feb 2024; the list in force then is not loaded'],
    [{ from: '2024-03' }, true, 'on the list of Feb 2024'],
    [undefined, false, 'on the list of Feb 2024; the date of the trade is not known'],
    [{ from: '2022-13-45', to: '2022-13-45' }, false, 'on the list of Feb 2024; the date of the trade is not known'],
    [{ from: '2025', to: '2024' }, false, 'on the list of Feb 2024; the date of the trade is not known'],
  ])('on %o: in force %s, "%s"', (on, inForce, note) => {
    expect(chplTier('854232', on)).toMatchObject({ inForce, note });
  });

  it('agrees with a plain search of the table for any digits', () => {
    const listed = constantFrom(...CHPL.keys());
    const code = tuple(oneof(listed, stringMatching(/^\d{2,6}$/)), stringMatching(/^\d{0,4}$/));
    assert(
      property(code, ([start, rest]) => {
        const digits = start + rest;
        const expected = [...CHPL].find(([key]) => digits.startsWith(key))?.[1];
        expect(chplTier(digits, undefined)?.tier).toBe(expected);
      }),
      { numRuns: 1000 },
    );
  });
});
