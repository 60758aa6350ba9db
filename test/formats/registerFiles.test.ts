import { describe, expect, it } from 'vitest';
import { readFile, type ReadReport } from '../../src/formats/readFile.ts';
import { collectSink, inPieces, issueCounts, type Collected } from '../support/collectSink.ts';
import { sharedData } from '../support/sharedData.ts';

async function open(
  path: string,
  bytes: Uint8Array,
): Promise<{ readonly report: ReadReport; readonly read: Collected }> {
  const read = collectSink();
  const report = await readFile({ name: path, chunks: inPieces(bytes, 4099) }, () => read.sink);
  return { report, read };
}

/** File, format, statements or rows, entities, relations, additions. None of them gives an issue. */
const FILES: readonly (readonly [string, string, number, number, number, number])[] = [
  ['bods/0.1/basic_1.json', 'bods', 3, 2, 1, 0],
  ['bods/0.2/basic_1.json', 'bods', 3, 2, 1, 0],
  ['bods/0.2/component-chain.json', 'bods', 6, 3, 3, 0],
  ['bods/0.2/register-sample-1.jsonl', 'bods', 10, 4, 11, 0],
  ['bods/0.3/basic_1.json', 'bods', 3, 2, 1, 0],
  ['bods/0.4/bods-package-entity-owning-entity.json', 'bods', 3, 2, 1, 0],
  ['bods/0.4/bods-package-fi-soe.json', 'bods', 9, 4, 5, 0],
  ['bods/0.4/full-pep-declaration.json', 'bods', 3, 2, 2, 0],
  ['bods/0.4/indirect-ownership.json', 'bods', 6, 3, 3, 0],
  ['bods/0.4/joint-ownership.json', 'bods', 7, 4, 3, 0],
  ['bods/0.4/levent.json', 'bods', 7, 4, 4, 0],
  ['bods/0.4/mixed-direct-and-indirect-ownership.json', 'bods', 6, 3, 4, 0],
  ['bods/0.4/multiple-indirect-ownership.json', 'bods', 9, 4, 5, 0],
  ['bods/0.4/mutilple-indirect-ownership-2.json', 'bods', 9, 4, 5, 0],
  ['bods/0.4/nomination.json', 'bods', 8, 4, 4, 0],
  ['bods/0.4/plc-entity-statement.json', 'bods', 1, 1, 0, 0],
  ['bods/0.4/rosneft-gleif.jsonl', 'bods', 8, 4, 4, 0],
  ['bods/0.4/sample_300_statements.json', 'bods', 300, 200, 100, 0],
  ['bods/0.4/tecido.json', 'bods', 11, 3, 5, 0],
  ['gleif/lei-data.xml', 'gleif', 13, 13, 0, 0],
  ['gleif/rr-data.xml', 'gleif', 10, 0, 10, 0],
  ['gleif/repex-data.xml', 'gleif', 10, 10, 10, 0],
  ['uk-psc/psc-data-1.json', 'uk-psc', 3, 2, 1, 1],
  ['uk-psc/psc-data-2.json', 'uk-psc', 2, 2, 2, 0],
  ['uk-psc/psc-data-3.json', 'uk-psc', 2, 2, 2, 0],
  ['uk-psc/psc-data-8.json', 'uk-psc', 4, 6, 5, 0],
];

describe('sample files of registers', () => {
  it.each(FILES)('%s is read in full', async (path, format, rows, entities, relations, additions) => {
    const bytes = sharedData(path);
    if (bytes === undefined) return;
    const { report, read } = await open(path, bytes);
    expect(report.format).toBe(format);
    expect([read.rows, read.entities.length, read.relations.length, read.additions.length]).toEqual([
      rows,
      entities,
      relations,
      additions,
    ]);
    expect(issueCounts(read)).toEqual({});
    const ids = [...read.entities, ...read.relations].map((record) => record.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('lets the latest of 11 statements about 5 records hold, two of them closed', async () => {
    const bytes = sharedData('bods/0.4/tecido.json');
    if (bytes === undefined) return;
    const { read } = await open('tecido', bytes);
    const closed = [...read.entities, ...read.relations].filter((record) => record.note?.includes('closed'));
    expect(closed.map((record) => record.id)).toEqual(['018AF6B3EB', '022EBEB66B', '022EBEB66B#2', '022EBEB66B#3']);
    expect(read.relations.find((relation) => relation.id === '022EBEB66B')?.dates?.to).toBe('2023-03-03');
  });

  it.each(['0.2/component-chain.json', '0.4/multiple-indirect-ownership.json'])(
    'gives the share that sums up a chain of %s as text alone',
    async (path) => {
      const bytes = sharedData(`bods/${path}`);
      if (bytes === undefined) return;
      const { read } = await open(path, bytes);
      const [sum, ...others] = read.relations.filter(
        (relation) =>
          relation.raw?.['directOrIndirect']?.[0] === 'indirect' || relation.raw?.['interestLevel']?.[0] === 'indirect',
      );
      expect(others).toEqual([]);
      expect([sum?.kind, sum?.share, sum?.raw?.['share']?.length]).toEqual(['owns', undefined, 1]);
    },
  );

  it('draws the arrow of GLEIF from the parent', async () => {
    const bytes = sharedData('gleif/rr-data.xml');
    if (bytes === undefined) return;
    const { read } = await open('rr', bytes);
    expect(read.relations[0]).toMatchObject({
      from: '5493001Z012YSB2A0K51',
      to: '001GPB6A9XPE8XJICC14',
      dates: { from: '2012-11-29', to: undefined },
    });
  });
});
