import { describe, expect, it } from 'vitest';
import { withStops } from '../../src/cli/stops.ts';
import type { RelationRecord } from '../../src/model/records.ts';
import { smallCase } from '../support/smallCase.ts';
import { shippedPath, traceOf } from './terminal.ts';

const ship = (id: string, from: string, to: string, more: Partial<RelationRecord> = {}): RelationRecord => ({
  id,
  kind: 'ships',
  from,
  to,
  ...more,
});

const data = smallCase({
  entities: ['a', 'b', 'c', 'bank', 'x@2023'],
  relations: [
    ship('before', 'a', 'b', { dates: { from: '2022-12', to: '2022-12' } }),
    ship('over', 'a', 'b', { dates: { from: '2022', to: '2023' } }),
    ship('after', 'a', 'b', { dates: { from: '2023-07-01', to: '2023-07-02' } }),
    ship('undated', 'b', 'c'),
    ship('served', 'a', 'c', { via: [{ entity: 'bank' }], dates: { from: '2023-02', to: '2023-02' } }),
    ship('other', 'x@2023', 'c'),
  ],
});

/** Ids of the relations that are still around an entity. */
function left(texts: readonly string[]): { readonly walked: string[]; readonly uncertain: number } {
  const { data: after, uncertain, relations } = withStops(data, texts);
  const walked = [...after.adjacency.outgoing.items].map((relation) => data.relations.ids.get(relation)).sort();
  const incoming = [...after.adjacency.incoming.items].map((relation) => data.relations.ids.get(relation)).sort();
  expect(incoming).toEqual(walked);
  expect(walked.length + relations).toBe(data.relations.count);
  expect(after.adjacency.outgoing.starts.at(-1)).toBe(walked.length);
  return { walked, uncertain };
}

describe('a stopped party', () => {
  it('takes every relation along that it is an end of or served', () => {
    expect(left(['b'])).toEqual({ walked: ['other', 'served'], uncertain: 0 });
    expect(left(['bank'])).toEqual({ walked: ['after', 'before', 'other', 'over', 'undated'], uncertain: 0 });
    expect(left(['b', 'bank'])).toEqual({ walked: ['other'], uncertain: 0 });
    expect(left([])).toEqual({ walked: ['after', 'before', 'other', 'over', 'served', 'undated'], uncertain: 0 });
  });

  it('from a date on, leaves what ended before and counts unknown and spanning dates', () => {
    expect(left(['b@2023-01'])).toEqual({ walked: ['before', 'other', 'served'], uncertain: 2 });
    expect(left(['b@2024'])).toEqual({ walked: ['after', 'before', 'other', 'over', 'served'], uncertain: 1 });
    expect(left(['b@2024', 'b@2023'])).toEqual(left(['b@2023']));
  });

  it('may have an @ in its id', () => {
    expect(left(['x@2023']).walked).not.toContain('other');
    expect(left(['x@2023@2024']).uncertain).toBe(1);
  });

  it('is refused when it is not there, or its date is none', () => {
    expect(() => withStops(data, ['nobody'])).toThrow('--stop: there is no entity "nobody" in this case.');
    expect(() => withStops(data, ['b@soon'])).toThrow('--stop: "soon" is not a date.');
    expect(() => withStops(data, ['@2023'])).toThrow('--stop');
  });

  it('breaks the chains of the tutorial that rest on it alone, and no other', async () => {
    const tutorial = shippedPath('tutorial.jsonl');
    const all = await traceOf(tutorial);
    const stopped = await traceOf(tutorial, '--stop', 'radiokomplekt');
    expect(stopped.chains).toEqual(all.chains.filter((chain) => !chain.entities.includes('radiokomplekt')));
    const bank = await traceOf(tutorial, '--stop', 'silk');
    expect(bank.chains.length).toBeLessThan(all.chains.length / 2);
    expect((await traceOf(tutorial, '--stop', 'silk@2099')).found.count).toBeGreaterThan(bank.found.count);
  });
});
