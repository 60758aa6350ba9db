import type { View } from '../model/view.ts';
import type { CaseKey, CaseSummary } from '../worker/protocol.ts';
import { engine } from './engine.ts';
import { notify, showOverlaid, useApp } from './store.ts';

/** The merges and additions that the worker's case has on it, and whether it gives persons by name. */
let applied: Pick<View, 'own' | 'merges'> | undefined;
let named = false;
let applying = false;

/** The summary of a case just opened, with the additions of its first view laid over it. */
export async function openedWith(summary: CaseSummary, view: View): Promise<CaseSummary> {
  applied = { own: view.own, merges: view.merges };
  named = view.personNames;
  const key = named ? await engine.call('persons', { named }) : summary.key;
  return isEmpty(view) ? { ...summary, key } : overlay(view);
}

/**
 * Keeps the worker's case at the merges and additions of the view, whichever way they come and go: by hand, by undo,
 * or with a link; and at its choice whether natural persons are shown by name. Returns how to stop.
 */
export function syncOverlay(): () => void {
  const follow = (): void => {
    const { view, opened } = useApp.getState();
    if (!opened || applying || isApplied(view)) return;
    applying = true;
    void brought(view, opened)
      .then((summary) => {
        // A case opened meanwhile has its own additions.
        const shown = useApp.getState().opened?.key.opened;
        if (shown === opened.key.opened && shown === summary.key.opened) showOverlaid(summary);
      })
      .catch((error: unknown) => notify('warning', error instanceof Error ? error.message : String(error)))
      .finally(() => {
        applying = false;
        follow();
      });
  };
  follow();
  return useApp.subscribe(follow);
}

/** The outline of the case once the worker's has come to what the view asks. */
async function brought(view: View, opened: CaseSummary): Promise<CaseSummary> {
  let key: CaseKey = opened.key;
  if (named !== view.personNames) {
    named = view.personNames;
    key = await engine.call('persons', { named });
  }
  if (isLaid(view)) return { ...opened, key };
  applied = { own: view.own, merges: view.merges };
  return overlay(view);
}

function isApplied(view: View): boolean {
  return named === view.personNames && isLaid(view);
}

function isLaid(view: View): boolean {
  if (applied?.own === view.own && applied.merges === view.merges) return true;
  return isEmpty(view) && applied !== undefined && isEmpty(applied);
}

function isEmpty({ own, merges }: Pick<View, 'own' | 'merges'>): boolean {
  return own.length === 0 && merges.length === 0;
}

async function overlay({ own, merges }: View): Promise<CaseSummary> {
  const { summary, left } = await engine.call('overlay', { own, merges });
  if (left > 0) {
    const things = left === 1 ? 'One thing added by hand names' : `${left} things added by hand name`;
    notify('warning', `${things} a party or relation that this case does not hold, and cannot be shown here.`);
  }
  return summary;
}
