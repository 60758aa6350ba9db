import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRule, RULE_KEYS, showRule, type Rule, type RuleTerm } from '../../src/model/rule.ts';

const read = (text: string): Rule => {
  const reading = parseRule(text);
  if (!reading.ok) throw new Error(reading.fault.message);
  return reading.rule;
};

describe('a rule', () => {
  it('reads terms joined by spaces and values joined by commas', () => {
    expect(read('kind=manufacturer country!=RU,by  topic=sanction listed=yes name~text')).toEqual([
      { key: 'kind', test: '=', values: ['manufacturer'], missing: false },
      { key: 'country', test: '!=', values: ['RU', 'BY'], missing: false },
      { key: 'topic', test: '=', values: ['sanction'], missing: false },
      { key: 'listed', test: '=', values: ['yes'], missing: false },
      { key: 'name', test: '~', values: ['text'], missing: false },
    ]);
  });

  it('reads quoted values and the mark of a missing one', () => {
    expect(read('name="OOO \\"Alfa, Beta\\"",x country=?,KZ name="?"')).toEqual([
      { key: 'name', test: '=', values: ['OOO "Alfa, Beta"', 'x'], missing: false },
      { key: 'country', test: '=', values: ['KZ'], missing: true },
      { key: 'name', test: '=', values: ['?'], missing: false },
    ]);
  });

  it.each([
    ['', 0, /empty/],
    ['   ', 0, /empty/],
    ['trader', 0, /kind=trader/],
    ['kind=trader colour=red', 12, /"colour" is not a key/],
    ['kind=trador', 5, /"trador" is not a kind/],
    ['country=RUS', 8, /two letters/],
    ['listed=maybe', 7, /yes or no/],
    ['kind=', 5, /missing/],
    ['kind=trader,', 12, /missing/],
    ['name="open', 5, /not closed/],
    ['name="a"b', 8, /comma or a space/],
    ['country~RU', 7, /"~" works with/],
  ])('refuses %j at %i', (text, position, message) => {
    const reading = parseRule(text);
    if (reading.ok) throw new Error('was read');
    expect(reading.fault.position).toBe(position);
    expect(reading.fault.message).toMatch(message);
  });

  it('is read back from its text', () => {
    const values = fc.array(fc.string({ minLength: 1, unit: 'binary' }), { minLength: 1, maxLength: 3 });
    const terms = fc.record<RuleTerm>({
      key: fc.constantFrom('name', 'id', 'topic'),
      test: fc.constantFrom('=', '!='),
      values,
      missing: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(terms, { minLength: 1, maxLength: 3 }), (rule) => {
        expect(read(showRule(rule))).toEqual(rule);
      }),
      { numRuns: 1000 },
    );
  });

  it('never throws, and points into the text', () => {
    expect.hasAssertions();
    const words = fc.constantFrom(...RULE_KEYS, '=', '!=', '~', '"', '\\', ',', ' ', '?', 'x', 'é');
    fc.assert(
      fc.property(fc.array(words, { maxLength: 12 }), (parts) => {
        const text = parts.join('');
        const reading = parseRule(text);
        expect(reading.ok ? 0 : reading.fault.position).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 2000 },
    );
  });
});
