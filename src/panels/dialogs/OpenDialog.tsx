import { useQuery } from '@tanstack/react-query';
import { useRef, type ReactElement } from 'react';
import type { Arrival } from '../../state/opening.ts';
import { openFiles, openShipped, shippedCases } from '../../state/session.ts';
import { useApp } from '../../state/store.ts';
import { KeptCases } from '../keeping/KeptCases.tsx';
import { Dialog } from '../ui/Dialog.tsx';

/** Ways to open a case. */
export function OpenDialog({ onClose }: { readonly onClose: () => void }): ReactElement {
  const input = useRef<HTMLInputElement>(null);
  const arrival = useRef<Arrival>('chosen');
  const opened = useApp((state) => state.opened);
  const choose = (how: Arrival): void => {
    arrival.current = how;
    input.current?.click();
  };
  const { data: shipped } = useQuery({ queryKey: ['shipped'], queryFn: shippedCases });
  return (
    <Dialog title="Cases" onClose={onClose}>
      <section className="stack">
        <h3 className="heading">Open your own data</h3>
        <p className="hint">
          Tables of customs declarations and shipments (CSV, XLSX), FollowTheMoney (OpenSanctions, Aleph), sanctions
          lists (OFAC, BIS, EU, UK, UN, Canada, Ukraine), ownership registers (BODS, GLEIF, UK PSC), leaks (ICIJ), trade
          statistics, graph files, nodes and edges as CSV, case files; also zip and gzip. Several files become one case.
          You can also drop files anywhere on this page. Everything stays in this browser: nothing is sent anywhere.
        </p>
        <div className="row">
          <button type="button" className="button primary" onClick={() => choose('chosen')}>
            Choose files …
          </button>
          {opened && (
            <button type="button" className="button" onClick={() => choose('adding')}>
              Add files to the open case …
            </button>
          )}
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
              void openFiles(files, arrival.current);
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
