import type { ReactElement } from 'react';
import type { Chain } from '../../model/result.ts';
import { chainRoute, chainTitle, chainWords } from '../../state/chainWords.ts';
import type { Cast } from '../../state/chains.ts';
import { updateView, useApp } from '../../state/store.ts';
import { gradeText } from '../ui/format.ts';

/** Lights a chain and lets go of what was selected; choosing the lit one again puts it out. */
export function selectChain(chain: Chain): void {
  const { chain: lit } = useApp.getState().view;
  const same = lit !== undefined && lit.join('\n') === chain.entities.join('\n');
  updateView({ chain: same ? undefined : chain.entities, selection: undefined });
}

/** One row of the list of chains. */
export interface ChainRowProps {
  readonly chain: Chain;
  readonly index: number;
  readonly rank: number;
  readonly count: number;
  readonly selected: boolean;
  readonly cast: Cast;
  /** It does not survive the measures. */
  readonly broken: boolean;
  /** Where a virtual list has the row, and how it measures it; a plain list has rows one below the other. */
  readonly placed?: { readonly top: number; readonly measure: (element: HTMLElement | null) => void };
}

/** A chain as one option of the list: its route, its words and its weakest hop. */
export function ChainRow({ chain, index, rank, count, selected, cast, broken, placed }: ChainRowProps): ReactElement {
  const weakest = chain.hops[chain.weakestHop];
  const brief = weakest && cast.hopOf(weakest);
  const unsourced = chain.hops.filter((hop) => !cast.hopOf(hop)?.grade).length;
  return (
    <div
      ref={placed?.measure}
      data-index={index}
      id={`chain-${index}`}
      className={`chain-row${broken ? ' broken' : ''}${placed ? ' placed' : ''}`}
      role="option"
      aria-selected={selected}
      aria-posinset={index + 1}
      aria-setsize={count}
      style={placed && { transform: `translateY(${placed.top}px)` }}
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
