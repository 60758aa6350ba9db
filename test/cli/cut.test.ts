import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { say, shippedPath } from './terminal.ts';

const TUTORIAL = shippedPath('tutorial.jsonl');
const ids = v.array(v.string());
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** The JSON of `cut` (design, section 11), no key more and none less. */
const CUT = {
  minimumCut: v.nullable(ids),
  direct: ids,
  disjointPaths: v.array(ids),
  gates: ids,
  facilitators: v.array(v.strictObject({ id: v.string(), chainsBroken: count })),
  budgets: v.array(v.strictObject({ size: count, ids, chainsBroken: count, exact: v.boolean() })),
  of: count,
  complete: v.boolean(),
};
const CUT_JSON = v.object({ case: v.object({ hash: v.string() }), cut: v.strictObject(CUT) });
const WITH_STOP = v.object({
  cut: v.strictObject({ ...CUT, whatIf: v.object({ of: count, broken: count, surviving: count }) }),
});

describe('cut', () => {
  it('answers in the JSON of the design', async () => {
    const { code, out, err } = await say(['cut', TUTORIAL, '--json']);
    expect(code).toBe(0);
    expect(err).toBe('');
    const { cut } = v.parse(CUT_JSON, JSON.parse(out));
    expect([cut.of, cut.complete]).toEqual([12, true]);
    expect(cut.facilitators[0]).toEqual({ id: 'silk', chainsBroken: 7 });
    expect(cut.budgets.map(({ size }) => size)).toEqual([1, 2, 3, 4, 5]);
    expect(cut.disjointPaths.length).toBe(cut.minimumCut?.length ?? 0);
  });

  it('compares before and after when something is stopped', async () => {
    const { out } = await say(['cut', TUTORIAL, '--stop', 'silk', '--json']);
    expect(v.parse(WITH_STOP, JSON.parse(out)).cut.whatIf).toEqual({ of: 12, broken: 7, surviving: 5 });
    const { out: dated } = await say(['cut', TUTORIAL, '--stop', 'silk@2030', '--json']);
    expect(v.parse(WITH_STOP, JSON.parse(dated)).cut.whatIf.broken).toBe(0);
  });

  it('says it in words, with its limits', async () => {
    const { code, out } = await say(['cut', TUTORIAL, '--stop', 'silk@2023', '--stop', 'jadeline']);
    expect(code).toBe(0);
    expect(out).toContain('In the recorded network');
    expect(out).toContain('Without Silk Clearing Bank [silk] from 2023, ');
    expect(out).toMatch(/of 12 chains \d+ broken, \d+ surviving/);
    expect(out).not.toMatch(/undefined|NaN|\[object/);
  });

  it('refuses what it does not know', async () => {
    expect(await say(['cut', TUTORIAL, '--stop', 'nobody'])).toEqual({
      code: 2,
      out: '',
      err: 'throughline: --stop: there is no entity "nobody" in this case.\n',
    });
    expect((await say(['cut', TUTORIAL, '--stop', 'silk@soon'])).code).toBe(2);
    expect((await say(['cut', TUTORIAL, '--max-hops', '0'])).code).toBe(2);
  });
});
