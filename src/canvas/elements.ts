import type { ElementDefinition } from 'cytoscape';
import type { Scene, SceneEdge, SceneNode } from '../model/scene.ts';
import { markImage } from './markImage.ts';
import { nameLines } from './nameLines.ts';
import { NAME_SIZES } from './nameSize.ts';
import type { Theme } from './palette.ts';

/** Longer names are cut on the canvas; the panel has all of it. */
const LABEL_LENGTH = 36;
/** Room for names between the columns of the lanes, and between the marks of the rail. */
const NAME_WIDTH = 144;
const RAIL_NAME_WIDTH = 120;

/** Ids of elements: prefixed, because a party may be called `constructor` or like one of our own. */
export const nodeId = (entity: string): string => `n:${entity}`;
export const edgeId = (edge: string): string => `e:${edge}`;
export const anchorId = (from: string, to: string): string => `a:${from}\n${to}`;

/**
 * Turns scenes into elements and hands out the same object for as long as nothing about an element changed, so that
 * the wrapper can compare by identity. Places and highlights are not part of an element: they are set on the canvas.
 */
export class ElementCache {
  private known = new Map<string, { signature: string; element: ElementDefinition }>();
  private last: readonly ElementDefinition[] = [];

  elements(scene: Scene, theme: Theme): readonly ElementDefinition[] {
    const next = new Map<string, { signature: string; element: ElementDefinition }>();
    const keep = (element: ElementDefinition): void => {
      const id = element.data.id ?? '';
      const signature = JSON.stringify(element.data);
      const known = this.known.get(id);
      next.set(id, known?.signature === signature ? known : { signature, element });
    };
    for (const node of scene.nodes) keep(nodeElement(node, theme));
    for (const { hop } of scene.edges) if (hop) keep({ data: { id: anchorId(hop.from, hop.to), shape: 'ellipse' } });
    for (const edge of scene.edges) keep(edgeElement(edge));
    const elements = [...next.values()].map(({ element }) => element);
    this.known = next;
    const same =
      elements.length === this.last.length && elements.every((element, index) => element === this.last[index]);
    if (!same) this.last = elements;
    return this.last;
  }
}

function nodeElement(node: SceneNode, theme: Theme): ElementDefinition {
  const width = node.rail ? RAIL_NAME_WIDTH : NAME_WIDTH;
  const [near, far, farther] = NAME_SIZES.map(({ size }) => nameLines(node.name, size, width));
  return {
    group: 'nodes',
    data: {
      id: nodeId(node.id),
      entity: node.id,
      label: node.name.length > LABEL_LENGTH ? `${node.name.slice(0, LABEL_LENGTH - 1)}…` : node.name,
      near,
      far,
      farther,
      role: node.role,
      shape: node.shape,
      unnamed: node.unnamed,
      image: markImage(node.mark, node.role, node.unnamed, node.listed, theme),
    },
  };
}

function edgeElement(edge: SceneEdge): ElementDefinition {
  return {
    group: 'edges',
    data: {
      id: edgeId(edge.id),
      source: nodeId(edge.from),
      target: edge.hop ? anchorId(edge.hop.from, edge.hop.to) : nodeId(edge.to),
      from: edge.from,
      to: edge.to,
      type: edge.type,
      label: edge.label,
      inferred: edge.inferred,
      association: edge.association,
      width: edge.width,
    },
  };
}
