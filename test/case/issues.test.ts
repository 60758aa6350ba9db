import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CaseBuilder } from '../../src/case/caseBuilder.ts';
import { EntityFlag, type CaseData } from '../../src/case/caseData.ts';
import type { IssueType } from '../../src/model/issue.ts';
import type { RelationRecord } from '../../src/model/records.ts';
import { buildCase, TODAY } from './buildCase.ts';
import { plainCase } from './plainCase.ts';
import { pieces } from './records.ts';

function countOf(data: CaseData, type: IssueType): number {
  return data.issues.find((group) => group.type === type)?.count ?? 0;
}

const ship = (id: string, from: string, to: string): RelationRecord => ({ id, kind: 'ships', from, to });

/** Whether a party whose listing ended in June 2024 counts as listed. */
function listedAsOf(asOf: string): boolean {
  const builder = new CaseBuilder(TODAY);
  builder.header({ title: 'x', asOf });
  const act = { type: 'listed', authority: 'A', dateIs: 'on', about: 'this', until: '2024-06' } as const;
  builder.entity({ id: 'a', kind: 'company', name: 'a', acts: [act] }, 1);
  return ((builder.finish('').entities.flags[0] ?? 0) & EntityFlag.listed) !== 0;
}

describe('the issues of a case', () => {
  it('count every repeated id, dangling reference and self-relation', () => {
    fc.assert(
      fc.property(pieces, (given) => {
        const data = buildCase(given);
        const { entities, relations } = plainCase(given, TODAY);
        const described = given.filter((piece) => piece.type === 'entity').map((piece) => piece.record.id);
        const asGiven = given.filter((piece) => piece.type === 'relation').map((piece) => piece.record.id);
        const renamed = relations.filter((relation, index) => relation.id !== asGiven[index]).length;
        const placeholders = [...entities.values()].filter((facts) => facts.placeholder).length;
        expect(countOf(data, 'repeated-id')).toBe(described.length - new Set(described).size + renamed);
        expect(countOf(data, 'dangling')).toBe(placeholders);
        expect(countOf(data, 'self-relation')).toBe(relations.filter(({ from, to }) => from === to).length);
        expect(data.issueCount).toBe(data.issues.reduce((sum, group) => sum + group.count, 0));
      }),
      { numRuns: 1_000 },
    );
  });

  it('name file and line of the first mention of what is not in the file', () => {
    const builder = new CaseBuilder(TODAY);
    builder.beginFile('one', 'case');
    builder.relation(ship('r1', 'a', 'b'), 7);
    builder.endFile(0);
    builder.beginFile('two', 'case');
    builder.relation(ship('r2', 'a', 'c'), 3);
    builder.entity({ id: 'b', kind: 'company', name: 'B' }, 4);
    builder.endFile(0);
    expect(builder.finish('').issues).toEqual([
      {
        type: 'dangling',
        count: 2,
        samples: [
          { type: 'dangling', file: 'one', line: 7, text: 'a is referred to but not in the file.' },
          { type: 'dangling', file: 'two', line: 3, text: 'c is referred to but not in the file.' },
        ],
      },
    ]);
  });

  it('keep the first 10,000 of a type, and count the rest', () => {
    const builder = new CaseBuilder(TODAY);
    builder.beginFile('file', 'case');
    for (let line = 1; line <= 10_050; line++) builder.issue('bad-date', line, 'x');
    builder.issue('bad-code', 0, 'y');
    const [most, least] = builder.finish('').issues;
    expect(most?.count).toBe(10_050);
    expect(most?.samples.map(({ line }) => line)).toEqual(Array.from({ length: 10_000 }, (_, index) => index + 1));
    expect(least).toEqual({ type: 'bad-code', count: 1, samples: [{ type: 'bad-code', file: 'file', text: 'y' }] });
  });

  it('say that a very long name is shortened, and keep all of it', async () => {
    const name = 'x'.repeat(1_000_000);
    const data = buildCase([{ type: 'entity', record: { id: 'a', kind: 'company', name } }]);
    expect(countOf(data, 'name-too-long')).toBe(1);
    expect((await data.details.entity(0)).name).toBe(name);
    expect(data.entities.names.get(0)).toBe(name);
  });
});

describe('the head of a case', () => {
  it('is the first one given, or the names of the files', () => {
    const builder = new CaseBuilder(TODAY);
    builder.beginFile('one', 'case');
    builder.endFile(1);
    builder.beginFile('two', 'ftm');
    builder.row();
    builder.endFile(2);
    const { header, files } = builder.finish('');
    expect(header).toEqual({ title: 'one, two' });
    expect(files).toEqual([
      { name: 'one', format: 'case', rows: 0, bytes: 1 },
      { name: 'two', format: 'ftm', rows: 1, bytes: 2 },
    ]);
    const titled = new CaseBuilder(TODAY);
    titled.header({ title: 'First' });
    titled.header({ title: 'Second' });
    titled.source({ id: 'S', title: 'first' });
    titled.source({ id: 'S', title: 'second' });
    titled.view('v', { x: 1 });
    const data = titled.finish('');
    expect(data.header).toEqual({ title: 'First' });
    expect(data.sources.get('S')?.title).toBe('first');
    expect(data.views).toEqual([{ title: 'v', state: { x: 1 } }]);
  });

  it('decides by its as-of date which listings still stand', () => {
    expect(listedAsOf('2024-01-01')).toBe(true);
    expect(listedAsOf('2025-01-01')).toBe(false);
  });
});
