import { useEffect } from 'react';
import { redo, setPointed, undo } from '../state/store.ts';

/** Undo and redo by the usual keys, except while typing, where the field has its own; Escape puts out a lit flag. */
export function useShortcuts(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const typing = event.target instanceof HTMLElement && event.target.closest('input, textarea');
      const busy = typing || document.querySelector('dialog[open]') !== null;
      if (event.key === 'Escape' && !busy && !event.defaultPrevented) setPointed(undefined);
      if (typing || !(event.ctrlKey || event.metaKey)) return;
      const key = event.key.toLowerCase();
      if (key === 'z' || key === 'y') {
        event.preventDefault();
        if (key === 'y' || event.shiftKey) redo();
        else undo();
      }
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}
