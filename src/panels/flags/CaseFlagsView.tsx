import { useState, type ReactElement } from 'react';
import { setFlagScope } from '../../state/flagPane.ts';
import { useCaseFlags } from '../../state/flags.ts';
import { useApp } from '../../state/store.ts';
import type { Progress } from '../../worker/protocol.ts';
import { number, plural } from '../ui/format.ts';
import { FlagsView } from './FlagsView.tsx';

/** The flags of the whole case, with progress while it is judged. Cancelling goes back to what is drawn. */
export function CaseFlagsView(): ReactElement {
  const [progress, setProgress] = useState<Progress>();
  const opened = useApp((state) => state.opened);
  const { data, error, isFetching } = useCaseFlags(setProgress);
  return (
    <>
      {error && <p role="alert">{error.message}</p>}
      {isFetching && (
        <div className="progress">
          <span className="muted small capital">
            {data ? 'Settings changed: ' : ''}
            {progress?.label ?? 'judging the whole case,'} {number(progress?.done ?? 0)}
            {progress?.total !== undefined && ` of ${number(progress.total)}`}
          </span>
          <progress aria-label="Judging the whole case" value={progress?.done ?? 0} max={progress?.total ?? 1} />
          <button type="button" className="button small" onClick={() => setFlagScope('shown')}>
            Cancel
          </button>
        </div>
      )}
      {data && opened && (
        <p className="hint muted">
          Of all {plural(opened.entities, 'party', 'parties')} and {plural(opened.relations, 'relation', 'relations')}{' '}
          of the case.
        </p>
      )}
      {data && <FlagsView flags={data.flags} leftOut={data.leftOut} />}
    </>
  );
}
