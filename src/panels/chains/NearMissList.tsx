import type { ReactElement } from 'react';
import { showName } from '../../model/nameText.ts';
import { updateView } from '../../state/store.ts';
import { useAnswer } from '../../state/workbench.ts';
import { number } from '../ui/format.ts';

/** Chains that fail only by dates or goods, with what clashes. */
export function NearMissList(): ReactElement | null {
  const { reply, cast } = useAnswer();
  const misses = reply?.answer.nearMisses;
  if (!misses || misses.listed.length === 0) return null;
  const counts = [
    misses.order > 0 && `${number(misses.order)} by dates`,
    misses.goods > 0 && `${number(misses.goods)} by goods`,
    misses.together > 0 && `${number(misses.together)} by both together`,
  ].filter((text) => typeof text === 'string');
  return (
    <details className="near-misses">
      <summary>
        <span className="heading">Near misses</span>{' '}
        <span className="muted small">
          {misses.complete ? '' : 'at least '}
          {counts.join(' · ')}
        </span>
      </summary>
      {misses.listed.map((miss) => {
        const hop = miss.hops[miss.clashAt];
        return (
          <div key={miss.entities.join('\n')} className="near-miss stack">
            <span className="strong">
              {miss.entities.map((id) => showName(cast.briefs.get(id)?.name ?? id).text).join(' → ')}
            </span>
            <span className="between">
              <span className="muted small">{miss.clash}</span>
              {hop && (
                <button
                  type="button"
                  className="button small"
                  onClick={() => updateView({ selection: { type: 'hop', from: hop.from, to: hop.to } })}
                >
                  Open hop {miss.clashAt + 1}
                </button>
              )}
            </span>
          </div>
        );
      })}
    </details>
  );
}
