import type { ReactElement } from 'react';
import type { TableCheck } from '../../worker/intake.ts';
import { number } from '../ui/format.ts';
import { countryName } from './countryNames.ts';

type Proposal = TableCheck['splits'][number];

/** One cell with its text, the parties it is split into as a small chain, and a yes or no. */
export function SplitRow({
  proposal,
  yes,
  onAnswer,
}: {
  readonly proposal: Proposal;
  readonly yes: boolean;
  readonly onAnswer: (yes: boolean) => void;
}): ReactElement {
  const { split, side, count, line } = proposal;
  const other = side === 'sender' ? 'receiver' : 'sender';
  return (
    <li className="split card">
      <div className="stack tight split-says">
        <span className="small">
          <bdi className="mono">{split.text}</bdi>
        </span>
        <span className={yes ? 'split-chain' : 'split-chain refused'}>
          {side === 'receiver' && <Row of={other} before />}
          {side === 'receiver' ? <Parties proposal={proposal} reversed /> : <Parties proposal={proposal} />}
          {side === 'sender' && <Row of={other} />}
        </span>
        {(split.person !== undefined || split.cut || split.confidence === 'unsure') && (
          <span className="muted small">
            {[
              split.person === undefined ? undefined : 'a person signs for the firm and is kept as text',
              split.cut ? 'the cell is cut short in the middle of the words' : undefined,
              split.confidence === 'unsure' ? 'unsure: may be one name; split only after a yes' : undefined,
            ]
              .filter((part) => part !== undefined)
              .join(' · ')}
          </span>
        )}
      </div>
      <span className="muted small split-count">
        {number(count)}× {side}, first in row {number(line)}
      </span>
      <div className="segmented" role="group" aria-label={`Split ${split.text}`}>
        <button type="button" aria-pressed={yes} onClick={() => onAnswer(true)}>
          Yes
        </button>
        <button type="button" aria-pressed={!yes} onClick={() => onAnswer(false)}>
          No
        </button>
      </div>
    </li>
  );
}

/** The parties of a cell, from the principal to the one that ships or takes delivery; the other way for receivers. */
function Parties({
  proposal: { split },
  reversed = false,
}: {
  readonly proposal: Proposal;
  readonly reversed?: boolean;
}) {
  const named = split.chain.map(({ name, country }) =>
    country === undefined ? name : `${name}, ${countryName(country)}`,
  );
  const all = split.actorMissing ? [...named, 'not named'] : named;
  const drawn = reversed ? all.toReversed() : all;
  return (
    <>
      {drawn.map((name, index) => (
        <span key={`${index} ${name}`} className="split-step">
          {index > 0 && <span className="split-acts" role="img" aria-label="acts for" title="acts for" />}
          <bdi className="chip">{name}</bdi>
        </span>
      ))}
    </>
  );
}

/** The other side of the row, which the cell does not name. */
function Row({ of, before = false }: { readonly of: 'sender' | 'receiver'; readonly before?: boolean }): ReactElement {
  const arrow = <span className="split-ships" role="img" aria-label="ships to" title="the shipment of the row" />;
  return (
    <span className="split-step">
      {!before && arrow}
      <span className="chip muted">{of} of the row</span>
      {before && arrow}
    </span>
  );
}
