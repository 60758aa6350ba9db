import { lazy, Suspense, useCallback, useState, type ReactElement } from 'react';
import { Stage } from './Stage.tsx';
import { Boundary } from './panels/Boundary.tsx';
import { ChainsPanel } from './panels/chains/ChainsPanel.tsx';
import { DropZone } from './panels/DropZone.tsx';
import { Header, type DialogName } from './panels/Header.tsx';
import { Inspector } from './panels/inspector/Inspector.tsx';
import { Notices } from './panels/Notices.tsx';
import { TracePanel } from './panels/trace/TracePanel.tsx';
import { useShortcuts } from './panels/useShortcuts.ts';
import { useApp } from './state/store.ts';
import { useSenderComparison } from './state/useSenderComparison.ts';

/** The dialogs load when they are first opened: the graph comes first. */
const DIALOGS = {
  open: lazy(async () => ({ default: (await import('./panels/dialogs/OpenDialog.tsx')).OpenDialog })),
  share: lazy(async () => ({ default: (await import('./panels/dialogs/ShareDialog.tsx')).ShareDialog })),
  export: lazy(async () => ({ default: (await import('./panels/dialogs/ExportDialog.tsx')).ExportDialog })),
};

const OwnDialog = lazy(async () => ({ default: (await import('./panels/own/OwnDialog.tsx')).OwnDialog }));

const IntakeDialog = lazy(async () => ({ default: (await import('./panels/opening/IntakeDialog.tsx')).IntakeDialog }));

/** The same elements for ever: what changes in them they ask the store for, so a dialog does not render them again. */
const PANES = (
  <>
    <Notices />
    <aside className="left" aria-label="Trace and chains">
      <TracePanel />
      <ChainsPanel />
    </aside>
    <Stage />
    <aside className="right" aria-label="Details" tabIndex={0}>
      <Inspector />
    </aside>
  </>
);

/** The three panes, what is above them, and the dialogs. */
export function App(): ReactElement {
  const [dialog, setDialog] = useState<DialogName>();
  const close = useCallback(() => setDialog(undefined), []);
  useShortcuts();
  useSenderComparison();
  const draft = useApp((state) => state.draft);
  const intake = useApp((state) => state.intake);
  const OpenedDialog = dialog && DIALOGS[dialog];
  return (
    <div className="app">
      <Header onDialog={setDialog} />
      {PANES}
      <Boundary key={dialog}>
        <Suspense>{OpenedDialog && <OpenedDialog onClose={close} />}</Suspense>
      </Boundary>
      <Boundary>
        <Suspense>{draft && <OwnDialog draft={draft} />}</Suspense>
        <Suspense>{intake && <IntakeDialog intake={intake} />}</Suspense>
      </Boundary>
      <DropZone />
    </div>
  );
}
