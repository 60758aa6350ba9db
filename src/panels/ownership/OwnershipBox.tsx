import type { ReactElement } from 'react';
import { showDate } from '../../model/dates.ts';
import { useOwnership } from '../../state/questions.ts';
import { updateView } from '../../state/store.ts';
import type { OwnershipReply } from '../../worker/identityProtocol.ts';
import { plural } from '../ui/format.ts';
import { NameText } from '../ui/NameText.tsx';
import './ownership.css';

/** Owners up to the last known ones with their shares added up, circles, and what listed owners hold together. */
export function OwnershipBox({ id }: { readonly id: string }): ReactElement | null {
  const { data } = useOwnership(id);
  if (!data || (data.owners.length === 0 && data.loops.length === 0)) return null;
  const briefs = new Map(data.entities.map((brief) => [brief.id, brief]));
  const name = (owner: string): string => briefs.get(owner)?.name ?? owner;
  return (
    <section className="stack" aria-label="Ownership">
      <h3 className="heading">
        Owners · {plural(data.owners.length, 'party', 'parties')}, {plural(data.depth, 'level', 'levels')}
      </h3>
      <table className="plain small ownership">
        <thead>
          <tr>
            <th scope="col">Owner</th>
            <th scope="col" className="number">
              Share, added up
            </th>
          </tr>
        </thead>
        <tbody>
          {data.owners.map((owner) => (
            <tr key={owner.entity}>
              <td className={`depth-${Math.min(owner.depth, 4)}`}>
                <button
                  type="button"
                  className="link"
                  onClick={() => updateView({ selection: { type: 'entity', id: owner.entity } })}
                >
                  <NameText name={name(owner.entity)} />
                </button>
                {briefs.get(owner.entity)?.listed === true && <b title="Listed by an authority"> §</b>}
                <span className="muted">
                  {owner.last ? ' last known owner' : ''}
                  {owner.depth > 1 && ` · level ${owner.depth}`}
                </span>
              </td>
              <td className="number">{shareText(owner)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {data.loops.map((loop) => (
        <p key={loop.join('\n')} className="hint">
          Ownership goes in a circle: {[...loop, loop[0] ?? ''].map(name).join(' → ')}.
        </p>
      ))}
      {data.sums.map((sum) => (
        <Sum key={sum.rule} sum={sum} name={name} />
      ))}
      <p className="hint muted small">
        {data.asOf === undefined ? 'All recorded holdings count' : `Holdings that may stand on ${showDate(data.asOf)}`};
        shares are multiplied along a chain and added over chains.
        {!data.complete && ' There is more than was followed: shares and levels are at least these.'}
      </p>
    </section>
  );
}

/** What listed owners hold together by one rule; nothing where none is listed. */
function Sum({
  sum,
  name,
}: {
  readonly sum: OwnershipReply['sums'][number];
  readonly name: (id: string) => string;
}): ReactElement | null {
  const listed = sum.counted.filter(({ ownerListed }) => ownerListed);
  if (listed.length === 0) return null;
  const outcome = { reached: 'reached', 'not reached': 'not reached', open: 'cannot tell' }[sum.outcome];
  return (
    <p className="hint">
      <span className="strong">By the {sum.label}</span>: listed owners hold {range(sum.from, sum.to)} together,{' '}
      {outcome} (
      {listed
        .map(({ owner, share }) => `${name(owner)} ${share ? range(share.from, share.to) : 'share not stated'}`)
        .join(' + ')}
      ).
    </p>
  );
}

function shareText({ from, to, unknown }: OwnershipReply['owners'][number]): string {
  if (unknown && to === 0) return 'not stated';
  return `${range(from, to)}${unknown ? ' and more, not stated' : ''}`;
}

function range(from: number, to: number): string {
  return from === to ? `${percent(from)} %` : `${percent(from)}–${percent(to)} %`;
}

function percent(share: number): string {
  return String(Math.round(share * 100) / 100);
}
