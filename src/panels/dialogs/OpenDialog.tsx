import { useQuery } from '@tanstack/react-query';
import { useRef, type ReactElement } from 'react';
import { openFiles, openShipped, shippedCases } from '../../state/session.ts';
import { KeptCases } from '../keeping/KeptCases.tsx';
import { Dialog } from '../ui/Dialog.tsx';

/** Ways to open a case. */
export function OpenDialog({ onClose }: { readonly onClose: () => void }): ReactElement {
  const input = useRef<HTMLInputElement>(null);
  const { data: shipped } = useQuery({ queryKey: ['shipped'], queryFn: shippedCases });
  return (
    <Dialog title="Cases" onClose={onClose}>
      <section className="stack">
        <h3 className="heading">Open your own data</h3>
        <p className="hint">
          Case files, FollowTheMoney (OpenSanctions, Aleph), ownership registers (BODS, GLEIF, UK PSC), graph files
          (GraphML, GEXF, Cytoscape JSON, CX, graphology), nodes and edges as CSV; also gzip. Several files become one
          case. You can also drop files anywhere on this page. Everything stays in this browser: nothing is sent
          anywhere.
        </p>
        <div className="row">
          <button type="button" className="button primary" onClick={() => input.current?.click()}>
            Choose files …
          </button>
          <input
            ref={input}
            type="file"
            multiple
            hidden
            aria-label="Files to open"
            onChange={(event) => {
              const files = [...(event.target.files ?? [])];
              event.target.value = '';
              onClose();
              void openFiles(files);
            }}
          />
        </div>
      </section>
      <KeptCases onClose={onClose} />
      <section className="stack">
        <h3 className="heading">Cases that come with the app</h3>
        {shipped?.map((item) => (
          <button
            key={item.id}
            type="button"
            className="card case-card"
            onClick={() => {
              onClose();
              void openShipped(item);
            }}
          >
            <span className="strong">{item.title}</span>
            <span className="muted small">{item.description}</span>
          </button>
        ))}
      </section>
    </Dialog>
  );
}
