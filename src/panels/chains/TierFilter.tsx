import { useMemo, type ReactElement } from 'react';
import { CHPL_DATE, CHPL_TIERS } from '../../model/chplTable.ts';
import { showDate } from '../../model/dates.ts';
import { tiersOfChain } from '../../state/chains.ts';
import { updateView, useApp } from '../../state/store.ts';
import { useAnswer } from '../../state/workbench.ts';
import { number } from '../ui/format.ts';

/** Lists and draws only chains that move goods of some tiers of the priority list, with how many there are of each. */
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
  const offered = CHPL_TIERS.filter((tier) => counts.has(tier) || tiers.includes(tier));
  if (offered.length === 0) return null;
  return (
    <div className="row tiers" role="group" aria-label={`Goods on the priority list of ${showDate(CHPL_DATE)}`}>
      <button type="button" className="button small" aria-pressed={tiers.length === 0} onClick={() => show([])}>
        All goods <span className="count">{number(listed)}</span>
      </button>
      {offered.map((tier) => {
        const isOn = tiers.includes(tier);
        return (
          <button
            key={tier}
            type="button"
            className="button small"
            aria-pressed={isOn}
            title={`Chains that move goods of tier ${tier}`}
            onClick={() => show(CHPL_TIERS.filter((one) => (one === tier ? !isOn : tiers.includes(one))))}
          >
            Tier {tier} <span className="count">{number(counts.get(tier) ?? 0)}</span>
          </button>
        );
      })}
    </div>
  );

  function show(next: typeof tiers): void {
    updateView({ tiers: next });
  }
}
