import type { Core } from 'cytoscape';
import type { Scene } from '../model/scene.ts';
import type { Camera } from '../model/view.ts';

/** Space around what is fitted, in pixels, and the closest a fit goes. */
const SIDES = 26;
const ABOVE = 10;
const BELOW = 12;
const CLOSEST = 1.25;

/** Where the canvas looks now. */
export function cameraOf(cy: Core): Camera {
  const { x, y } = cy.pan();
  const zoom = cy.zoom();
  return { x: (cy.width() / 2 - x) / zoom, y: (cy.height() / 2 - y) / zoom, zoom };
}

/** Looks where the camera says. */
export function setCamera(cy: Core, camera: Camera): void {
  const { zoom } = camera;
  cy.viewport({ zoom, pan: { x: cy.width() / 2 - camera.x * zoom, y: cy.height() / 2 - camera.y * zoom } });
}

/** Shows everything drawn, guides and names included. */
export function fitScene(cy: Core, scene: Scene): void {
  if (scene.nodes.length === 0 || cy.width() === 0 || cy.height() === 0) return;
  const box = cy.elements().boundingBox({ includeLabels: true, includeOverlays: false });
  const { guides } = scene;
  const rail = guides?.rail;
  const left = Math.min(box.x1, rail?.x ?? box.x1);
  const right = Math.max(box.x2, rail ? rail.x + rail.width : box.x2);
  const top = Math.min(box.y1, guides ? guidesTop(guides) : box.y1);
  const bottom = Math.max(box.y2, guides?.entersRussiaX === undefined ? box.y2 : guides.bottom + 68);
  const zoom = Math.min(
    CLOSEST,
    (cy.width() - 2 * SIDES) / Math.max(1, right - left),
    (cy.height() - ABOVE - BELOW) / Math.max(1, bottom - top),
  );
  setCamera(cy, { x: (left + right) / 2, y: (top + bottom) / 2 + (BELOW - ABOVE) / 2 / zoom, zoom });
}

/** The heads of the columns stand above the rail, or above the first row. */
export function guidesTop(guides: NonNullable<Scene['guides']>): number {
  return (guides.rail?.y ?? guides.top - 46) - 26;
}
