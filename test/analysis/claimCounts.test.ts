import { describe, expect, it } from 'vitest';
import { claimCounts } from '../../src/analysis/claimCounts.ts';
import { runTrace } from '../../src/analysis/trace.ts';
import { CLAIM_STATUSES } from '../../src/model/claim.ts';
import { STATED_CLAIMS } from '../../src/model/query.ts';
import { FIRST_QUERY, tutorialCase } from './removal/tutorialCase.ts';

describe('counts by claims', () => {
  it('are those of the same trace with these claims in place of its own', async () => {
    const data = await tutorialCase();
    const sets = [CLAIM_STATUSES, STATED_CLAIMS, ['documented', 'official'], []] as const;
    const steps = claimCounts(data, { ...FIRST_QUERY, claims: ['reported'] }, sets);
    let step = steps.next();
    while (step.done !== true) step = steps.next();
    const expected = sets.map((claims) => runTrace(data, { ...FIRST_QUERY, claims }).found);
    expect(step.value).toEqual(expected);
    expect(expected[0]?.count).toBeGreaterThan(expected[1]?.count ?? 0);
    expect(expected[3]).toEqual({ count: 0, complete: true });
  });
});
