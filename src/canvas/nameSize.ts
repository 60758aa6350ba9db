import type { Core, EventObject } from 'cytoscape';

/**
 * Sizes of names in canvas units, from the closest look to the farthest, each with the zoom down to which it is used and
 * the class of its marks: on the screen a name is at least 9 pixels high down to the zoom of 0.55, and two lines of the
 * largest size still fit between two rows.
 */
export const NAME_SIZES = [
  { size: 12.5, downTo: 0.72, className: undefined },
  { size: 14.4, downTo: 0.625, className: 'far' },
  { size: 16.3, downTo: 0, className: 'farther' },
] as const;

const CLASSES = NAME_SIZES.flatMap(({ className }) => (className === undefined ? [] : [className])).join(' ');

/** Keeps the size of names fit for the zoom; returns how to stop that. */
export function followZoom(cy: Core): () => void {
  let shown = classAt(cy.zoom());
  const zoomed = (): void => {
    const wanted = classAt(cy.zoom());
    if (wanted === shown) return;
    shown = wanted;
    cy.batch(() => {
      cy.elements().removeClass(CLASSES);
      if (shown !== undefined) cy.elements().addClass(shown);
    });
  };
  const added = ({ target }: EventObject): void => {
    if (shown !== undefined && target !== cy) target.addClass(shown);
  };
  if (shown !== undefined) cy.elements().addClass(shown);
  cy.on('zoom', zoomed);
  cy.on('add', added);
  return () => {
    cy.off('zoom', zoomed);
    cy.off('add', added);
  };
}

function classAt(zoom: number): string | undefined {
  return NAME_SIZES.find(({ downTo }) => zoom >= downTo)?.className;
}
