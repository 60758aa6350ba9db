import { useState, type ReactElement } from 'react';
import type { EntityBrief } from '../../model/brief.ts';
import { mergeParties } from '../../state/own.ts';
import { useMergeSuggestions } from '../../state/questions.ts';
import { updateView, useApp } from '../../state/store.ts';
import type { MergeReply } from '../../worker/identityProtocol.ts';
import { number, plural } from '../ui/format.ts';
import { NameText } from '../ui/NameText.tsx';
import './own.css';

/** Pairs are looked for without being asked up to so many parties; it takes a moment beyond. */
const SMALL_CASE = 20_000;
const SHOWN = 200;

type Pair = MergeReply['pairs'][number];

/** Records that may be of one party, each with the reason; a person decides, and nothing is joined by itself. */
export function MergeSuggestions(): ReactElement | null {
  const entities = useApp((state) => state.opened?.entities ?? 0);
  const [asked, setAsked] = useState(false);
  const [refused, setRefused] = useState<ReadonlySet<string>>(new Set());
  const wanted = asked || entities <= SMALL_CASE;
  const { data, error } = useMergeSuggestions(SHOWN, wanted);
  const pairs = data?.pairs.filter((pair) => !refused.has(keyOf(pair))) ?? [];
  return (
    <section className="stack" aria-label="Possibly one party">
      <h3 className="heading">
        Possibly one party · {data ? (pairs.length === 0 ? 'none' : number(data.count - refused.size)) : '…'}
      </h3>
      {!wanted && (
        <button type="button" className="button small" onClick={() => setAsked(true)}>
          Compare names and numbers of {number(entities)} parties
        </button>
      )}
      {error && <p role="alert">{error.message}</p>}
      {pairs.map((pair) => (
        <div key={keyOf(pair)} className="card stack tight">
          <span className="small">
            <Party brief={pair.first} /> and <Party brief={pair.second} />
          </span>
          <span className="muted small">
            {pair.reason}
            {pair.basis === 'name' && '. A possible match, not an identification'}
          </span>
          <div className="row">
            <button
              type="button"
              className="button small"
              onClick={() => mergeParties(pair.first.id, [pair.second.id])}
            >
              One party
            </button>
            <button
              type="button"
              className="button small"
              onClick={() => setRefused(new Set([...refused, keyOf(pair)]))}
            >
              Two parties
            </button>
          </div>
        </div>
      ))}
      {data && data.count > SHOWN && <p className="hint muted small">The {SHOWN} strongest are shown.</p>}
      {data && data.tooCommon > 0 && (
        <p className="hint muted small">
          {plural(data.tooCommon, 'number or name is', 'numbers or names are')} shared by more than 100 parties and not
          compared.
        </p>
      )}
    </section>
  );
}

function Party({ brief }: { readonly brief: EntityBrief }): ReactElement {
  return (
    <>
      <button
        type="button"
        className="link strong"
        onClick={() => updateView({ selection: { type: 'entity', id: brief.id } })}
      >
        <NameText name={brief.name} />
      </button>{' '}
      <span className="muted">({brief.countries.join(', ') || 'country not recorded'})</span>
    </>
  );
}

const keyOf = (pair: Pair): string => `${pair.first.id}\n${pair.second.id}`;
