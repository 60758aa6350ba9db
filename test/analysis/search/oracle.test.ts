import fc from 'fast-check';
import { transliterate } from 'transliteration';
import { expect, it } from 'vitest';
import { bySound, plain } from '../../../src/analysis/search/fold.ts';
import { LineFolder } from '../../../src/analysis/search/lineFolder.ts';
import { TextColumnBuilder } from '../../../src/case/textColumn.ts';
import { smallCase } from '../../support/smallCase.ts';
import { linearSearch } from './linearSearch.ts';
import { indexOf, romanise } from './search.ts';

const CASES = 40;
const QUERIES_A_CASE = 50;

/** Letters whose spellings meet, in both scripts, and letters that no table folds. */
const letters = Array.from("acehijkostvwxyzzss19 '-ABшщцхжёйыъьвкаАЁÉéßłǆïi̇一日本αΣς\u0301🚢").map(String);
const letter = fc.constantFrom(...letters);
const text = fc.array(letter, { maxLength: 14 }).map((all) => all.join(''));
const folder = new LineFolder((one) => transliterate(one));

it('folds a text without making strings as it does with them', () => {
  let slow = 0;
  fc.assert(
    fc.property(fc.oneof(text, fc.string({ unit: 'binary', maxLength: 12 }), fc.string()), (name) => {
      const column = new TextColumnBuilder();
      column.add('before');
      const index = column.add(name);
      const texts = column.view();
      folder.fold(texts, index);
      if (folder.isSlow) slow++;
      // What is stored is well-formed: half a pair of a surrogate is not.
      const written = plain(texts.get(index));
      expect(textOf(folder.written, folder.writtenLength)).toBe(written);
      expect(textOf(folder.sound, folder.soundLength)).toBe(bySound(written, romanise));
      expect(folder.soundsAsWritten()).toBe(written === bySound(written, romanise));
    }),
    { numRuns: 20_000 },
  );
  expect(slow).toBeGreaterThan(100);
  expect(slow).toBeLessThan(19_000);
});

it(`answers ${CASES * QUERIES_A_CASE} random queries as a scan of every line does`, () => {
  let found = 0;
  let seed = 0;
  for (let at = 1; at <= CASES; at++) {
    const names = fc.sample(fc.array(text, { minLength: 1, maxLength: at * 20 }), { numRuns: 1, seed: at })[0] ?? [];
    const data = smallCase({
      entities: names.map((name, i) => ({
        id: `${name.slice(0, 2)}${i}`,
        kind: 'company',
        name,
        ...(i % 3 === 0 ? { aliases: [name.slice(2), `${names[i - 1] ?? ''} ${name}`] } : {}),
        ...(i % 2 === 0 ? { identifiers: [{ scheme: 'inn', value: String(i * 7919) }] } : {}),
      })),
      relations: [],
    });
    const index = indexOf(data);
    for (let one = 0; one < QUERIES_A_CASE; one++) {
      seed++;
      const [query = ''] = fc.sample(fc.oneof(text, partOf(names), fc.nat({ max: 99_999 }).map(String)), {
        numRuns: 1,
        seed,
      });
      const answer = index.search(query, 30);
      expect(answer, `case ${at}, query ${seed}: ${query}`).toEqual(linearSearch(data, query, 30));
      if (answer.count > 0) found++;
    }
  }
  expect(found).toBeGreaterThan((CASES * QUERIES_A_CASE) / 4);
});

/** Pieces of two names, as a person types them. */
function partOf(names: readonly string[]): fc.Arbitrary<string> {
  const piece = fc
    .tuple(fc.constantFrom(...names), fc.nat({ max: 8 }), fc.integer({ min: 1, max: 5 }))
    .map(([name, start, length]) => name.slice(start, start + length));
  return fc.oneof(
    piece,
    fc.tuple(piece, piece).map((both) => both.join(' ')),
  );
}

function textOf(codes: Uint16Array, length: number): string {
  return String.fromCharCode(...codes.subarray(0, length));
}
