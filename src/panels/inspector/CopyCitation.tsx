import { useState, type ReactElement } from 'react';
import { citation } from '../../export/citation.ts';
import type { HopBrief } from '../../model/brief.ts';
import { showDate } from '../../model/dates.ts';
import { sourcesOfRelations } from '../../state/sources.ts';
import { useApp } from '../../state/store.ts';
import { useAnswer } from '../../state/workbench.ts';

/** Copies what some hops rest on as text with numbered sources; where the browser refuses, the text can be selected. */
export function CopyCitation({ hops }: { readonly hops: readonly HopBrief[] }): ReactElement {
  const { cast } = useAnswer();
  const opened = useApp((state) => state.opened);
  const [copied, setCopied] = useState(false);
  const [text, setText] = useState<string>();
  const copy = async (): Promise<void> => {
    const sources = await sourcesOfRelations([...new Set(hops.map((hop) => hop.picked.id))]);
    const asOf = opened?.header.asOf === undefined ? '' : `, data as of ${showDate(opened.header.asOf)}`;
    const words = citation({
      hops,
      entity: (id) => cast.briefs.get(id),
      source: (id) => sources.get(id),
      caseLine: `${opened?.header.title ?? ''} (case ${opened?.hash ?? ''}${asOf})`,
    });
    await navigator.clipboard.writeText(words).then(
      () => setCopied(true),
      () => setText(words),
    );
  };
  return (
    <div className="stack">
      <button type="button" className="button" onClick={() => void copy()}>
        {copied ? 'Citation copied' : 'Copy citation'}
      </button>
      <span role="status" className="visually-hidden">
        {copied && 'Copied to the clipboard'}
      </span>
      {text !== undefined && (
        <textarea
          className="field mono"
          rows={8}
          readOnly
          aria-label="Citation; the browser refused to copy it"
          value={text}
          onFocus={(event) => event.target.select()}
        />
      )}
    </div>
  );
}
