import { beforeAll, expect, it } from 'vitest';
import { TUTORIAL } from '../cases/tutorialFile.ts';
import { fakeWorker, opening, tutorial } from './fakeWorker.ts';

const { client } = fakeWorker();

beforeAll(async () => {
  await client.call('open', opening(tutorial()));
});

it('names every relation by its kind and both ends, which are among the parties', async () => {
  const ids = TUTORIAL.relations.map(({ id }) => id);
  const { entities, relations } = await client.call('flagSubjects', { entities: [], relations: [...ids, ...ids] });
  expect(relations.map(({ id, kind, from, to }) => ({ id, kind, from, to }))).toEqual(
    TUTORIAL.relations.map(({ id, kind, from, to }) => ({ id, kind, from, to })),
  );
  const known = new Set(entities.map(({ id }) => id));
  for (const { from, to } of relations) expect([known.has(from), known.has(to)]).toEqual([true, true]);
});

it('says the dates without claiming more than is known, and leaves out what the case does not hold', async () => {
  const { entities, relations } = await client.call('flagSubjects', {
    entities: ['alatau', 'nobody'],
    relations: ['R005', 'nothing', 'constructor'],
  });
  expect(relations.map(({ id, dates }) => [id, dates])).toEqual([['R005', '14 Jan 2023']]);
  expect(entities.map(({ id }) => id)).toEqual(['alatau', 'vektor']);
  const undated = TUTORIAL.relations.find((relation) => relation.dates === undefined);
  const reply = await client.call('flagSubjects', { entities: [], relations: [undated?.id ?? ''] });
  expect(reply.relations[0]?.dates).toBe('an unknown date');
});
