import { useState, type ReactElement } from 'react';
import { mergeParties, unmerge } from '../../state/own.ts';
import { useBriefs } from '../../state/questions.ts';
import { useApp } from '../../state/store.ts';
import { NameText } from '../ui/NameText.tsx';
import { PartySearch } from './PartyField.tsx';
import './own.css';

/** Takes this party for one with others, and apart again; nothing is ever joined by itself. */
export function MergeBox({ id, unnamed }: { readonly id: string; readonly unnamed: boolean }): ReactElement {
  const merge = useApp((state) => state.view.merges.find(({ kept }) => kept === id));
  const [chosen, setChosen] = useState<string>();
  return (
    <details className="card" open={merge !== undefined}>
      <summary>Same party under other records{merge && ` · ${merge.joined.length}`}</summary>
      <div className="stack more-body">
        {merge?.joined.map((other) => (
          <span key={other} className="between">
            <span className="small">joined: {other}</span>
            <button type="button" className="button small" onClick={() => unmerge(id, other)}>
              Take apart
            </button>
          </span>
        ))}
        {unnamed && <p className="hint muted">The source does not name this party: it is never taken for another.</p>}
        {!unnamed && chosen === undefined && (
          <PartySearch label="Another record of this party" onPick={(other) => other !== id && setChosen(other)} />
        )}
        {chosen !== undefined && (
          <Confirm
            other={chosen}
            onNo={() => setChosen(undefined)}
            onYes={() => {
              setChosen(undefined);
              mergeParties(id, [chosen]);
            }}
          />
        )}
      </div>
    </details>
  );
}

interface ConfirmProps {
  readonly other: string;
  readonly onYes: () => void;
  readonly onNo: () => void;
}

function Confirm({ other, onYes, onNo }: ConfirmProps): ReactElement {
  const { data } = useBriefs([other]);
  const brief = data?.[0];
  if (brief?.unnamed === true) {
    return (
      <p className="hint">
        That party is not named by its source and is never taken for another.{' '}
        <button type="button" className="button small" onClick={onNo}>
          Choose another
        </button>
      </p>
    );
  }
  return (
    <div className="stack tight">
      <p className="hint">
        Take <NameText name={brief?.name ?? other} /> ({brief?.countries.join(', ') || 'country not recorded'}) for the
        same party? All its records then count as this one’s; you can take them apart again.
      </p>
      <div className="row">
        <button type="button" className="button small primary" onClick={onYes}>
          Yes, one party
        </button>
        <button type="button" className="button small" onClick={onNo}>
          No
        </button>
      </div>
    </div>
  );
}
