import { lazy, Suspense, useState, type ReactElement } from 'react';
import { differences } from '../../state/flagSettings.ts';
import { useApp } from '../../state/store.ts';

/** Loads when it is first opened. */
const SettingsDialog = lazy(async () => ({ default: (await import('./SettingsDialog.tsx')).SettingsDialog }));

/** Opens thresholds and country lists, and says how many differ from the default. */
export function SettingsButton(): ReactElement {
  const [isOpen, setOpen] = useState(false);
  const settings = useApp((state) => state.view.flagSettings);
  const changed = differences(settings);
  return (
    <span className="row">
      <button type="button" className="button small" onClick={() => setOpen(true)}>
        Thresholds and country lists
      </button>
      {changed.length > 0 && (
        <span className="small" title={changed.join('; ')}>
          {changed.length === 1 ? '1 differs' : `${changed.length} differ`} from the default
        </span>
      )}
      <Suspense>{isOpen && <SettingsDialog onClose={() => setOpen(false)} />}</Suspense>
    </span>
  );
}
