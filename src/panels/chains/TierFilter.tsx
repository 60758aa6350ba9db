import { useMemo, type ReactElement } from 'react';
import { CHPL_DATE, CHPL_TIERS } from '../../model/chplTable.ts';
import { showDate } from '../../model/dates.ts';
import { tiersOfChain } from '../../state/chains.ts';
import { updateView, useApp } from '../../state/store.ts';
import { tierWords } from '../../state/tiers.ts';
import { useAnswer } from '../../state/workbench.ts';
import { number } from '../ui/format.ts';

/** Lists and draws only chains that move goods of a tier of the priority list, with how many there are of each. */
export function TierFilter(): ReactElement | null {
  const tiers = useApp((state) => state.view.tiers);
  const { reply, cast, listed } = useAnswer();
  const counts = useMemo(() => {
    const found = new Map<string, number>();
    for (const chain of reply?.answer.chains ?? []) {
      for (const tier of tiersOfChain(chain, cast)) found.set(tier, (found.get(tier) ?? 0) + 1);
    }
    return found;
  }, [reply, cast]);
  if (counts.size === 0 && tiers.length === 0) return null;
  return (
    <select
      className="field compact"
      aria-label="Priority goods"
      title={`Goods on the priority list of ${showDate(CHPL_DATE)}`}
      value={tiers.join(' ')}
      onChange={(event) => updateView({ tiers: CHPL_TIERS.filter((tier) => tier === event.target.value) })}
    >
      <option value="">All goods · {number(listed)}</option>
      {CHPL_TIERS.filter((tier) => counts.has(tier) || tiers.includes(tier)).map((tier) => (
        <option key={tier} value={tier}>
          Tier {tier} · {number(counts.get(tier) ?? 0)}
        </option>
      ))}
      {tiers.length > 1 && <option value={tiers.join(' ')}>{tierWords(tiers)}</option>}
    </select>
  );
}
