import { lazy, Suspense, useState, type KeyboardEvent, type ReactElement } from 'react';
import { updateView } from '../../state/store.ts';
import { useRemoval } from '../../state/removal.ts';
import { useAnswer } from '../../state/workbench.ts';
import { ChainRow, selectChain, type ChainRowProps } from './ChainRow.tsx';

/** Longer lists hold only the rows in sight. */
const PLAIN_ROWS = 200;

/** Loads for long lists only. */
const VirtualRows = lazy(async () => ({ default: (await import('./VirtualRows.tsx')).VirtualRows }));

/** The chains, one option each; the arrow keys walk them, Enter opens the weakest hop. */
export function ChainList(): ReactElement {
  const { chains, selected, cast, reply } = useAnswer();
  const { survives } = useRemoval();
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const at = selected ? chains.indexOf(selected) : -1;
  const choose = (index: number): void => {
    const chain = chains[index];
    if (!chain) return;
    selectChain(chain);
    scroller?.querySelector(`#chain-${index}`)?.scrollIntoView({ block: 'nearest' });
  };
  const walk = (event: KeyboardEvent): void => {
    const target = { ArrowDown: at + 1, ArrowUp: Math.max(0, at - 1), Home: 0, End: chains.length - 1 }[event.key];
    if (target !== undefined) {
      event.preventDefault();
      choose(Math.min(target, chains.length - 1));
    } else if (event.key === 'Enter' && selected) {
      const hop = selected.hops[selected.weakestHop];
      if (hop) updateView({ selection: { type: 'hop', from: hop.from, to: hop.to } });
    } else if (event.key === 'Escape') {
      updateView({ chain: undefined });
    }
  };
  const rows = chains.map((chain, index): ChainRowProps => ({
    chain,
    index,
    rank: 1 + (reply?.answer.chains.indexOf(chain) ?? index),
    count: chains.length,
    selected: chain === selected,
    cast,
    broken: survives !== undefined && !survives(chain),
  }));
  return (
    <div
      ref={setScroller}
      className="chain-list"
      role="listbox"
      aria-label="Chains found"
      tabIndex={0}
      aria-activedescendant={at >= 0 ? `chain-${at}` : undefined}
      onKeyDown={walk}
    >
      {rows.length > PLAIN_ROWS ? (
        <Suspense>
          <VirtualRows rows={rows} at={at} scroller={scroller} />
        </Suspense>
      ) : (
        rows.map((row) => <ChainRow key={row.chain.entities.join('\n')} {...row} />)
      )}
    </div>
  );
}
