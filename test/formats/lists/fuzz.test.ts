import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadFormats } from '../../../src/formats/formats.ts';
import type { Format } from '../../../src/formats/reader.ts';
import { parseDateText } from '../../../src/model/dates.ts';
import { chunksOf, collectSink, type Collected } from '../../support/collectSink.ts';
import { fixture } from '../../support/sharedData.ts';

const RUNS = 1000;
const decoder = new TextDecoder();

async function formatOf(id: string): Promise<Format> {
  const format = (await loadFormats()).find((one) => one.id === id);
  if (format === undefined) throw new Error(`There is no format ${id}.`);
  return format;
}

/** Reads a text and holds what is true of every reading: issues have a line and a text, records are sound. */
async function read(format: Format, text: string, size: number): Promise<Collected> {
  const collected = collectSink();
  await format.read({ name: 'x', chunks: chunksOf(text, size) }, collected.sink);
  expect(Reflect.get({}, 'polluted')).toBeUndefined();
  const lines = text.split('\n').length;
  expect(collected.issues.filter(({ line, text: said }) => line < 1 || line > lines || said === '')).toEqual([]);
  for (const entity of collected.entities) {
    expect(entity.id).not.toBe('');
    expect(entity.name).not.toBe('');
    for (const act of entity.acts ?? []) {
      for (const date of [act.date, act.until])
        expect(date === undefined || parseDateText(date) !== undefined).toBe(true);
    }
    for (const code of entity.countries ?? []) expect(code).toMatch(/^[A-Z]{2}$/);
    for (const { scheme, value } of entity.identifiers ?? []) expect([scheme, value]).not.toContain('');
  }
  for (const { id, from, to } of collected.relations) expect([id, from, to]).not.toContain('');
  return collected;
}

const odd = fc.constantFrom(
  '__proto__',
  'constructor',
  'toString',
  '',
  '-0-',
  ';',
  ' ; ',
  '"',
  '(',
  '00/00/0000',
  '\u001a',
  '9'.repeat(30),
);
const hostile = fc.oneof(odd, fc.string({ maxLength: 12 }), fc.string({ maxLength: 12, unit: 'grapheme' }));

/** Format, fixture, lines of the fixture that stand before the rows, delimiter. */
const TABLES: readonly (readonly [string, string, number, string])[] = [
  ['ofac-csv', 'invented.ofac-sdn.csv', 0, ','],
  ['ofac-csv', 'invented.ofac-alt.csv', 0, ','],
  ['ofac-csv', 'invented.ofac-add.csv', 0, ','],
  ['ofac-csv', 'invented.ofac-comments.csv', 0, ','],
  ['us-csl', 'invented.us-csl.csv', 1, ','],
  ['bis-dpl', 'invented.bis-dpl.txt', 1, '\t'],
  ['bis-mieu', 'invented.bis-mieu.csv', 1, ','],
  ['eu-annex', 'invented.eu-annex.csv', 1, ','],
  ['uk-ofsi', 'invented.uk-ofsi.csv', 2, ','],
  ['ua-nsdc', 'invented.ua-firms.csv', 1, ','],
  ['ua-nsdc', 'invented.ua-persons.csv', 1, ','],
];

/**
 * Rows of one target are gathered, and rows of addresses may say nothing (an alias with one cell more is taken for one):
 * these may hear less than a record a row.
 */
const QUIET: ReadonlySet<string> = new Set(['invented.uk-ofsi.csv', 'invented.ofac-add.csv', 'invented.ofac-alt.csv']);

function quoted(cell: string): string {
  return `"${cell.replaceAll('"', '""').replaceAll(/[\r\n]/g, ' ')}"`;
}

describe('tables of lists', () => {
  it.each(TABLES)('%s reads any rows (%s), each to a record or an issue', async (id, name, before, delimiter) => {
    const format = await formatOf(id);
    const lines = decoder
      .decode(fixture(name))
      .split(/\r?\n/)
      .filter((line) => line !== '' && line !== '\u001a');
    const head = lines.slice(0, before).join('\n');
    const rows = lines.slice(before).map((line) => line.split(delimiter).map((cell) => cell.replace(/^"|"$/g, '')));
    const known = rows.flat();
    const widths = rows.map((cells) => cells.length);
    const cell = fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...known) }, { weight: 2, arbitrary: hostile });
    const row = fc
      .constantFrom(...widths)
      .chain((width) => fc.array(cell, { minLength: Math.max(1, width - 1), maxLength: width + 1 }))
      .map((cells) => cells.map(quoted).join(delimiter));
    const shuffled = fc.shuffledSubarray(lines.slice(before));
    const body = fc.oneof(fc.array(row, { maxLength: 5 }), shuffled);
    await fc.assert(
      fc.asyncProperty(body, fc.nat({ max: 150 }), async (list, cut) => {
        const whole = [head, ...list].filter((line) => line !== '').join('\n');
        const text = cut % 2 === 0 ? whole : whole.slice(0, Math.max(head.length, whole.length - cut));
        const all = await read(format, text, 1 + cut);
        expect(all.rows).toBeLessThanOrEqual(text.split('\n').length);
        const heard = all.entities.length + all.additions.length + all.issues.length;
        expect(heard).toBeGreaterThanOrEqual(QUIET.has(name) ? 0 : all.rows);
      }),
      { numRuns: RUNS },
    );
  });

  it.each(TABLES)('%s reads without its header nothing but issues (%s)', async (id, name, before) => {
    if (before === 0) return;
    const format = await formatOf(id);
    const text = decoder.decode(fixture(name)).split('\n').slice(before).join('\n');
    const all = await read(format, text, 50);
    expect([all.entities.length, all.additions.length]).toEqual([0, 0]);
    expect(all.issues.length).toBeGreaterThanOrEqual(all.rows);
  });
});

const XML = [
  ['ofac-xml', 'invented.ofac.xml'],
  ['ofac-advanced', 'invented.ofac-advanced.xml'],
  ['eu-fsf', 'invented.eu-fsf.xml'],
  ['un-list', 'invented.un-list.xml'],
  ['ca-sema', 'invented.ca-sema.xml'],
] as const;
const markup = fc.constantFrom(
  '<',
  '</',
  '>',
  '&',
  '&x;',
  '<![CDATA[',
  '<!--',
  '<!DOCTYPE a>',
  '<?',
  '\n',
  '\u0000',
  'я',
  ' a="',
);

describe('lists in XML', () => {
  it.each(XML)('%s reads any document without failing (%s)', async (id, name) => {
    const format = await formatOf(id);
    const whole = decoder.decode(fixture(name));
    const pieces = whole.match(/<[^>]+>|[^<]+/g) ?? [];
    const shuffled = fc
      .array(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...pieces) }, { weight: 1, arbitrary: markup }), {
        maxLength: 40,
      })
      .map((list) => list.join(''));
    const broken = fc.tuple(fc.nat({ max: whole.length }), fc.oneof(fc.constant(''), markup)).map(([at, put]) => {
      return put === '' ? whole.slice(0, at) : whole.slice(0, at) + put + whole.slice(at);
    });
    // Well-formed, but with texts and values where they do not belong.
    const values = whole.match(/(?<=>)[^<>\n]+(?=<)|(?<==")[^"]*(?=")/g) ?? [];
    const wrong = fc
      .array(fc.oneof(fc.constantFrom(...values), hostile), { minLength: 1, maxLength: 8 })
      .map((texts) => {
        let at = 0;
        return whole.replaceAll(/(?<=>)[^<>\n]+(?=<)|(?<= \w+(?:-\w+)?=")[^"]*(?=")/g, (value, offset: number) => {
          if (offset < 250 || offset % 3 > 0) return value;
          return (texts[at++ % texts.length] ?? '').replaceAll(/[<>&"\p{C}]/gu, '');
        });
      });
    await fc.assert(
      fc.asyncProperty(fc.oneof(shuffled, broken, wrong), fc.nat({ max: 150 }), async (text, size) => {
        const all = await read(format, text, 1 + size);
        expect(all.rows).toBeLessThanOrEqual(text.split('<').length);
      }),
      { numRuns: RUNS },
    );
  });

  it.each(XML)('%s says for every place where a document is cut that it is (%s)', async (id, name) => {
    const format = await formatOf(id);
    const whole = decoder.decode(fixture(name)).trimEnd();
    for (let at = 60; at < whole.length; at += 37) {
      const all = await read(format, whole.slice(0, at), 64);
      expect({ at, said: all.issues.some((issue) => issue.type === 'file-cut') }).toEqual({ at, said: true });
    }
  });

  it.each(XML)('%s reads no document with a DOCTYPE (%s)', async (id, name) => {
    const format = await formatOf(id);
    const whole = decoder.decode(fixture(name)).replace(/^<\?xml[^>]*>\s*/, '');
    const all = await read(format, `<!DOCTYPE x [<!ENTITY a "b">]>${whole}`, 64);
    expect([all.entities.length, all.issues.map(({ type, line }) => [type, line])]).toEqual([
      0,
      [['unreadable-line', 1]],
    ]);
  });
});
