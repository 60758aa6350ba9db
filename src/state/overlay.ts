import type { View } from '../model/view.ts';
import type { CaseSummary } from '../worker/protocol.ts';
import { engine } from './engine.ts';
import { notify, showOverlaid, useApp } from './store.ts';

/** The merges and additions that the worker's case has on it. */
let applied: Pick<View, 'own' | 'merges'> | undefined;
let applying = false;

/** The summary of a case just opened, with the additions of its first view laid over it. */
export async function openedWith(summary: CaseSummary, view: View): Promise<CaseSummary> {
  applied = { own: view.own, merges: view.merges };
  return isEmpty(view) ? summary : overlay(view);
}

/**
 * Keeps the worker's case at the merges and additions of the view, whichever way they come and go: by hand, by undo,
 * or with a link. Returns how to stop.
 */
export function syncOverlay(): () => void {
  const follow = (): void => {
    const { view, opened } = useApp.getState();
    if (!opened || applying || isApplied(view, opened)) return;
    applying = true;
    applied = { own: view.own, merges: view.merges };
    void overlay(view)
      .then((summary) => {
        // A case opened meanwhile has its own additions.
        if (useApp.getState().opened?.key.opened === summary.key.opened) showOverlaid(summary);
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

function isApplied(view: View, opened: CaseSummary): boolean {
  if (applied?.own === view.own && applied.merges === view.merges) return true;
  return isEmpty(view) && opened.key.overlay === 0;
}

function isEmpty({ own, merges }: View): boolean {
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
