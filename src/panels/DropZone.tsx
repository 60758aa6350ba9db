import { useEffect, useState, type ReactElement } from 'react';
import { openFiles } from '../state/session.ts';

/** Takes files dropped anywhere on the page. */
export function DropZone(): ReactElement | null {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const enter = (event: DragEvent): void => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      event.preventDefault();
      setOver(false);
      void openFiles([...(event.dataTransfer?.files ?? [])], 'dropped');
    };
    document.addEventListener('dragover', enter);
    document.addEventListener('dragleave', leave);
    document.addEventListener('drop', drop);
    return () => {
      document.removeEventListener('dragover', enter);
      document.removeEventListener('dragleave', leave);
      document.removeEventListener('drop', drop);
    };
  }, []);
  return over ? <div className="drop-veil">Drop files to open them. Nothing leaves this browser.</div> : null;
}
