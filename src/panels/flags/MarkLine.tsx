import type { ReactElement } from 'react';
import type { FlagMark } from '../../model/flag.ts';

/** What the analyst wrote about a flag; it stays beside the flag. */
export function MarkLine({ mark }: { readonly mark: FlagMark }): ReactElement {
  return (
    <p className="flag-mark small">
      <span className="strong">{mark.state === 'cleared' ? 'Cleared:' : 'Note:'}</span> {mark.text}
    </p>
  );
}
