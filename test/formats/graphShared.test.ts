import { describe, expect, it } from 'vitest';
import { readFile } from '../../src/formats/readFile.ts';
import { collectSink, inPieces, issueCounts, type Collected } from '../support/collectSink.ts';
import { sharedData } from '../support/sharedData.ts';

async function read(name: string, bytes: Uint8Array): Promise<{ readonly format: string; readonly all: Collected }> {
  const all = collectSink();
  const report = await readFile({ name, chunks: inPieces(bytes, 4099) }, () => all.sink);
  return { format: report.format, all };
}

/** File, format, entities and relations as the manifest counts them, issues by type. */
const FILES: readonly (readonly [string, string, number, number, Record<string, number>])[] = [
  ['airlines.graphml', 'graphml', 235, 2101, {}],
  ['quakers.graphml', 'graphml', 96, 162, {}],
  ['les-miserables.gexf', 'gexf', 77, 254, {}],
  ['power-grid.gexf', 'gexf', 4941, 6594, {}],
  ['us-airports.gexf', 'gexf', 235, 1297, {}],
  ['gal.cyjs.json', 'cytoscape', 331, 362, {}],
  ['medium-network.cx', 'cx1', 14, 37, { 'unknown-field': 2, 'unknown-kind': 51 }],
  ['general.cx2.json', 'cx2', 6, 3, {}],
];

describe('sample graphs', () => {
  it.each(FILES)('%s is read in full', async (name, format, entities, relations, issues) => {
    const bytes = sharedData(`graph/${name}`);
    if (bytes === undefined) return;
    const { format: found, all } = await read(name, bytes);
    expect([found, all.rows, all.entities.length, all.relations.length]).toEqual([
      format,
      entities + relations,
      entities,
      relations,
    ]);
    expect(issueCounts(all)).toEqual(issues);
    const ids = new Set(all.entities.map((entity) => entity.id));
    expect(ids.size).toBe(entities);
    expect(all.relations.every(({ from, to }) => ids.has(from) && ids.has(to))).toBe(true);
    expect(new Set(all.relations.map((relation) => relation.id)).size).toBe(relations);
  });
});
