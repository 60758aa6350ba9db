import { describe, expect, it } from 'vitest';
import { readFile } from '../../src/formats/readFile.ts';
import { standingListings } from '../../src/model/act.ts';
import { asJson, collectSink, inPieces, type Collected } from '../support/collectSink.ts';
import { sharedData, shipped } from '../support/sharedData.ts';

async function read(name: string): Promise<Collected> {
  const collected = collectSink();
  await readFile({ name, chunks: inPieces(shipped(`cases/${name}`)) }, () => collected.sink);
  expect(collected.issues).toEqual([]);
  return collected;
}

function dangling({ entities, relations, sources }: Collected): string[] {
  const ids = new Set(entities.map((entity) => entity.id));
  const known = new Set(sources.map((source) => source.id));
  const ends = relations.flatMap(({ from, to, via }) => [from, to, ...(via ?? []).map((one) => one.entity)]);
  const cited = [
    ...relations.flatMap((relation) => relation.evidence ?? []).map((evidence) => evidence.source),
    ...entities.flatMap((entity) => entity.acts ?? []).map((act) => act.source ?? 'none'),
  ];
  return [...ends.filter((id) => !ids.has(id)), ...cited.filter((id) => !known.has(id))];
}

describe('public record', () => {
  it('has 56 entities, 49 relations and 27 sources that all hang together', async () => {
    const { entities, relations, sources, headers } = await read('public-record.jsonl');
    expect([entities.length, relations.length, sources.length]).toEqual([56, 49, 27]);
    expect(headers).toEqual([
      expect.objectContaining({ title: 'Public record: networks named in official acts', asOf: '2026-11-22' }),
    ]);
    expect(dangling(await read('public-record.jsonl'))).toEqual([]);
  });

  it('lists nobody for an act about the people or the network behind', async () => {
    const { entities } = await read('public-record.jsonl');
    const badge = (id: string) =>
      standingListings(entities.find((entity) => entity.id === id)?.acts ?? [], '2026-11-22').length > 0;
    const acts = entities.flatMap((entity) => entity.acts ?? []);
    expect(acts.length).toBe(52);
    expect(acts.filter((act) => act.type === 'listed').length).toBe(49);
    expect(acts.filter((act) => act.about === 'network').length).toBe(6);
    expect(acts.filter((act) => act.about === 'people behind it').length).toBe(3);
    // E35 and E37: "companies included in the network", not named singly. E50: its owners pleaded guilty.
    expect(['E35', 'E37', 'E50', 'E58', 'E15', 'E16'].filter(badge)).toEqual([]);
    expect(['E13', 'E19', 'E26', 'E80'].filter(badge)).toEqual(['E13', 'E19', 'E26', 'E80']);
  });

  it('takes the day of an act for no shipment, a description for no kind and no text for a code', async () => {
    const { entities, relations } = await read('public-record.jsonl');
    const stated = relations.filter((relation) => relation.raw?.['statedOn'] !== undefined);
    expect(stated.length).toBe(29);
    expect(stated.filter((relation) => relation.dates !== undefined)).toEqual([]);
    expect(relations.filter((relation) => relation.goods?.hs !== undefined)).toEqual([]);
    expect(relations.filter((relation) => relation.value !== undefined)).toEqual([]);
    const described = entities.filter((entity) => entity.note?.startsWith('described as'));
    expect(described.length).toBe(6);
    expect(new Set(described.map((entity) => entity.kind))).toEqual(new Set(['company']));
    expect(entities.filter((entity) => entity.unnamed === true).length).toBeGreaterThan(5);
    expect(relations.find((relation) => relation.id === 'R036')?.note).toContain('USD 225,000+ overall (S27)');
  });

  it('loses and invents no text of its original', async () => {
    const original = sharedData('public-record.json');
    if (original === undefined) return;
    expect(differences(original, await read('public-record.jsonl'))).toEqual([]);
  });
});

describe('corridors', () => {
  it('has 15 entities, 18 relations and 5 sources that all hang together', async () => {
    const corridors = await read('corridors.jsonl');
    expect([corridors.entities.length, corridors.relations.length, corridors.sources.length]).toEqual([15, 18, 5]);
    expect(dangling(corridors)).toEqual([]);
  });

  it('is collective throughout, names nobody, and keeps values as rates', async () => {
    const { entities, relations } = await read('corridors.jsonl');
    expect(relations.every((relation) => relation.claim?.scope === 'collective')).toBe(true);
    expect(entities.every((entity) => entity.unnamed === true)).toBe(true);
    const values = relations.flatMap((relation) => relation.value ?? []);
    expect(values.map((value) => [value.amount, value.currency, value.per])).toEqual([
      [300_000_000, 'USD', 'month'],
      [600_000_000, 'USD', 'month'],
    ]);
  });

  it('marks every placement of a facilitator as inferred, in the role of its own kind', async () => {
    const { entities, relations } = await read('corridors.jsonl');
    const via = relations.flatMap((relation) => relation.via ?? []);
    expect(via.length).toBe(9);
    for (const { entity, role, claim } of via) {
      const kind = entities.find((candidate) => candidate.id === entity)?.kind;
      expect({ entity, role, claim }).toEqual({ entity, role: kind?.replaceAll('_', ' '), claim: 'inferred' });
    }
  });

  it('loses and invents no text of its original', async () => {
    const original = sharedData('corridors.json');
    if (original === undefined) return;
    expect(differences(original, await read('corridors.jsonl'))).toEqual([]);
  });
});

/** Texts of the original that the case lacks, and texts of the case that the original lacks. */
function differences(original: Uint8Array, read: Collected): string[] {
  const before = leaves(JSON.parse(new TextDecoder().decode(original)));
  const after = leaves(asJson([read.headers, read.sources, read.entities, read.relations]));
  const afterText = after.join('\n');
  const beforeText = before.join('\n');
  const roles = new Set(read.relations.flatMap((relation) => relation.via ?? []).map((via) => via.role));
  // Notes joined from several texts of the original are checked part by part.
  const parts = after
    .filter((leaf) => !beforeText.includes(leaf) && !roles.has(leaf))
    .flatMap((leaf) => leaf.split(/; |(?:Quantity|Value) as stated: |\.$/));
  return [
    ...before.filter((leaf) => !afterText.includes(leaf)),
    ...parts.filter((part) => part !== '' && !beforeText.includes(part)),
  ];
}

function leaves(value: unknown): string[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  if (typeof value === 'number') return [String(value)];
  if (Array.isArray(value)) return value.flatMap(leaves);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : [];
}
