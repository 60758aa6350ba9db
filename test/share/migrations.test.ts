import { describe, expect, it } from 'vitest';
import { readState } from '../../src/share/linkState.ts';
import { MIGRATIONS, migrate, type Migration } from '../../src/share/migrations.ts';
import { LINK_VERSION } from '../../src/share/versions.ts';
import type { Wire } from '../../src/share/wire.ts';

/** One check for each released step, by the version it starts from. A step without one fails the first test. */
const CHECKS: ReadonlyMap<number, (step: Migration) => void> = new Map();

const wire: Wire<string> = {
  head: { case: ['Case', '00'], semantics: 1, heading: 'Old title', theme: 'dark' },
  ids: new Map([['opened', ['a']]]),
  places: [],
};

/** Steps of an invented past: a renamed key with one that has no place any more, then a renamed list. */
const steps: readonly Migration[] = [
  {
    from: 1,
    change: ({ head, ids, places }) => {
      const { heading, theme: _theme, ...rest } = head;
      return { wire: { head: { ...rest, title: heading }, ids, places }, dropped: ['theme'] };
    },
  },
  {
    from: 2,
    change: ({ head, ids, places }) => ({
      wire: { head, ids: new Map([['expanded', ids.get('opened') ?? []]]), places },
      dropped: [],
    }),
  },
];

describe('migrations', () => {
  it('lead from every released version to this one, each with a check of its own', () => {
    expect(MIGRATIONS.map((step) => step.from)).toEqual(Array.from({ length: LINK_VERSION - 1 }, (_, i) => i + 1));
    expect([...CHECKS.keys()]).toEqual(MIGRATIONS.map((step) => step.from));
    for (const step of MIGRATIONS) CHECKS.get(step.from)?.(step);
  });

  it('rename keys and list every dropped one', () => {
    const moved = migrate(wire, 1, 3, steps);
    expect(moved?.dropped).toEqual(['theme']);
    const read = moved && readState(moved.wire);
    expect(read?.state.view).toMatchObject({ title: 'Old title', expanded: ['a'] });
    expect(read?.dropped).toEqual([]);
  });

  it('leave a wire of this version alone, and give up where a step is missing', () => {
    expect(migrate(wire, 3, 3, steps)).toEqual({ wire, dropped: [] });
    expect(migrate(wire, 1, 4, steps)).toBeUndefined();
  });

  it('without them the old keys would be dropped, and listed', () => {
    expect(readState(wire)?.dropped).toEqual(['heading', 'theme', 'ids.opened']);
  });
});
