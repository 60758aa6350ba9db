import type { ReactElement } from 'react';
import { updateView, useApp } from '../../state/store.ts';
import type { EntityReply } from '../../worker/protocol.ts';

interface PersonNoticeProps {
  readonly reply: EntityReply;
  readonly personal: boolean;
  readonly onPersonal: (shown: boolean) => void;
}

/** For a natural person: what is held back, why, and how to see it; nothing for any other party. */
export function PersonNotice({ reply, personal, onPersonal }: PersonNoticeProps): ReactElement | null {
  const named = useApp((state) => state.view.personNames);
  const { person, brief } = reply;
  if (!person) return null;
  const isHidden = brief.nameHidden === true;
  return (
    <section className="card stack tight" aria-label="Natural person">
      <span className="small">
        {isHidden
          ? 'Name hidden: a natural person whom no recorded act names. Pictures, tables, citations and links say the same.'
          : named
            ? 'Natural persons are shown by name in this view, its exports included.'
            : 'A natural person, shown by name because an act of an authority names them, or because the source gives none.'}
      </span>
      {(isHidden || named) && (
        <button type="button" className="button small" onClick={() => updateView({ personNames: !named })}>
          {named ? 'Hide names of persons' : 'Show names of persons'}
        </button>
      )}
      {person.withheld.length > 0 && (
        <>
          <span className="muted small">Held back: {person.withheld.join(', ')}. No export carries them.</span>
          <button type="button" className="button small" onClick={() => onPersonal(true)}>
            Show personal details
          </button>
        </>
      )}
      {personal && (
        <button type="button" className="button small" onClick={() => onPersonal(false)}>
          Hide personal details
        </button>
      )}
      {isHidden && (
        <span className="muted small">Notes and places in sources are the file’s own words and may name persons.</span>
      )}
    </section>
  );
}
