import { useQuery } from '@tanstack/react-query';
import { useId, useState, type ReactElement } from 'react';
import { answers } from '../../state/engine.ts';
import { forgetCase, forgetEverything, keptCases, switchEphemeral } from '../../state/keeping.ts';
import { isEphemeral, isSwitchedEphemeral } from '../../state/keptFlags.ts';
import type { KeptEntry } from '../../state/keptList.ts';
import { openKept } from '../../state/session.ts';
import { notify, useApp } from '../../state/store.ts';
import { fileSize, number, plural } from '../ui/format.ts';
import './keeping.css';

const KEY = ['kept-cases'] as const;
const WHEN = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

/** The cases kept in this browser: open one again, forget one or everything, or store nothing at all. */
export function KeptCases({ onClose }: { readonly onClose: () => void }): ReactElement {
  const heading = useId();
  const kept = useQuery({ queryKey: KEY, queryFn: () => keptCases(), staleTime: 0 });
  const [asked, setAsked] = useState<'forget' | 'ephemeral'>();
  const [isSwitched, setSwitched] = useState(isSwitchedEphemeral);
  const opened = useApp((state) => state.opened?.hash);
  const entries = kept.data ?? [];
  const total = entries.reduce((sum, entry) => sum + entry.kept.bytes, 0);
  const run = (change: Promise<void>): void => {
    setAsked(undefined);
    void change
      .catch((error: unknown) => notify('warning', error instanceof Error ? error.message : String(error)))
      .then(() => {
        setSwitched(isSwitchedEphemeral());
        return answers.invalidateQueries({ queryKey: KEY });
      });
  };
  return (
    <section className="stack" aria-labelledby={heading}>
      <div className="between">
        <h3 className="heading" id={heading}>
          Kept in this browser
        </h3>
        {entries.length > 0 && (
          <span className="muted small">
            {plural(entries.length, 'case', 'cases')}, {fileSize(total)}
          </span>
        )}
      </div>
      <p className="hint muted small">{sentence(kept.isError, entries.length)}</p>
      {entries.length > 0 && (
        <ul className="kept-list">
          {entries.map((entry) => (
            <KeptRow
              key={entry.hash}
              entry={entry}
              isOpen={entry.hash === opened}
              onOpen={() => {
                onClose();
                void openKept(entry);
              }}
              onForget={() => run(forgetCase(entry))}
            />
          ))}
        </ul>
      )}
      {asked ? (
        <div className="kept-question" role="group" aria-label="Forget everything?">
          <p className="hint">
            {asked === 'ephemeral'
              ? 'Storing nothing also forgets what is kept now: '
              : 'This removes from this browser: '}
            {entries.length === 0 ? 'every view' : `${plural(entries.length, 'case', 'cases')} and every view`}. It
            cannot be undone; your own files stay where they are.
          </p>
          <div className="row">
            <button
              type="button"
              className="button small primary"
              onClick={() => run(asked === 'ephemeral' ? switchEphemeral(true) : forgetEverything())}
            >
              {asked === 'ephemeral' ? 'Forget and store nothing' : 'Forget everything'}
            </button>
            <button type="button" className="button small" onClick={() => setAsked(undefined)}>
              Keep
            </button>
          </div>
        </div>
      ) : (
        <div className="kept-foot">
          <label className="row">
            <input
              type="checkbox"
              checked={isSwitched}
              onChange={(event) => {
                if (!event.target.checked) run(switchEphemeral(false));
                else if (entries.length === 0) run(switchEphemeral(true));
                else setAsked('ephemeral');
              }}
            />
            Ephemeral: store nothing
          </label>
          {!isEphemeral() && (
            <button type="button" className="button small" onClick={() => setAsked('forget')}>
              Forget everything …
            </button>
          )}
        </div>
      )}
    </section>
  );
}

function sentence(isError: boolean, count: number): string {
  if (isEphemeral()) return 'Nothing is stored: cases and views are gone when this tab is closed.';
  if (isError) return 'This browser does not allow storing here: cases and views are gone when this tab is closed.';
  return count === 0
    ? 'Cases you open stay here with their last view until you remove them.'
    : 'These stay here with their last view until you remove them.';
}

interface RowProps {
  readonly entry: KeptEntry;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
  readonly onForget: () => void;
}

function KeptRow({ entry, isOpen, onOpen, onForget }: RowProps): ReactElement {
  const { title, entities, relations, kept, openedAt, files } = entry;
  return (
    <li className="card kept-row">
      <div className="kept-text">
        <span className="strong kept-title" title={files.join(', ')}>
          {title.slice(0, 200)}
        </span>
        <span className="muted small">
          {number(entities)} entities, {number(relations)} relations · {fileSize(kept.bytes)} ·{' '}
          {isOpen ? 'open now' : `last opened ${WHEN.format(openedAt)}`}
        </span>
      </div>
      <button type="button" className="button small" disabled={isOpen} aria-label={`Open ${title}`} onClick={onOpen}>
        Open
      </button>
      <button type="button" className="button small" aria-label={`Forget ${title}`} onClick={onForget}>
        Forget
      </button>
    </li>
  );
}
