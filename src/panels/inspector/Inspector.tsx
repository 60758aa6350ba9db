import { lazy, Suspense, type ReactElement } from 'react';
import { useApp } from '../../state/store.ts';
import { useAnswer } from '../../state/workbench.ts';

/** Both load after the graph, which comes first. */
const Selected = lazy(async () => ({ default: (await import('./Selected.tsx')).Selected }));
const WhatWasRead = lazy(async () => ({ default: (await import('./WhatWasRead.tsx')).WhatWasRead }));

/** Facts and evidence of what is selected; without a selection, what was read. */
export function Inspector(): ReactElement {
  const selection = useApp((state) => state.view.selection);
  const { selected } = useAnswer();
  return selection || selected ? (
    <Suspense>
      <Selected selection={selection} />
    </Suspense>
  ) : (
    <Hint />
  );
}

function Hint(): ReactElement {
  const opened = useApp((state) => state.opened);
  const traced = useApp((state) => state.view.query !== undefined);
  return (
    <>
      <p className="hint">
        {traced ? 'Choose a chain on the left to light it. Then open' : 'Open'} a party or a line, on the canvas or in
        the table, to see its facts and what they rest on.
      </p>
      <Suspense>{opened && <WhatWasRead summary={opened} />}</Suspense>
    </>
  );
}
