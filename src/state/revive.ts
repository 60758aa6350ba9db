import { answers, engine } from './engine.ts';
import { openedWith } from './overlay.ts';
import { notify, showOverlaid, useApp } from './store.ts';
import { keptCase } from './keptCases.ts';
import { isEphemeral, keepsAnything } from './keptFlags.ts';

/** So often within this time: what stops it will stop it again. */
const MOST = 3;
const WITHIN_MS = 60_000;
const starts: number[] = [];

/**
 * Starts another worker in place of one that stopped, and opens the case in it again: from what is kept in this browser,
 * or from where it came. The view and what is drawn stay.
 */
export async function revive(): Promise<void> {
  const now = performance.now();
  if (starts.filter((at) => now - at < WITHIN_MS).length >= MOST) return giveUp('it stops again and again');
  starts.push(now);
  engine.restart();
  const { opened, source, view } = useApp.getState();
  if (!opened || !source) return;
  try {
    const entry = keepsAnything() ? await keptCase(opened.hash) : undefined;
    const summary = await engine.call('open', {
      source: entry ? { folder: entry.kept.folder, name: entry.title } : source,
      today: new Date().toISOString().slice(0, 10),
      ephemeral: isEphemeral(),
      before: opened.key,
    });
    showOverlaid(await openedWith(summary, view));
    // What failed with the worker is asked again.
    await answers.resetQueries({ predicate: ({ state }) => state.status === 'error' });
    notify(
      'info',
      'The part of the app that reads and traces had stopped. It was started again; your view is as it was.',
    );
  } catch (error) {
    giveUp(error instanceof Error ? error.message : String(error));
  }
}

function giveUp(reason: string): void {
  notify(
    'warning',
    `The part of the app that reads and traces has stopped and could not be started again: ${reason} What is drawn stays; reload the page to go on with it.`,
    undefined,
    ['reload', 'save-view'],
  );
}
