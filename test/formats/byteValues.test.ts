import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packHsBytes } from '../../src/case/byteRelationBuilder.ts';
import { packHs } from '../../src/case/codes.ts';
import { parseAmount } from '../../src/formats/amounts.ts';
import { ByteSpan, firstDay, isPlainCode, plainAmount, plainCountry } from '../../src/formats/byteValues.ts';
import { ByteWords } from '../../src/formats/byteWords.ts';
import { countryCode, isCountryCode } from '../../src/formats/countries.ts';
import { ByteTexts } from '../../src/model/byteRecords.ts';
import { dayText, intervalOf, parseDateText } from '../../src/model/dates.ts';
import { hsDigits } from '../../src/model/hs.ts';

const encoder = new TextEncoder();

const digits = (length: number) =>
  fc.string({ minLength: length, maxLength: length, unit: fc.constantFrom(...Array.from('0123456789')) });
const date = fc.oneof(
  fc.integer({ min: -400_000, max: 2_500_000 }).map(dayText),
  fc.tuple(digits(4), digits(2), digits(2)).map((parts) => parts.join('-')),
  fc.tuple(digits(4), digits(2)).map((parts) => parts.join('-')),
  digits(4),
  fc
    .tuple(fc.constantFrom('2024-02-29', '2023-02-29', '2022-13-01'), fc.constantFrom('T10:00', ' ', 'x', 'Tя'))
    .map((parts) => parts.join('')),
  fc.string({ maxLength: 12, unit: fc.constantFrom(...Array.from('0129-T /.я')) }),
);

describe('values read from bytes', () => {
  it('agree with the reader of date texts', () => {
    const span = new ByteSpan();
    fc.assert(
      fc.property(date, date, (from, to) => {
        const [first, last] = [encoder.encode(from), encoder.encode(to)];
        const read = parseDateText(from);
        const day = firstDay(first, 0, first.length);
        expect(day).toBe(read?.from ?? Number.NaN);
        span.clear();
        const isBegun = span.begin(first, 0, first.length);
        const isFinished = span.finish(last, 0, last.length);
        expect([isBegun, isFinished]).toEqual([read !== undefined, parseDateText(to) !== undefined]);
        const isRead = isBegun && isFinished && span.from <= span.to;
        const wanted = isRead ? { from: span.from, to: span.to, known: span.known } : intervalOf(undefined);
        expect(intervalOf({ from, to })).toEqual(wanted);
      }),
      { numRuns: 20_000 },
    );
  });

  it('know every day of 1000 to 2999', () => {
    const wrong: string[] = [];
    for (let day = -354_285; day < 376_200; day++) {
      const bytes = encoder.encode(dayText(day));
      if (firstDay(bytes, 0, bytes.length) !== day) wrong.push(dayText(day));
    }
    expect(wrong).toEqual([]);
  });

  it('agree with the readers of amounts, of numbers and of HS codes, or leave the text to them', () => {
    const number = fc.oneof(
      fc.double({ min: 0, max: 1e15, noNaN: true }).map(String),
      fc.nat().map(String),
      fc.tuple(digits(9), digits(5)).map((parts) => parts.join('.')),
      fc.string({ maxLength: 14, unit: fc.constantFrom(...Array.from('0123456789., eE$-')) }),
    );
    let plain = 0;
    fc.assert(
      fc.property(number, (text) => {
        const bytes = encoder.encode(text);
        const amount = plainAmount(bytes, 0, bytes.length);
        const isPlain = !Number.isNaN(amount);
        if (isPlain) plain++;
        expect(isPlain ? [Number(text), parseAmount(text)] : []).toEqual(
          isPlain ? [amount, { amount, currency: undefined }] : [],
        );
        const isCode = isPlainCode(bytes, 0, bytes.length);
        const texts = new ByteTexts();
        texts.add(bytes, 0, bytes.length);
        expect(isCode ? [hsDigits(text), packHsBytes(texts, 0)] : []).toEqual(isCode ? [text, packHs(text)] : []);
      }),
      { numRuns: 20_000 },
    );
    expect(plain).toBeGreaterThan(3_000);
  });

  it('know the same countries by two letters', () => {
    const letters = Array.from('ABKZRUabkzru1я');
    const all = letters.flatMap((first) => letters.map((second) => first + second));
    for (const text of [...all, 'EU', 'XK', 'gb', 'uk', 'el']) {
      const bytes = encoder.encode(text);
      const code = plainCountry(bytes, 0, bytes.length, true);
      // Two letters that only stand for a code ("UK") are left to the table of names.
      const wanted = isCountryCode(text.toUpperCase()) ? text.toUpperCase() : undefined;
      expect(code === 0 ? undefined : String.fromCharCode(code >> 8, code & 255)).toBe(wanted);
      expect(wanted ?? countryCode(text)).toBe(countryCode(text));
      const strict = plainCountry(bytes, 0, bytes.length, false);
      expect(strict).toBe(text === text.toUpperCase() ? code : 0);
    }
  });

  it('find a word of a closed set where it stands, and no other', () => {
    const word = fc.string({ maxLength: 5, unit: fc.constantFrom('a', 'b', 'я') });
    fc.assert(
      fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 40 }), fc.array(word), (words, asked) => {
        const set = new ByteWords(words);
        for (const text of [...words, ...asked]) {
          const bytes = encoder.encode(`"${text}"`);
          expect(set.find(bytes, 1, bytes.length - 1)).toBe(words.indexOf(text));
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
