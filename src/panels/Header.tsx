import type { ReactElement } from 'react';
import { showDate } from '../model/dates.ts';
import { redo, setDraft, undo, updateView, useApp } from '../state/store.ts';
import { SearchBox } from './search/SearchBox.tsx';

/** The dialogs that the header opens. */
export type DialogName = 'open' | 'share' | 'export';

/** Name of the case, search, undo, and the ways in and out. */
export function Header({ onDialog }: { readonly onDialog: (name: DialogName) => void }): ReactElement {
  const opened = useApp((state) => state.opened);
  const canUndo = useApp((state) => state.past.length > 0);
  const canRedo = useApp((state) => state.future.length > 0);
  return (
    <header className="head">
      <h1 className="brand">
        Through<span>line</span>
      </h1>
      <button
        type="button"
        className="link case-title muted"
        title="What was read"
        onClick={() => updateView({ selection: undefined, chain: undefined })}
      >
        {opened
          ? `${opened.header.title}${opened.header.asOf === undefined ? '' : ` · data as of ${showDate(opened.header.asOf)}`}`
          : 'No case open'}
      </button>
      <SearchBox />
      <div className="head-actions">
        <button type="button" className="button icon" aria-label="Undo" title="Undo" disabled={!canUndo} onClick={undo}>
          ↶
        </button>
        <button type="button" className="button icon" aria-label="Redo" title="Redo" disabled={!canRedo} onClick={redo}>
          ↷
        </button>
        <button type="button" className="button" onClick={() => onDialog('open')}>
          Open
        </button>
        <button
          type="button"
          className="button"
          disabled={!opened}
          title="Add a party, a relation, a role or an act by hand"
          onClick={() => setDraft({ type: 'entity', values: {} })}
        >
          Add
        </button>
        <button type="button" className="button" disabled={!opened} onClick={() => onDialog('share')}>
          Share link
        </button>
        <button type="button" className="button primary" disabled={!opened} onClick={() => onDialog('export')}>
          Export
        </button>
      </div>
    </header>
  );
}
