import { useEffect, useRef, type ReactElement, type ReactNode } from 'react';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Takes nearly the whole window: for work with many rows. Its foot stays in sight. */
  readonly wide?: boolean;
  readonly foot?: ReactNode;
}

/** A modal dialog: focus is kept inside and given back, Escape closes. */
export function Dialog({ title, onClose, children, wide = false, foot }: DialogProps): ReactElement {
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = element.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog ref={element} aria-label={title} className={wide ? 'wide' : undefined} onClose={onClose}>
      <div className="dialog-body">
        <div className="dialog-head">
          <h2>{title}</h2>
          <button type="button" className="button small" onClick={onClose}>
            Close
          </button>
        </div>
        {children}
      </div>
      {foot !== undefined && <div className="dialog-foot">{foot}</div>}
    </dialog>
  );
}
