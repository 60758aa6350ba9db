import { useId, useState, type ReactElement } from 'react';
import type { FlagMark } from '../../model/flag.ts';
import { markFlag, unmarkFlag } from '../../state/flagMarks.ts';
import type { MarkedFlag } from '../../state/flagTally.ts';

const LABELS: Readonly<Record<FlagMark['state'], { readonly ask: string; readonly keep: string }>> = {
  cleared: { ask: 'Why it is cleared (stays visible)', keep: 'Clear' },
  noted: { ask: 'Note or other explanation', keep: 'Keep the note' },
};

/** Clears a flag with a reason, or notes something about it; either can be changed and taken back. */
export function MarkForm({ marked }: { readonly marked: MarkedFlag }): ReactElement {
  const { flag, mark } = marked;
  const field = useId();
  const [state, setState] = useState<FlagMark['state']>();
  const [text, setText] = useState('');
  const begin = (wanted: FlagMark['state']): void => {
    setState(wanted);
    setText(mark?.text ?? '');
  };
  if (state === undefined) {
    return (
      <span className="row">
        <button type="button" className="button small" onClick={() => begin('cleared')}>
          {mark?.state === 'cleared' ? 'Change the reason' : 'Clear with a reason'}
        </button>
        {mark?.state !== 'cleared' && (
          <button type="button" className="button small" onClick={() => begin('noted')}>
            {mark ? 'Change the note' : 'Add a note'}
          </button>
        )}
        {mark && (
          <button type="button" className="button small" onClick={() => unmarkFlag(flag)}>
            Take back
          </button>
        )}
      </span>
    );
  }
  return (
    <form
      className="stack tight"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() === '') return;
        focusLit(event.currentTarget);
        markFlag(flag, state, text.trim());
        setState(undefined);
      }}
    >
      <label htmlFor={field}>{LABELS[state].ask}</label>
      <textarea
        ref={takeFocus}
        id={field}
        className="field"
        rows={2}
        required={true}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <span className="row">
        <button type="submit" className="button small primary" disabled={text.trim() === ''}>
          {LABELS[state].keep}
        </button>
        <button type="button" className="button small" onClick={() => setState(undefined)}>
          Cancel
        </button>
      </span>
    </form>
  );
}

/** The field that was asked for is where a person goes on. */
function takeFocus(field: HTMLTextAreaElement | null): void {
  field?.focus();
}

/** A cleared flag moves to the cleared ones: the focus goes with it. */
function focusLit(form: HTMLElement): void {
  const place = form.closest('.indicators, .flag-list');
  requestAnimationFrame(() => {
    const lit = place?.querySelector('.flag-card.lit .flag-face, tr[aria-current] .link');
    if (lit instanceof HTMLElement) lit.focus();
  });
}
