import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { cellText, MISSING_WORDS, parseNumber } from '../../../src/formats/customs/cells.ts';
import { RowBytes, Said } from '../../../src/formats/customs/rowBytes.ts';
import { ByteCells } from '../../../src/formats/table/byteCells.ts';

const blank = fc.constantFrom('', '', '', ' ', '\u00a0', '\t', '\u2003', '\ufeff');
const word = fc.oneof(
  fc.constantFrom(...MISSING_WORDS, 'N', 'NULL', '\\N', 'Nile', '\\NN', 'nonesuch', '10', '0.5', 'н', 'ж', 'Ä', '—x'),
  fc.constantFrom(...MISSING_WORDS).map((missing) => missing.toUpperCase()),
  fc.constantFrom(...MISSING_WORDS).map((missing) => missing.replaceAll('е', 'ё')),
  fc.constantFrom(...MISSING_WORDS).map((missing) => `${missing} and then some more words`),
  fc.string({ unit: 'grapheme', maxLength: 30 }).map((text) => text.replace(/[";\r\n]/g, '').toWellFormed()),
  fc.stringMatching(/^[а-яё]{1,24}$/),
);
const cell = fc.tuple(blank, word, blank).map((parts) => parts.join(''));

/** Whether a cell is read as the careful reader reads its text; what is plain must not be left to that. */
function isRight(row: RowBytes, at: number, text: string): boolean {
  const own = cellText(text);
  const said = row.said(at);
  if (said === Said.nothing) return own === undefined;
  if (said === Said.text) return own === text && Object.is(row.number(at), parseNumber(text, '.') ?? Number.NaN);
  const couldBeNull = /^N...$/.test(text);
  return couldBeNull || !/^[a-z0-9а-я]+$/i.test(text);
}

it('says of a cell what its text would, or that it has to be trimmed', () => {
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1, maxLength: 6 }), (texts) => {
      const cells = new ByteCells();
      const bytes = new TextEncoder().encode(texts.join(';'));
      const row = new RowBytes(texts.length, '.');
      expect(cells.take(bytes, 0, bytes.length, ';')).toBe(true);
      row.begin(cells);
      expect(texts.filter((text, at) => !isRight(row, at, text))).toEqual([]);
    }),
    { numRuns: 10_000 },
  );
});
