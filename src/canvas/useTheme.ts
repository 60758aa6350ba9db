import { useSyncExternalStore } from 'react';
import type { Theme } from './palette.ts';

const dark = window.matchMedia('(prefers-color-scheme: dark)');

/** The theme the person's system asks for. */
export function useTheme(): Theme {
  return useSyncExternalStore(
    (changed) => {
      dark.addEventListener('change', changed);
      return () => dark.removeEventListener('change', changed);
    },
    () => (dark.matches ? 'dark' : 'light'),
  );
}
