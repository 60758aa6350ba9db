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

/** The three panes, what is above them, and the dialogs. */
export function App(): ReactElement {
  const [dialog, setDialog] = useState<DialogName>();
  const close = useCallback(() => setDialog(undefined), []);
  useShortcuts();
  useSenderComparison();
  const draft = useApp((state) => state.draft);
  const OpenedDialog = dialog && DIALOGS[dialog];
  return (
    <div className="app">
      <Header onDialog={setDialog} />
      <Notices />
      <aside className="left" aria-label="Trace and chains">
        <TracePanel />
        <ChainsPanel />
      </aside>
      <Stage />
      <aside className="right" aria-label="Details" tabIndex={0}>
        <Inspector />
      </aside>
      <Boundary key={dialog}>
        <Suspense>{OpenedDialog && <OpenedDialog onClose={close} />}</Suspense>
      </Boundary>
      <Boundary>
        <Suspense>{draft && <OwnDialog draft={draft} />}</Suspense>
      </Boundary>
      <DropZone />
    </div>
  );
}
