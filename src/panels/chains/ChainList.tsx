import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, type KeyboardEvent, type ReactElement } from 'react';
import type { Chain } from '../../model/result.ts';
import { chainRoute, chainTitle, chainWords } from '../../state/chainWords.ts';
import type { Cast } from '../../state/chains.ts';
import { updateView, useApp } from '../../state/store.ts';
import { useRemoval } from '../../state/removal.ts';
import { useAnswer } from '../../state/workbench.ts';
import { gradeText } from '../ui/format.ts';

/** A first guess, in pixels; rows are measured once they are drawn. */
const ROW_HEIGHT = 92;

/** The chains, one option each; the arrow keys walk them, Enter opens the weakest hop. */
export function ChainList(): ReactElement {
  const { chains, selected, cast, reply } = useAnswer();
  const { survives } = useRemoval();
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: chains.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 6,
  });
  const at = selected ? chains.indexOf(selected) : -1;
  const choose = (index: number): void => {
    const chain = chains[index];
    if (!chain) return;
    selectChain(chain);
    rows.scrollToIndex(index);
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
  return (
    <div
      ref={scroller}
      className="chain-list"
      role="listbox"
      aria-label="Chains found"
      tabIndex={0}
      aria-activedescendant={at >= 0 ? `chain-${at}` : undefined}
      onKeyDown={walk}
    >
      <div className="chain-list-inner" style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map((row) => {
          const chain = chains[row.index];
          return (
            chain && (
              <ChainRow
                key={chain.entities.join('\n')}
                chain={chain}
                index={row.index}
                rank={1 + (reply?.answer.chains.indexOf(chain) ?? row.index)}
                top={row.start}
                count={chains.length}
                selected={chain === selected}
                cast={cast}
                broken={survives !== undefined && !survives(chain)}
                measure={rows.measureElement}
              />
            )
          );
        })}
      </div>
    </div>
  );
}

/** Lights a chain and lets go of what was selected; choosing the lit one again puts it out. */
function selectChain(chain: Chain): void {
  const { chain: lit } = useApp.getState().view;
  const same = lit !== undefined && lit.join('\n') === chain.entities.join('\n');
  updateView({ chain: same ? undefined : chain.entities, selection: undefined });
}

interface ChainRowProps {
  readonly chain: Chain;
  readonly index: number;
  readonly rank: number;
  readonly top: number;
  readonly count: number;
  readonly selected: boolean;
  readonly cast: Cast;
  /** It does not survive the measures. */
  readonly broken: boolean;
  readonly measure: (element: HTMLElement | null) => void;
}

function ChainRow({ chain, index, rank, top, count, selected, cast, broken, measure }: ChainRowProps): ReactElement {
  const weakest = chain.hops[chain.weakestHop];
  const brief = weakest && cast.hopOf(weakest);
  const unsourced = chain.hops.filter((hop) => !cast.hopOf(hop)?.grade).length;
  return (
    <div
      ref={measure}
      data-index={index}
      id={`chain-${index}`}
      className={broken ? 'chain-row broken' : 'chain-row'}
      role="option"
      aria-selected={selected}
      aria-posinset={index + 1}
      aria-setsize={count}
      style={{ transform: `translateY(${top}px)` }}
      onClick={() => selectChain(chain)}
    >
      <span className="rank">{rank}</span>
      <span>
        <span className="chain-title">{chainTitle(chain, cast)}</span>
        <span className="chain-route">
          {broken && 'broken · '}
          {chainRoute(chain, cast)} · {chainWords(chain, cast)}
        </span>
        {unsourced > 0 && (
          <span className="tag">
            {unsourced === 1 ? '1 hop without a source' : `${unsourced} hops without a source`}
          </span>
        )}
      </span>
      <span className="grade" title={`The weakest hop is ${chain.weakestHop + 1}: ${brief?.claim.status ?? ''}`}>
        hop {chain.weakestHop + 1}: {gradeText(brief?.grade)}
      </span>
    </div>
  );
}
