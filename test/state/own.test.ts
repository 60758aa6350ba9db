import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { EMPTY_VIEW } from '../../src/model/view.ts';
import { keepOwn, mergeParties, unmerge, withdrawOwn } from '../../src/state/own.ts';
import { readOwnForm, readSourceForm, valuesOf, type OwnDraft } from '../../src/state/ownForm.ts';
import { undo, useApp } from '../../src/state/store.ts';
import { isOwnRecord } from '../../src/share/ownSchema.ts';

const view = () => useApp.getState().view;

beforeEach(() => {
  useApp.setState({ view: EMPTY_VIEW, past: [], future: [] });
});

/** Texts as people type them into any field. */
const typed = fc.oneof(
  fc.constantFrom('', ' ', 'ships', 'trader', 'KZ, ae', 'KZ;XX', 'Russia', '2023', '2023-13', '2023-04-05', '8542.31'),
  fc.constantFrom('1,200.50', '-3', 'NaN', '1e999', 'usd', 'listed', 'inferred', '__proto__', 'own:x', 'maker'),
  fc.string({ maxLength: 12 }),
);
const FIELDS = [
  'name',
  'kind',
  'countries',
  'founded',
  'address',
  'note',
  'locator',
  'from',
  'to',
  'dateFrom',
  'dateTo',
];
const MORE = [
  'hs',
  'goods',
  'amount',
  'currency',
  'claim',
  'entity',
  'relation',
  'role',
  'act',
  'authority',
  'measure',
];
const values = fc.dictionary(fc.constantFrom(...FIELDS, ...MORE, 'date', 'until', 'dateIs', 'about'), typed);
const types = fc.constantFrom<OwnDraft['type']>('entity', 'relation', 'role', 'facilitator', 'act');

describe('the form of something added by hand', () => {
  it('gives a record that a link can carry, or names what is wrong, for 2,000 random inputs', () => {
    fc.assert(
      fc.property(types, values, (type, typedIn) => {
        const reading = readOwnForm(type, typedIn, 'own:s');
        const record = reading.ok ? reading.record : undefined;
        expect(record === undefined || isOwnRecord(JSON.parse(JSON.stringify(record)))).toBe(true);
        // Opened again and kept unchanged, it is the same record; what is refused says why.
        const again = record && readOwnForm(type, valuesOf(record), 'own:s', record);
        expect(again ?? { ok: false }).toMatchObject(record ? { ok: true, record } : { ok: false });
        expect(reading.ok || Object.keys(reading.problems).length > 0).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it('refuses addresses that are no plain web addresses', () => {
    for (const url of ['javascript:alert(1)', 'file:///etc', 'https://user@host.example', 'ftp://a.example']) {
      expect(readSourceForm({ title: 'A', url })).toMatchObject({ ok: false });
    }
    expect(readSourceForm({ title: 'A', url: 'https://register.example/1' })).toMatchObject({ ok: true });
  });
});

describe('additions in the view', () => {
  const source = { id: 'own:s', title: 'Note' };
  const added = {
    type: 'entity',
    record: { id: 'own:e', kind: 'trader', name: 'E', evidence: [{ source: 'own:s' }] },
  } as const;
  const about = { type: 'role', entity: 'own:e', kind: 'bank', source: 'own:s' } as const;

  it('come with their source, are changed in place, and undone', () => {
    keepOwn(added, source, undefined);
    const changed = { ...added, record: { ...added.record, name: 'F' } };
    keepOwn(changed, undefined, added);
    expect(view().own).toEqual([{ type: 'source', record: source }, changed]);
    undo();
    expect(view().own[1]).toEqual(added);
    undo();
    expect(view().own).toEqual([]);
  });

  it('go with everything said about them and with sources nothing rests on any more', () => {
    keepOwn(added, source, undefined);
    keepOwn(about, undefined, undefined);
    withdrawOwn(added);
    expect(view().own).toEqual([]);
  });

  it('merge and come apart without touching other merges', () => {
    mergeParties('a', ['b']);
    mergeParties('a', ['c', 'a']);
    mergeParties('x', ['y']);
    expect(view().merges).toEqual([
      { kept: 'a', joined: ['b', 'c'] },
      { kept: 'x', joined: ['y'] },
    ]);
    unmerge('a', 'b');
    unmerge('x', 'y');
    expect(view().merges).toEqual([{ kept: 'a', joined: ['c'] }]);
  });
});
