import { createReadStream, readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { openCase } from '../../src/worker/openCase.ts';
import { CASES } from './tutorialFile.ts';

const LIST = v.array(
  v.strictObject({
    id: v.string(),
    file: v.string(),
    title: v.string(),
    description: v.string(),
    hash: v.string(),
  }),
);
const shipped = v.parse(LIST, JSON.parse(readFileSync(new URL('index.json', CASES), 'utf8')));

describe('the list of shipped cases', () => {
  it('begins with the tutorial', () => {
    expect(shipped.map((entry) => entry.id)).toEqual(['tutorial', 'public-record', 'corridors']);
  });

  it.each(shipped)('gives the title and the hash of $file, by which links find it', async ({ file, title, hash }) => {
    const chunks = () => createReadStream(new URL(file, CASES));
    const { data } = await openCase([{ name: file, size: undefined, chunks }], '2026-01-01');
    expect([data.header.title, data.hash]).toEqual([title, hash]);
    expect(data.issueCount).toBe(0);
  });
});
