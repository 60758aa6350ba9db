import type { CollectionReturnValue, Core, NodeSingular } from 'cytoscape';
import { hopKey } from '../model/brief.ts';
import type { Scene } from '../model/scene.ts';
import type { Selection } from '../model/view.ts';
import type { Pointed } from '../state/store.ts';
import { anchorId, edgeId, nodeId } from './elements.ts';

/** Puts every mark where the scene has it; one that is being dragged stays under the pointer. */
export function applyPlaces(cy: Core, scene: Scene): void {
  for (const node of scene.nodes) {
    const mark = cy.getElementById(nodeId(node.id));
    const { x, y } = mark.position();
    if ((x !== node.x || y !== node.y) && !mark.grabbed()) mark.position({ x: node.x, y: node.y });
  }
  for (const { hop } of scene.edges) if (hop) moveAnchor(cy, hop.from, hop.to);
}

/** Keeps the anchors of the connectors in the middle of their hops while an end is dragged. */
export function followDrag(cy: Core, dragged: NodeSingular): void {
  dragged.connectedEdges('[type = "hop"]').forEach((edge) => {
    const from: unknown = edge.data('from');
    const to: unknown = edge.data('to');
    if (typeof from === 'string' && typeof to === 'string') moveAnchor(cy, from, to);
  });
}

function moveAnchor(cy: Core, from: string, to: string): void {
  const anchor = cy.getElementById(anchorId(from, to));
  const a = cy.getElementById(nodeId(from));
  const b = cy.getElementById(nodeId(to));
  if (anchor.empty() || a.empty() || b.empty()) return;
  anchor.addClass('anchor');
  const start = a.position();
  const end = b.position();
  anchor.position({ x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 });
}

/** Puts a halo around what a lit flag rests on. */
export function applyPointed(cy: Core, scene: Scene, pointed: Pointed | undefined): void {
  const entities = new Set(pointed?.entities);
  const hops = new Set(pointed?.hops.map(({ from, to }) => hopKey(from, to)));
  for (const { id } of scene.nodes) cy.getElementById(nodeId(id)).toggleClass('pointed', entities.has(id));
  for (const { id, type, from, to } of scene.edges) {
    cy.getElementById(edgeId(id)).toggleClass('pointed', type !== 'served' && hops.has(hopKey(from, to)));
  }
}

/** Lights, dims and selects by class; what is new after a patch has no classes yet, everything else keeps its own. */
export function applyHighlights(cy: Core, scene: Scene, selection: Selection | undefined): void {
  for (const node of scene.nodes) {
    setClasses(cy.getElementById(nodeId(node.id)), {
      lit: node.lit,
      dim: node.dim,
      stopped: node.stopped,
      selected: selection?.type === 'entity' && selection.id === node.id,
    });
  }
  for (const edge of scene.edges) {
    setClasses(cy.getElementById(edgeId(edge.id)), {
      lit: edge.lit,
      dim: edge.dim,
      broken: edge.broken,
      selected:
        selection?.type === 'hop' && edge.type !== 'served' && selection.from === edge.from && selection.to === edge.to,
    });
  }
}

/** Where an element keeps which of these classes it has: setting those of a thousand that stay would take its time. */
const SET_CLASSES = 'throughline-classes';

function setClasses(element: CollectionReturnValue, wanted: Readonly<Record<string, boolean>>): void {
  let signature = '';
  for (const name in wanted) if (wanted[name] === true) signature += ` ${name}`;
  if (element.empty() || (element.scratch(SET_CLASSES) ?? '') === signature) return;
  element.scratch(SET_CLASSES, signature);
  for (const name in wanted) element.toggleClass(name, wanted[name]);
}
