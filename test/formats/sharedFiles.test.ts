import { describe, expect, it } from 'vitest';
import { readFile, type ReadReport } from '../../src/formats/readFile.ts';
import { collectSink, inPieces, issueCounts, type Collected } from '../support/collectSink.ts';
import { fixture, sharedData } from '../support/sharedData.ts';

async function read(
  name: string,
  bytes: Uint8Array,
): Promise<{ readonly report: ReadReport; readonly read: Collected }> {
  const collected = collectSink();
  const report = await readFile({ name, chunks: inPieces(bytes, 4099) }, () => collected.sink);
  return { report, read: collected };
}

function kinds({ entities, relations }: Collected): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { kind, label } of [...entities, ...relations.filter((relation) => relation.label !== 'addressEntity')]) {
    const name = `${kind}/${label ?? ''}`;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

/** File, format, rows, entities, relations, additions, issues by type. */
const FILES: readonly (readonly [string, string, number, number, number, number, Record<string, number>])[] = [
  ['ftm/eu_authorities.ftm.json', 'ftm', 151, 151, 0, 0, {}],
  ['ftm/parteispenden.entities.ftm.json', 'ftm', 475, 185, 394, 0, {}],
  ['ftm/t1.entities.ftm.json', 'ftm', 7, 7, 2, 0, {}],
  ['ftm/watchlist-synthetic.ftm.jsonl', 'ftm', 81, 39, 14, 28, { 'bad-country': 1 }],
  ['ftm/network-diagram.sample.ftm', 'ftm', 20, 17, 3, 0, {}],
  ['ftm/wd_persons.targets.nested.json', 'ftm', 5, 9, 4, 0, { 'missing-field': 5 }],
  ['ftm/wd_persons.targets.simple.csv', 'ftm-simple', 5, 5, 0, 0, {}],
];

describe('sample files', () => {
  it.each(FILES)('%s is read in full', async (path, format, rows, entities, relations, additions, issues) => {
    const bytes = sharedData(path);
    if (bytes === undefined) return;
    const { report, read: all } = await read(path, bytes);
    expect(report.format).toBe(format);
    expect([all.rows, all.entities.length, all.relations.length, all.additions.length]).toEqual([
      rows,
      entities,
      relations,
      additions,
    ]);
    expect(issueCounts(all)).toEqual(issues);
    expect(report.bytes).toBe(bytes.length);
    const ids = [...all.entities, ...all.relations].map((record) => record.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('gives the 291 pairs of payer and beneficiary of 290 payments, each with its amount in euros', async () => {
    const bytes = sharedData('ftm/parteispenden.entities.ftm.json');
    if (bytes === undefined) return;
    const { read: all } = await read('parteispenden', bytes);
    const payments = all.relations.filter((relation) => relation.kind === 'pays');
    expect(payments.length).toBe(291);
    expect(payments.filter((payment) => payment.id.endsWith('#2')).length).toBe(1);
    expect(payments.every((payment) => payment.value?.currency === 'EUR')).toBe(true);
    expect(kinds(all)).toMatchObject({
      'company/Company': 56,
      'person/Person': 22,
      'organization/Organization': 18,
      'address/Address': 89,
    });
  });

  it('gives the ownerships, directorships and listings of the watch list', async () => {
    const bytes = sharedData('ftm/watchlist-synthetic.ftm.jsonl');
    if (bytes === undefined) return;
    const { read: all } = await read('watchlist', bytes);
    expect(all.relations.filter((relation) => relation.kind === 'owns').length).toBe(8);
    expect(all.relations.filter((relation) => relation.kind === 'directs').length).toBe(6);
    expect(all.additions.filter((addition) => addition.acts !== undefined).length).toBe(17);
    expect(all.additions.filter((addition) => addition.identifiers !== undefined).length).toBe(11);
    expect(kinds(all)).toMatchObject({ 'person/Person': 33, 'company/Company': 6 });
  });

  it('draws no relation from the layout of a network diagram', async () => {
    const bytes = sharedData('ftm/network-diagram.sample.ftm');
    if (bytes === undefined) return;
    const { read: all } = await read('diagram', bytes);
    expect(all.relations.map((relation) => relation.kind).toSorted()).toEqual(['linked_to', 'owns', 'represents']);
    expect(kinds(all)).toMatchObject({ 'person/Person': 8, 'company/Company': 6, 'organization/PublicBody': 3 });
  });

  it.each([
    ['ftm/wd_persons.senzing.json', 'Senzing'],
    ['customs/armenia-import-short.xlsx', 'Office'],
  ])('%s is refused in one clear line', async (path, word) => {
    const bytes = sharedData(path);
    if (bytes === undefined) return;
    await expect(read(path, bytes)).rejects.toThrow(word);
  });
});

describe('fixtures', () => {
  it('reads the invented FollowTheMoney file', async () => {
    const { read: all, report } = await read('invented.ftm.json', fixture('invented.ftm.json'));
    expect(report.format).toBe('ftm');
    expect([all.rows, all.entities.length, all.relations.length, all.additions.length]).toEqual([7, 3, 6, 1]);
    expect(all.relations.map((relation) => relation.id)).toEqual([
      'fx-trader#addressEntity',
      'fx-trader#parent',
      'fx-decl-1',
      'fx-decl-2',
      'fx-pay',
      'fx-pay#2',
    ]);
    expect(all.issues).toEqual([]);
  });

  it('reads the tables of nodes and edges', async () => {
    const nodes = await read('nodes.csv', fixture('nodes.csv'));
    const edges = await read('edges.csv', fixture('edges.csv'));
    expect([nodes.report.format, edges.report.format]).toEqual(['csv', 'csv']);
    expect(nodes.read.entities.map((entity) => entity.id)).toEqual(['A', 'B', 'C']);
    expect(edges.read.relations.map((relation) => relation.id)).toEqual([
      'edges.csv:A>B',
      'edges.csv:B>C',
      'edges.csv:A>B#2',
      'edges.csv:C>B',
    ]);
  });
});
