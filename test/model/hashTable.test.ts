import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HashTable } from '../../src/model/hashTable.ts';

const half = fc.integer({ min: -3, max: 3 }).map((number) => number * 512);

/** The position of a hash, which is entered in the way that is named. */
function ask(table: HashTable, how: string, high: number, low: number): number {
  if (how === 'intern') return table.internHash(high, low);
  return how === 'append' ? table.appendHash(high, low) : table.findHash(high, low);
}

describe('the table of hashes', () => {
  it('numbers them as a Map would, whether they are entered one by one or wait for each other', () => {
    const step = fc.record({ high: half, low: half, how: fc.constantFrom('intern', 'append', 'find', 'settle') });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
        const table = new HashTable();
        const known = new Map<string, number>();
        for (const { high, low, how } of steps) {
          const key = `${high} ${low}`;
          const position = known.get(key);
          if (how === 'settle') table.settle();
          expect(ask(table, how === 'append' && position !== undefined ? 'find' : how, high, low)).toBe(
            position ?? (how === 'intern' || how === 'append' ? known.size : -1),
          );
          if (position === undefined && (how === 'intern' || how === 'append')) known.set(key, known.size);
          expect(table.count).toBe(known.size);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('finds only what has its slot where that is asked, and all others once it has grown', () => {
    const table = new HashTable();
    expect(table.internHash(1, 1)).toBe(0);
    for (let low = 2; low <= 10_000; low++) expect(table.appendHash(1, low)).toBe(low - 1);
    expect([table.findSettled(1, 1), table.findSettled(1, 2)]).toEqual([0, -1]);
    expect(table.findHash(1, 10_000)).toBe(9_999);
    for (let low = 1; low <= 10_000; low++) expect(table.findSettled(1, low)).toBe(low - 1);
    expect(table.internHash(2, 1)).toBe(10_000);
  });
});
