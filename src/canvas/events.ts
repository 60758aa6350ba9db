import type { Core, EventObject } from 'cytoscape';
import type { Camera, Position } from '../model/view.ts';
import { followDrag } from './apply.ts';
import { cameraOf } from './camera.ts';

/** What a person does on the canvas. */
export interface CanvasEvents {
  onEntity(id: string): void;
  onHop(from: string, to: string): void;
  onBackground(): void;
  onExpand(id: string): void;
  onMoved(id: string, position: Position): void;
  /** The camera was moved by hand, or let go (`undefined`) so that the canvas fits again. */
  onCamera(camera: Camera | undefined): void;
}

const CAMERA_REST_MS = 250;

const text = (event: EventObject, key: string): string => String(event.target.data(key) ?? '');

/** Wires the canvas to the handlers as they are at the time of each event; returns how to unwire it. */
export function listen(cy: Core, current: { readonly current: CanvasEvents }): () => void {
  let rest: ReturnType<typeof setTimeout> | undefined;
  const handlers: readonly (readonly [string, string | undefined, (event: EventObject) => void])[] = [
    ['tap', 'node[^from]', (event) => current.current.onEntity(text(event, 'entity'))],
    ['tap', 'node[from]', (event) => current.current.onHop(text(event, 'from'), text(event, 'to'))],
    ['dbltap', 'node[^from]', (event) => current.current.onExpand(text(event, 'entity'))],
    ['tap', 'edge[type != "declared"]', (event) => current.current.onHop(text(event, 'from'), text(event, 'to'))],
    ['mouseover', 'node, edge', (event) => event.target.addClass('hover')],
    ['mouseout', 'node, edge', (event) => event.target.removeClass('hover')],
    ['drag', 'node', (event) => followDrag(cy, event.target)],
    [
      'dragfree',
      'node',
      (event) => {
        const { x, y } = event.target.position();
        current.current.onMoved(text(event, 'entity'), { x: Math.round(x), y: Math.round(y) });
      },
    ],
    [
      'tap',
      undefined,
      (event) => {
        if (event.target === cy) current.current.onBackground();
      },
    ],
    [
      'scrollzoom dragpan pinchzoom',
      undefined,
      () => {
        clearTimeout(rest);
        rest = setTimeout(() => current.current.onCamera(cameraOf(cy)), CAMERA_REST_MS);
      },
    ],
  ];
  for (const [events, selector, handler] of handlers) {
    if (selector === undefined) cy.on(events, handler);
    else cy.on(events, selector, handler);
  }
  return () => {
    clearTimeout(rest);
    for (const [events, selector, handler] of handlers) {
      if (selector === undefined) cy.off(events, handler);
      else cy.off(events, selector, handler);
    }
  };
}
