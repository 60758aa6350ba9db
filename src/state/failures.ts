import { engine } from './engine.ts';
import { notify } from './store.ts';

/** From now on a worker that stops is started again, and a part of the app that is not there any more is named. */
export function watchFailures(): void {
  engine.onStopped = () => void import('./revive.ts').then(({ revive }) => revive());
  // A new version was published since the page was opened.
  window.addEventListener('vite:preloadError', () => {
    notify('warning', 'A part of the app could not be loaded. Reload the page; your view comes back.', undefined, [
      'reload',
    ]);
  });
}
