import { useState, type ReactElement } from 'react';
import { LONGEST_LINK, USUAL_LINK } from '../../share/link.ts';
import { linkOf } from '../../state/outgoingLink.ts';
import { updateView, useApp } from '../../state/store.ts';
import { useAnswer } from '../../state/workbench.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { number } from '../ui/format.ts';
import { saveText } from '../ui/saveFile.ts';
import { viewFileOf } from '../../state/viewFiles.ts';

/** The whole view as a link, and as a file where a link would be too long. */
export function ShareDialog({ onClose }: { readonly onClose: () => void }): ReactElement | null {
  const view = useApp((state) => state.view);
  const opened = useApp((state) => state.opened);
  const { reply } = useAnswer();
  const [copied, setCopied] = useState<'yes' | 'refused'>();
  if (!opened) return null;
  const address = new URL(window.location.href);
  address.hash = linkOf(view, opened, reply);
  const link = address.href;
  const tooLong = address.hash.length > LONGEST_LINK;
  return (
    <Dialog title="Share this view" onClose={onClose}>
      <label className="stack">
        <span className="heading">Title</span>
        <input
          className="field"
          value={view.title}
          placeholder={opened.header.title}
          onChange={(event) => updateView({ title: event.target.value }, 'title')}
        />
      </label>
      <label className="stack">
        <span className="heading">Note</span>
        <textarea
          className="field"
          rows={3}
          value={view.note}
          onChange={(event) => updateView({ note: event.target.value }, 'note')}
        />
      </label>
      <p className="hint">
        Not encrypted: anyone with this link can read title, notes and rules. The data themselves are not in it: the
        reader opens the same files and sees the same chains, places and selection. Parties are named by hashes of their
        ids; ids of public records can be guessed from them.
      </p>
      {tooLong ? (
        <p role="alert">
          This view needs a link of {number(address.hash.length)} characters, more than most programs pass on. Send it
          as a file instead.
        </p>
      ) : (
        <>
          <textarea
            className="field mono"
            rows={4}
            readOnly
            aria-label="Link"
            value={link}
            onFocus={(event) => event.target.select()}
          />
          {address.hash.length > USUAL_LINK && (
            <p className="hint">
              {number(address.hash.length)} characters: some programs cut links of this length. A file is safer.
            </p>
          )}
        </>
      )}
      <div className="row">
        {!tooLong && (
          <button
            type="button"
            className="button primary"
            onClick={() => {
              navigator.clipboard.writeText(link).then(
                () => setCopied('yes'),
                () => setCopied('refused'),
              );
            }}
          >
            {copied === 'yes' ? 'Copied' : 'Copy link'}
          </button>
        )}
        <button
          type="button"
          className="button"
          onClick={() => saveText('view.throughline.json', 'application/json', viewFileOf(view, opened, reply))}
        >
          Save as file
        </button>
        <span className="muted small" role="status">
          {copied === 'refused' && 'The browser refused to copy. Select the link above and copy it.'}
        </span>
      </div>
    </Dialog>
  );
}
