import { useCallback, useState, type ReactElement } from 'react';
import { Stage } from './Stage.tsx';
import { ChainsPanel } from './panels/chains/ChainsPanel.tsx';
import { ExportDialog } from './panels/dialogs/ExportDialog.tsx';
import { OpenDialog } from './panels/dialogs/OpenDialog.tsx';
import { ShareDialog } from './panels/dialogs/ShareDialog.tsx';
import { DropZone } from './panels/DropZone.tsx';
import { Header, type DialogName } from './panels/Header.tsx';
import { Inspector } from './panels/inspector/Inspector.tsx';
import { Notices } from './panels/Notices.tsx';
import { TracePanel } from './panels/trace/TracePanel.tsx';
import { useShortcuts } from './panels/useShortcuts.ts';
import { useSenderComparison } from './state/useSenderComparison.ts';

/** The three panes, what is above them, and the dialogs. */
export function App(): ReactElement {
  const [dialog, setDialog] = useState<DialogName>();
  const close = useCallback(() => setDialog(undefined), []);
  useShortcuts();
  useSenderComparison();
  return (
    <div className="app">
      <Header onDialog={setDialog} />
      <Notices />
      <aside className="left" aria-label="Trace and chains">
        <TracePanel />
        <ChainsPanel />
      </aside>
      <Stage />
      <aside className="right" aria-label="Details">
        <Inspector />
      </aside>
      {dialog === 'open' && <OpenDialog onClose={close} />}
      {dialog === 'share' && <ShareDialog onClose={close} />}
      {dialog === 'export' && <ExportDialog onClose={close} />}
      <DropZone />
    </div>
  );
}
