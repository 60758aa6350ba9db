import type { ReactElement } from 'react';
import { connectionQuery } from '../../state/session.ts';
import { toggleMeasure } from '../../state/removal.ts';
import { setDraft, updateView, useApp } from '../../state/store.ts';

/** What can be done with a party: make it an end of the trace, leave it out, show what is around it. */
export function EntityActions({ id, name }: { readonly id: string; readonly name: string }): ReactElement {
  const view = useApp((state) => state.view);
  const { query, expanded, hidden } = view;
  const isExpanded = expanded.includes(id);
  const isStopped = view.measures.some((measure) => measure.entity === id);
  return (
    <div className="row" role="group" aria-label={`Actions for ${name}`}>
      <button
        type="button"
        className="button small"
        aria-pressed={isExpanded}
        onClick={() =>
          updateView({ expanded: isExpanded ? expanded.filter((other) => other !== id) : [...expanded, id] })
        }
      >
        {isExpanded ? 'Fold neighbours' : 'Show neighbours'}
      </button>
      <button type="button" className="button small" onClick={() => setEnd('from', id)}>
        Trace from here
      </button>
      <button type="button" className="button small" onClick={() => setEnd('to', id)}>
        Trace to here
      </button>
      {query && (
        <>
          <ToggleListed label="Require" on={query.require.includes(id)} id={id} list="require" />
          <ToggleListed label="Leave out" on={query.exclude.includes(id)} id={id} list="exclude" />
        </>
      )}
      {query && (
        <button type="button" className="button small" aria-pressed={isStopped} onClick={() => toggleMeasure(id)}>
          {isStopped ? 'Put back' : 'What if without'}
        </button>
      )}
      <button
        type="button"
        className="button small"
        title="Add a relation, a role or an act to this party, with its source"
        onClick={() => setDraft({ type: 'relation', values: { from: id, entity: id } })}
      >
        Add …
      </button>
      <button
        type="button"
        className="button small"
        aria-pressed={hidden.includes(id)}
        onClick={() =>
          updateView({ hidden: hidden.includes(id) ? hidden.filter((other) => other !== id) : [...hidden, id] })
        }
      >
        {hidden.includes(id) ? 'Show again' : 'Hide'}
      </button>
    </div>
  );
}

function ToggleListed({
  label,
  on,
  id,
  list,
}: {
  readonly label: string;
  readonly on: boolean;
  readonly id: string;
  readonly list: 'require' | 'exclude';
}): ReactElement | null {
  const query = useApp((state) => state.view.query);
  if (!query) return null;
  const ids = on ? query[list].filter((other) => other !== id) : [...query[list], id];
  return (
    <button
      type="button"
      className="button small"
      aria-pressed={on}
      onClick={() => updateView({ query: { ...query, [list]: ids }, chain: undefined })}
    >
      {label}
    </button>
  );
}

/** Makes a party an end of the trace; in a case without a trace the first picked party waits for the second. */
function setEnd(side: 'from' | 'to', id: string): void {
  const { query } = useApp.getState().view;
  const base = query ?? connectionQuery(id, id);
  if (base) updateView({ query: { ...base, [side]: { ids: [id] } }, chain: undefined });
}
