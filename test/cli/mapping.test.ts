import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fixturePath, inspectOf, say, withCaseFile } from './terminal.ts';

const mapping = {
  version: 1,
  name: 'Invented desk',
  columns: [
    { column: 'FROM WHOM', field: 'sender.name' },
    { column: 'TO WHOM', field: 'receiver.name' },
    { column: 'WHEN', field: 'date' },
  ],
  dateOrder: 'mdy',
  decimal: '.',
  multiplier: 1,
  records: 'imports',
  country: 'RU',
  leaveOutCopies: false,
  splits: { accepted: [], refused: [] },
};
const table = 'FROM WHOM,TO WHOM,WHEN\nAlfa (invented),Beta (invented),03/04/2023\n';

describe('--mapping', () => {
  it('reads a table by its mapping in every command', async () => {
    await withCaseFile([], async (_, folder) => {
      const [path, file] = [join(folder, 'table.csv'), join(folder, 'mapping.json')];
      writeFileSync(path, table);
      writeFileSync(file, JSON.stringify(mapping));
      const inspected = await say(['inspect', path, '--mapping', file, '--json']);
      expect(JSON.parse(inspected.out)).toMatchObject({ inspect: { relations: { ships: 1 } } });
      const traced = await say(['trace', path, '--mapping', file, '--json']);
      expect(traced.code).toBe(0);
      expect(JSON.parse(traced.out)).toMatchObject({ trace: { found: { count: 1, complete: true } } });
      expect((await say(['inspect', path])).code).toBe(2);
    });
  });

  it('refuses a file that is no mapping, naming it and the fault', async () => {
    const edges = fixturePath('edges.csv');
    const said = await say(['inspect', edges, '--mapping', edges]);
    expect([said.code, said.err]).toEqual([
      2,
      expect.stringContaining('edges.csv: is no mapping of columns. It is no JSON.'),
    ]);
    expect((await say(['inspect', edges, '--mapping', 'nowhere.json'])).err).toContain('there is no such file');
  });
});

describe('a table of shipments', () => {
  it('opens without a mapping and shows its totals', async () => {
    const path = fixturePath('invented-declarations.csv');
    const told = await inspectOf(path);
    expect(told.inspect.files).toEqual([{ name: 'invented-declarations.csv', format: 'customs', rows: 5 }]);
    expect(told.inspect.relations).toEqual({ ships: 5, supplies: 2 });
    expect((await say(['inspect', path])).out).toContain('Value: 94,120.5 USD');
  });
});
