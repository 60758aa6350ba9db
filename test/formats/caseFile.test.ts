import * as fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { caseFile, readCaseLine } from '../../src/formats/caseFile.ts';
import { caseFileSchema } from '../../src/formats/caseFileSchema.ts';
import { asJson, chunksOf, collectSink, issueCounts, type Collected } from '../support/collectSink.ts';
import { caseLines, hostile } from './caseFileArbitrary.ts';

function readLine(value: unknown): Collected {
  const collected = collectSink();
  readCaseLine(value, collected.sink, 7);
  return collected;
}

const entity = (fields: object) => readLine({ record: 'entity', id: 'E1', kind: 'trader', name: 'Alfa', ...fields });
const relation = (fields: object) =>
  readLine({ record: 'relation', id: 'R1', kind: 'ships', from: 'E1', to: 'E2', ...fields });

/** Without `record` and `version`, blanks and empty lists: what a record says apart from how it is written. */
function essence(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(essence).filter((item) => item !== undefined);
  if (typeof value !== 'object' || value === null) return value === '' || value === null ? undefined : value;
  const fields = Object.entries(value)
    .map(([key, field]): [string, unknown] => [key, essence(field)])
    .filter(([, field]) => field !== undefined && JSON.stringify(field) !== '[]' && JSON.stringify(field) !== '{}');
  return Object.fromEntries(fields.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

describe('readCaseLine', () => {
  it('reads without an issue exactly what the schema accepts, never throws and pollutes nothing', () => {
    let valid = 0;
    let invalid = 0;
    fc.assert(
      fc.property(caseLines, (generated) => {
        const value: unknown = JSON.parse(JSON.stringify(generated));
        const read = readLine(value);
        const accepted = v.safeParse(caseFileSchema, value).success;
        if (accepted) valid++;
        else invalid++;
        expect({ accepted, issues: accepted ? read.issues : read.issues.length > 0 }).toEqual({
          accepted,
          issues: accepted ? [] : true,
        });
        expect(read.rows).toBe(1);
        expect(read.issues.every((issue) => issue.line === 7 && issue.text !== '')).toBe(true);
        expect(Reflect.get({}, 'polluted')).toBeUndefined();
      }),
      { numRuns: 4000 },
    );
    expect(Math.min(valid, invalid)).toBeGreaterThan(500);
  });

  it('reads a valid record as it is', () => {
    fc.assert(
      fc.property(caseLines, (generated) => {
        const value: unknown = JSON.parse(JSON.stringify(generated));
        const parsed = v.safeParse(caseFileSchema, value);
        fc.pre(parsed.success);
        const read = readLine(value);
        const [got] = [...read.headers, ...read.sources, ...read.entities, ...read.relations, ...read.views];
        const { record: _, version: __, ...fields } = { version: 1, ...parsed.output };
        expect(essence(asJson(got))).toEqual(essence(withDefaults(fields)));
      }),
      { numRuns: 2000 },
    );
  });

  it('takes an empty list for no object, as the schema does', () => {
    for (const key of ['dates', 'goods', 'claim', 'value', 'share']) {
      const value = { record: 'relation', id: 'R1', kind: 'ships', from: 'E1', to: 'E2', [key]: [] };
      expect({ key, issues: issueCounts(readLine(value)), valid: v.is(caseFileSchema, value) }).toEqual({
        key,
        issues: { 'wrong-type': 1 },
        valid: false,
      });
    }
  });

  it('survives anything at all as a line', () => {
    fc.assert(
      fc.property(hostile, (value) => {
        const read = readLine(value);
        expect(read.issues.length).toBe(1);
      }),
      { numRuns: 1000 },
    );
  });

  it('keeps an unknown kind as the label and says so', () => {
    const party = entity({ kind: 'smuggler' });
    expect(party.entities[0]).toMatchObject({ kind: 'other', label: 'smuggler' });
    const fact = relation({ kind: 'whispers', label: 'says' });
    expect(fact.relations[0]).toMatchObject({ kind: 'linked_to', label: 'says', raw: { kind: ['whispers'] } });
    expect([...party.issues, ...fact.issues].map((issue) => issue.type)).toEqual(['unknown-kind', 'unknown-kind']);
  });

  it('keeps what it cannot place as text under its path', () => {
    const read = entity({ founded: '31/12/22', colour: ['red', 3], countries: ['kz', 'Narnia'], aliases: 'one' });
    expect(read.entities[0]).toMatchObject({
      countries: ['KZ'],
      raw: { founded: ['31/12/22'], colour: ['red', '3'], 'countries[1]': ['Narnia'], aliases: ['one'] },
    });
    expect(asJson(read.entities[0])).not.toHaveProperty('founded');
    expect(issueCounts(read)).toEqual({ 'unknown-field': 1, 'bad-country': 2, 'wrong-type': 1, 'bad-date': 1 });
  });

  it('makes a span unknown when one bound cannot be read, and keeps a reversed one', () => {
    const bad = relation({ dates: { from: '2023-13', to: '2023' } });
    expect(asJson(bad.relations[0])).not.toHaveProperty('dates');
    expect(bad.relations[0]?.raw).toEqual({ 'dates.from': ['2023-13'], 'dates.to': ['2023'] });
    const reversed = relation({ dates: { from: '2023-05', to: '2023-04' } });
    expect(reversed.relations[0]?.dates).toEqual({ from: '2023-05', to: '2023-04' });
    expect(issueCounts(reversed)).toEqual({ 'dates-reversed': 1 });
  });

  it('refuses numbers that are negative, infinite or no numbers', () => {
    for (const amount of [-1, '12', null, Number.POSITIVE_INFINITY, Number.NaN]) {
      const read = relation({ value: { amount, currency: 'USD' } });
      expect(asJson(read.relations[0])).not.toHaveProperty('value');
      expect(read.issues.length).toBeGreaterThan(0);
    }
    expect(issueCounts(relation({ share: { from: 60, to: 40 } }))).toEqual({ 'bad-number': 1 });
  });

  it('takes digits of HS codes and says so', () => {
    const read = relation({ goods: { hs: ['8542.31', '7', 854231] } });
    expect(read.relations[0]?.goods).toMatchObject({ hs: ['854231'] });
    expect(issueCounts(read)).toEqual({ 'bad-code': 3 });
  });

  it('never turns an act about someone else into one about the party', () => {
    const read = entity({ acts: [{ type: 'listed', authority: 'X', about: 'its owner' }] });
    expect(asJson(read.entities[0])).not.toHaveProperty('acts');
    expect(read.issues.length).toBeGreaterThan(0);
  });

  it('makes a key __proto__ a key like any other', () => {
    const read = readLine(
      JSON.parse('{"record":"entity","id":"__proto__","kind":"company","name":"A","__proto__":{"x":1}}'),
    );
    expect(read.entities[0]?.id).toBe('__proto__');
    expect(Object.keys(read.entities[0]?.raw ?? {})).toEqual(['__proto__']);
    expect(Reflect.get({}, 'x')).toBeUndefined();
  });
});

describe('caseFile', () => {
  it('loads the other lines when one is cut', async () => {
    const lines = Array.from({ length: 500 }, (_, i) => `{"record":"entity","id":"E${i}","kind":"company","name":"N"}`);
    lines[250] = lines[250]?.slice(0, 30) ?? '';
    const read = collectSink();
    await caseFile.read({ name: 'x', chunks: chunksOf(lines.join('\n'), 100) }, read.sink);
    expect(read.entities.length).toBe(499);
    expect(read.issues.map(({ type, line }) => ({ type, line }))).toEqual([{ type: 'unreadable-line', line: 251 }]);
    expect(read.rows).toBe(500);
  });

  it('survives nesting of any depth', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const lines = [
      deep,
      `{"record":"entity","id":"E1","kind":"company","name":"A","x":${deep},"acts":${deep}}`,
      `{"record":"view","state":${deep}}`,
    ];
    const read = collectSink();
    await caseFile.read({ name: 'x', chunks: chunksOf(lines.join('\n')) }, read.sink);
    expect(read.entities.map((entity) => entity.id)).toEqual(['E1']);
    expect(new Set(read.issues.map((issue) => issue.line))).toEqual(new Set([1, 2, 3]));
    expect(read.views).toEqual([]);
  });

  it('survives cut and shuffled files, and every line is a row', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(caseLines, { maxLength: 6 }),
        fc.nat(),
        fc.integer({ min: 1, max: 99 }),
        async (all, at, size) => {
          const text = all.map((line) => JSON.stringify(line)).join('\n');
          const cut = text.slice(0, text.length - (at % (text.length + 1)));
          const read = collectSink();
          await caseFile.read({ name: 'x', chunks: chunksOf(cut, size) }, read.sink);
          const lines = cut.split('\n').filter((line) => line.trim() !== '').length;
          expect(read.rows).toBe(lines);
          const kept =
            read.headers.length +
            read.sources.length +
            read.entities.length +
            read.relations.length +
            read.views.length;
          const lost = new Set(read.issues.map((issue) => issue.line)).size;
          expect(kept + lost).toBeGreaterThanOrEqual(lines);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

/** What the reader puts for a missing title, claim, act date and act target, and schemes in lower case. */
function withDefaults(fields: object): unknown {
  const lower: unknown = JSON.parse(JSON.stringify(fields), (key, value: unknown) =>
    key === 'scheme' && typeof value === 'string' ? value.toLowerCase() : value,
  );
  if (!isFilled(lower)) return lower;
  const copy = { ...lower };
  if (!('kind' in copy)) {
    copy['title'] ||= 'id' in copy ? copy['id'] : 'state' in copy ? 'Untitled view' : 'Untitled case';
  }
  const { claim, acts } = copy;
  if (isFilled(claim)) {
    copy['claim'] = { ...claim, status: claim['status'] || 'unknown', scope: claim['scope'] || 'this' };
  }
  if (Array.isArray(acts)) {
    copy['acts'] = acts.map((act: unknown) =>
      isFilled(act) ? { ...act, dateIs: act['dateIs'] || 'on', about: act['about'] || 'this' } : act,
    );
  }
  return copy;
}

function isFilled(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
