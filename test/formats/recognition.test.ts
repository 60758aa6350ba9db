import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { recognise } from '../../src/formats/formats.ts';
import { fixture, sharedData } from '../support/sharedData.ts';

const SHARED = new URL('../../../shared/data/', import.meta.url);
const FIXTURES = new URL('../fixtures/', import.meta.url);
/** What is seen of a file: its first 64 KiB. */
const SAMPLE = 64 * 1024;

function filesBelow(folder: URL, path = ''): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory()
      ? filesBelow(new URL(`${entry.name}/`, folder), `${path}${entry.name}/`)
      : [`${path}${entry.name}`],
  );
}

/** Beginnings of paths and the format of the files below, the first that fits; files of no format are not checked. */
const EXPECTED: readonly (readonly [RegExp, string])[] = [
  [/^bods\/|invented\.bods/, 'bods'],
  [/^gleif\/|invented\.gleif/, 'gleif'],
  [/^uk-psc\/|invented\.uk-psc/, 'uk-psc'],
  [/targets\.simple\.csv$/, 'ftm-simple'],
  [/^ftm\/(?!.*senzing)|invented\.ftm/, 'ftm'],
  [/ofac\/.*\.csv$|invented\.ofac-(sdn|alt|add|comments)/, 'ofac-csv'],
  [/ofac\/.*\.xml$|invented\.ofac\.xml$/, 'ofac-xml'],
  [/invented\.ofac-advanced/, 'ofac-advanced'],
  [/us_?-?csl/, 'us-csl'],
  [/bis[_-]dpl/, 'bis-dpl'],
  [/bis[_-]mieu/, 'bis-mieu'],
  [/lists\/eu_3|invented\.eu-annex/, 'eu-annex'],
  [/eu_fsf|invented\.eu-fsf/, 'eu-fsf'],
  [/uk_ConList|invented\.uk-ofsi/, 'uk-ofsi'],
  [/un_unsc|invented\.un-list/, 'un-list'],
  [/ca_sema|invented\.ca-sema/, 'ca-sema'],
  [/invented\.ua-/, 'ua-nsdc'],
];
const LISTS: ReadonlySet<string> = new Set(EXPECTED.slice(5).map(([, format]) => format));

describe('recognition', () => {
  const files = [
    ...filesBelow(SHARED).map((path) => ({ path, bytes: () => sharedData(path) })),
    ...filesBelow(FIXTURES).map((path) => ({ path, bytes: () => fixture(path) })),
  ];

  it.each(files)('$path is taken for what it is', async ({ path, bytes }) => {
    const text = new TextDecoder().decode(bytes()?.subarray(0, SAMPLE));
    const { format, others, why } = await recognise({ name: 'x', text });
    const expected = EXPECTED.find(([pattern]) => pattern.test(path))?.[1];
    expect(format?.id).toBe(expected ?? format?.id);
    // No list takes a file of another kind, not even as a second guess.
    const guesses = [format, ...others].flatMap((one) => (one === undefined ? [] : [one.id]));
    expect(guesses.filter((id) => LISTS.has(id) && id !== expected)).toEqual([]);
    expect(why).not.toBe('');
  });
});
