import { useId, useRef, useState, type ReactElement, type ReactNode } from 'react';

interface PopoverProps {
  /** What the button shows. */
  readonly label: ReactNode;
  readonly className: string;
  readonly name: string;
  readonly children: ReactNode;
}

/**
 * A button with a panel below it; the platform closes it on Escape and on a click elsewhere, and `closePopover` from
 * inside.
 */
export function Popover({ label, className, name, children }: PopoverProps): ReactElement {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  // What is inside comes when it is first asked for.
  const [used, setUsed] = useState(false);
  const place = (): void => {
    setUsed(true);
    const at = button.current?.getBoundingClientRect();
    const box = panel.current;
    if (!at || !box) return;
    box.style.left = `${Math.max(8, Math.min(at.left, window.innerWidth - 346))}px`;
    box.style.top = `${Math.min(at.bottom + 4, Math.max(8, window.innerHeight - 320))}px`;
  };
  return (
    <>
      <button ref={button} type="button" className={className} popoverTarget={id} onClick={place}>
        <span className="visually-hidden">{name}</span>
        {label}
      </button>
      <div ref={panel} id={id} popover="auto" className="popover" role="dialog" aria-label={name}>
        {used && children}
      </div>
    </>
  );
}

/** Closes the popover that an element stands in. */
export function closePopover(inside: Element | null): void {
  const panel = inside?.closest('[popover]');
  if (panel instanceof HTMLElement) panel.hidePopover();
}
