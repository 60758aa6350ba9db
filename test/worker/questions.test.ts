import { beforeAll, describe, expect, it } from 'vitest';
import { hashId } from '../../src/model/ids.ts';
import { TUTORIAL } from '../cases/tutorialFile.ts';
import { fakeWorker, opening, tutorial } from './fakeWorker.ts';

const { client } = fakeWorker();

beforeAll(async () => {
  await client.call('open', opening(tutorial()));
  await client.call('persons', { named: true });
});

describe('a hop of many relations', () => {
  const ids = TUTORIAL.relations.map((relation) => relation.id);

  it('lists them oldest first with undated ones last, or largest amount first', async () => {
    const oldest = await client.call('hop', { relations: ids, limit: 1000, order: 'oldest' });
    const days = oldest.relations.map((relation) => (relation.dates?.from ?? '').padEnd(10, '-01'));
    const dated = days.filter((day) => day.trim() !== '' && !day.startsWith('-'));
    expect(dated.map((day) => day.slice(0, 4))).toEqual(dated.map((day) => day.slice(0, 4)).toSorted());
    expect(days.indexOf(days.find((day) => day.startsWith('-')) ?? '')).toBe(dated.length);
    const { relations } = await client.call('hop', { relations: ids, limit: 1000, order: 'value' });
    const amounts = relations.map((relation) => relation.value?.amount ?? -1);
    expect(amounts).toEqual(amounts.toSorted((a, b) => b - a));
  });

  it('counts all of them by month and by lack of a source, whatever is listed', async () => {
    const { months, unsourced, total } = await client.call('hop', { relations: ids, limit: 1 });
    expect(total).toBe(ids.length);
    expect(unsourced).toBe(TUTORIAL.relations.filter((relation) => !relation.evidence?.length).length);
    const counts = new Map<string, number>();
    for (const { dates } of TUTORIAL.relations) {
      const month = dates?.from?.slice(0, 7);
      if (month === undefined || month.length < 7 || dates?.to?.slice(0, 7) !== month) continue;
      counts.set(month, (counts.get(month) ?? 0) + 1);
    }
    for (const [month, count] of counts)
      expect(months.find((one) => one.month === month)?.count).toBeGreaterThanOrEqual(count);
    expect(months.map(({ month }) => month)).toEqual(months.map(({ month }) => month).toSorted());
  });
});

describe('an entity in full', () => {
  it('comes with its record, its sources and its relations counted by kind', async () => {
    for (const { id, name } of TUTORIAL.entities) {
      const reply = await client.call('entity', { id });
      expect(reply).toMatchObject({ brief: { id, name }, record: { id, name } });
      const of = (side: 'from' | 'to'): number => TUTORIAL.relations.filter((relation) => relation[side] === id).length;
      expect(reply?.relations.reduce((sum, { outgoing }) => sum + outgoing, 0)).toBe(of('from'));
      expect(reply?.relations.reduce((sum, { incoming }) => sum + incoming, 0)).toBe(of('to'));
      expect(reply?.served).toBe(
        TUTORIAL.relations.filter((relation) => relation.via?.some((via) => via.entity === id)).length,
      );
    }
  });

  it('is missing where the case does not hold it', async () => {
    expect(await client.call('entity', { id: 'nobody' })).toBeUndefined();
    expect(await client.call('neighbours', { id: 'constructor', limit: 5, groups: [] })).toBeUndefined();
  });
});

describe('a hop in full', () => {
  it('gives its relations with the newest first, those it knows and no more than asked for', async () => {
    const ids = TUTORIAL.relations.filter((relation) => relation.from === 'northwind').map((relation) => relation.id);
    const { relations, total, entities } = await client.call('hop', { relations: [...ids, 'nothing'], limit: 3 });
    expect(total).toBe(ids.length);
    expect(relations.length).toBe(Math.min(3, ids.length));
    expect(entities.map((brief) => brief.id)).toContain('northwind');
    const dates = relations.map((relation) => relation.dates?.from ?? '');
    expect(dates).toEqual(dates.toSorted().toReversed());
  });

  it('gives the sources of its evidence', async () => {
    const { relations, sources } = await client.call('hop', { relations: ['R001', 'R003'], limit: 10 });
    const named = relations.flatMap((relation) => relation.evidence?.map((evidence) => evidence.source) ?? []);
    expect(named.length).toBeGreaterThan(0);
    for (const id of named) expect(sources.map((source) => source.id)).toContain(id);
  });
});

describe('the neighbours of an entity', () => {
  it('are all counted, also where fewer are shown', async () => {
    const around = TUTORIAL.relations.filter(({ from, to }) => from === 'northwind' || to === 'northwind');
    const others = new Set(around.flatMap(({ from, to }) => [from, to]).filter((id) => id !== 'northwind'));
    const all = await client.call('neighbours', { id: 'northwind', limit: 1000, groups: [] });
    expect(all?.total).toBe(others.size);
    expect(new Set(all?.entities.map((brief) => brief.id))).toEqual(others);
    expect(all?.links.reduce((sum, link) => sum + link.relations, 0)).toBe(around.length);
    const none = await client.call('neighbours', { id: 'northwind', limit: 2, groups: [] });
    expect([none?.total, none?.entities, none?.links]).toEqual([others.size, [], []]);
    expect(none?.groups).toEqual(all?.groups);
  });

  it('are given by chosen groups where they are many', async () => {
    const all = await client.call('neighbours', { id: 'khazar', limit: 5, groups: [] });
    const [group] = all?.groups ?? [];
    if (!group) throw new Error('The hub of the tutorial has no neighbours.');
    const groups = [`${group.kind} ${group.entityKind}`];
    const some = await client.call('neighbours', { id: 'khazar', limit: 5, groups });
    expect(some?.entities).toHaveLength(Math.min(5, group.count));
    expect(some?.entities.every((brief) => brief.kind === group.entityKind)).toBe(true);
    const shown = new Set(['khazar', ...(some?.entities.map((brief) => brief.id) ?? [])]);
    for (const { from, to } of some?.links ?? []) expect([shown.has(from), shown.has(to)]).toEqual([true, true]);
  });
});

describe('the hashes of a link', () => {
  it('are turned back into the ids of entities and relations; unknown ones are left out', async () => {
    const ids = [...TUTORIAL.entities, ...TUTORIAL.relations].map((record) => record.id);
    const found = await client.call('resolve', { hashes: [...ids.map(hashId), hashId('nobody'), 7] });
    expect(new Map(found)).toEqual(new Map(ids.map((id) => [hashId(id), id])));
    expect(await client.call('resolve', { hashes: [] })).toEqual([]);
  });
});

describe('a search', () => {
  it('finds a party by name and by an identifier', async () => {
    const { entities, count, complete } = await client.call('search', { text: 'northwind', limit: 5 });
    expect(entities[0]).toMatchObject({ id: 'northwind', field: 'name' });
    expect({ few: count >= 1, complete }).toEqual({ few: true, complete: true });
    const known = TUTORIAL.entities.find((entity) => (entity.identifiers ?? []).length > 0);
    const value = known?.identifiers?.[0]?.value ?? '';
    const byNumber = await client.call('search', { text: value, limit: 5 });
    expect(byNumber.entities.map((entity) => entity.id)).toContain(known?.id);
  });
});

describe('settings that would help an empty answer', () => {
  it('are offered with the chains they would give', async () => {
    const offers = await client.call('relax', {
      query: {
        ...(await suggested()),
        from: { ids: ['northwind'] },
        to: { ids: ['plant12'] },
        require: ['zlatar'],
      },
    });
    expect(offers.find((offer) => offer.id === 'order')?.found.count).toBeGreaterThan(0);
  });
});

async function suggested() {
  const { suggestedQuery } = await client.call('open', opening(tutorial()));
  if (!suggestedQuery) throw new Error('The tutorial suggests no trace.');
  return suggestedQuery;
}
