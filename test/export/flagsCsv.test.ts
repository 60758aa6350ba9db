import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/model/csvCell.ts';
import { flagsToCsv } from '../../src/export/flagsCsv.ts';
import { OUTCOME_WORDS } from '../../src/model/flag.ts';
import { flags, RULES } from '../state/flagArbitrary.ts';

const text = fc.oneof(
  fc.string({ unit: fc.constantFrom(...Array.from('\'"=+-@\t\r\n;,| aЖ')), maxLength: 12 }),
  fc.string({ maxLength: 20 }),
);

describe('flags as CSV', () => {
  it('come back from any text, one row a flag under a row of titles', () => {
    fc.assert(
      fc.property(flags, text, text, (all, sentence, why) => {
        const rows = all.map((flag, index) => ({
          flag: { ...flag, sentence },
          mark:
            index % 2 === 0
              ? undefined
              : {
                  rule: flag.rule,
                  subject: flag.subject,
                  subjectType: flag.subjectType,
                  state: 'cleared' as const,
                  text: why,
                },
        }));
        const csv = flagsToCsv(rows, {
          rule: (id) => RULES.find((rule) => rule.id === id),
          subject: ({ subject }) => `=${subject}`,
          differences: ['a.days = 3'],
        });
        expect(csv.startsWith('\uFEFF')).toBe(true);
        const { data, errors } = Papa.parse<Record<string, string>>(csv.slice(1), {
          header: true,
          skipEmptyLines: true,
        });
        expect(errors.filter(({ type }) => type === 'Quotes')).toEqual([]);
        expect(data).toHaveLength(all.length);
        for (const [index, row] of data.entries()) {
          const { flag, mark } = rows[index] ?? {};
          expect(row['rule']).toBe(flag?.rule);
          expect(row['indicator']).toBe(`Title of ${flag?.rule}`);
          expect(row['outcome']).toBe(flag && OUTCOME_WORDS[flag.outcome]);
          expect(plainText(row['sentence'] ?? '')).toBe(sentence);
          expect(plainText(row['why'] ?? '')).toBe(mark?.text ?? '');
          expect(row['name']).toBe(`'=${flag?.subject}`);
          expect(row['missing']).toBe(flag?.missing ?? '');
          expect(row['settings other than the default']).toBe('a.days = 3');
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
