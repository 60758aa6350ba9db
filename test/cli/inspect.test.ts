import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { fixturePath, inspectOf, say, sharedPath, shippedPath, withCaseFile } from './terminal.ts';

describe('inspect', () => {
  it('counts the shipped cases by kind', async () => {
    for (const name of ['tutorial.jsonl', 'public-record.jsonl', 'corridors.jsonl']) {
      const lines = readFileSync(shippedPath(name), 'utf8').trimEnd().split('\n');
      const told = await inspectOf(shippedPath(name));
      const count = (record: string): number => lines.filter((line) => line.includes(`"record":"${record}"`)).length;
      expect(told.case).toMatchObject({ entities: count('entity'), relations: count('relation'), issues: 0 });
      expect(Object.values(told.inspect.entities).reduce((sum, n) => sum + n, 0)).toBe(told.case.entities);
      expect(Object.values(told.inspect.relations).reduce((sum, n) => sum + n, 0)).toBe(told.case.relations);
      expect(told.inspect.files).toEqual([{ name, format: 'case', rows: lines.length }]);
    }
  });

  it('gives the suggested ends and layer', async () => {
    const { inspect } = await inspectOf(shippedPath('tutorial.jsonl'));
    expect(inspect.suggested).toMatchObject({
      layer: 'goods',
      why: 'Starting from manufacturers outside Russia and Belarus, 3. Ending at end-users in Russia, 3.',
    });
    expect(inspect.suggested.to?.toSorted()).toEqual(['plant12', 'sever', 'zarya']);
    expect(inspect.suggested.from?.toSorted()).toEqual(['helvetic', 'maker-x', 'northwind']);
  });

  it('reads several files as one case whose hash does not depend on their order', async () => {
    const [nodes, edges] = [fixturePath('nodes.csv'), fixturePath('edges.csv')];
    const told = await inspectOf(nodes, edges);
    expect(told.inspect.files.map((file) => file.name)).toEqual(['nodes.csv', 'edges.csv']);
    expect((await inspectOf(edges, nodes)).case).toMatchObject({
      hash: told.case.hash,
      entities: told.case.entities,
      relations: told.case.relations,
    });
  });

  it('names each issue with its file and line', async () => {
    await withCaseFile(
      [
        { record: 'case', version: 1, title: 'Small' },
        { record: 'entity', id: 'a', kind: 'trader', name: 'A' },
        { record: 'relation', id: 'r', kind: 'ships', from: 'a', to: 'b' },
      ],
      async (path) => {
        const { inspect, case: head } = await inspectOf(path);
        expect(head).toMatchObject({ title: 'Small', entities: 2, relations: 1, issues: 1 });
        expect(inspect.issues).toEqual([
          {
            type: 'dangling',
            count: 1,
            samples: [{ file: 'small.jsonl', line: 3, text: 'b is referred to but not in the file.' }],
          },
        ]);
        const { out } = await say(['inspect', path]);
        expect(out).toContain('1 × Refers to an entity that is not in the file');
        expect(out).toContain('small.jsonl:3  b is referred to');
      },
    );
  });

  it('gives the same for a file in gzip', async () => {
    const path = shippedPath('corridors.jsonl');
    await withCaseFile([], async (_, folder) => {
      const packed = join(folder, 'corridors.jsonl');
      writeFileSync(packed, gzipSync(readFileSync(path)));
      expect(await inspectOf(packed)).toEqual(await inspectOf(path));
    });
  });

  it('keeps control characters of data from the terminal', async () => {
    await withCaseFile([{ record: 'case', version: 1, title: 'a\u001b[2Jb\u202Ec' }], async (path) => {
      expect((await say(['inspect', path])).out).toMatch(/^a·\[2Jb·c: 0 entities/);
      expect((await inspectOf(path)).case.title).toBe('a\u001b[2Jb\u202Ec');
    });
  });

  it.each([
    ['eu_authorities.ftm.json', 151, 0],
    ['parteispenden.entities.ftm.json', 185, 394],
    ['network-diagram.sample.ftm', 17, 3],
    ['watchlist-synthetic.ftm.jsonl', 39, 14],
  ])('reads the shared file %s', async (name, entities, relations) => {
    const path = sharedPath(`ftm/${name}`);
    const isThere = existsSync(path);
    if (!isThere) process.stderr.write('The shared sample data are not installed: a fixture is read in their place.\n');
    const { case: told } = await inspectOf(isThere ? path : fixturePath('invented.ftm.json'));
    expect(told).toMatchObject(isThere ? { title: name, entities, relations } : { entities: 6, relations: 6 });
  });
});
