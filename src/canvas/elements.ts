import type { ElementDefinition } from 'cytoscape';
import type { Scene, SceneEdge, SceneNode } from '../model/scene.ts';
import { markImage } from './markImage.ts';
import { nameLines } from './nameLines.ts';
import { NAME_SIZES } from './nameSize.ts';
import type { Theme } from './palette.ts';

/** Longer names are cut on the canvas; the panel has all of it. */
const LABEL_LENGTH = 36;
/** Room for names between the columns of the lanes, and between the marks of the rail. */
const NAME_WIDTH = 132;
const RAIL_NAME_WIDTH = 114;

/** Ids of elements: prefixed, because a party may be called `constructor` or like one of our own. */
export const nodeId = (entity: string): string => `n:${entity}`;
export const edgeId = (edge: string): string => `e:${edge}`;
export const anchorId = (from: string, to: string): string => `a:${from}\n${to}`;

/** An element with the part of the scene and the theme it was made from. */
interface Known {
  readonly made: SceneNode | SceneEdge | undefined;
  readonly theme: Theme;
  readonly element: ElementDefinition;
}

/**
 * Turns scenes into elements and hands out the same object for as long as nothing about an element changed, so that
 * the wrapper can compare by identity. Places and highlights are not part of an element: they are set on the canvas.
 */
export class ElementCache {
  private known = new Map<string, Known>();
  private last: readonly ElementDefinition[] = [];

  elements(scene: Scene, theme: Theme): readonly ElementDefinition[] {
    const next = new Map<string, Known>();
    const keep = <T extends SceneNode | SceneEdge>(
      id: string,
      part: T,
      keys: readonly string[],
      make: (part: T) => ElementDefinition,
    ): void => {
      const known = this.known.get(id);
      const stays = known?.theme === theme && known.made !== undefined && drawnAlike(known.made, part, keys);
      next.set(id, stays ? known : { made: part, theme, element: make(part) });
    };
    for (const node of scene.nodes) keep(nodeId(node.id), node, NODE_KEYS, (part) => nodeElement(part, theme));
    for (const { hop } of scene.edges) {
      if (!hop) continue;
      const id = anchorId(hop.from, hop.to);
      next.set(id, this.known.get(id) ?? { made: undefined, theme, element: { data: { id, shape: 'ellipse' } } });
    }
    for (const edge of scene.edges) keep(edgeId(edge.id), edge, EDGE_KEYS, edgeElement);
    const elements = [...next.values()].map(({ element }) => element);
    this.known = next;
    const same =
      elements.length === this.last.length && elements.every((element, index) => element === this.last[index]);
    if (!same) this.last = elements;
    return this.last;
  }
}

/** What of a mark and of a line makes its element; the rest is set on the canvas, and no key is forgotten. */
const NODE_KEYS = keysOf<Omit<SceneNode, 'x' | 'y' | 'lit' | 'dim' | 'stopped'>>({
  id: true,
  name: true,
  mark: true,
  role: true,
  shape: true,
  listed: true,
  unnamed: true,
  rail: true,
  own: true,
  declaredOf: true,
});
const EDGE_KEYS = keysOf<Omit<SceneEdge, 'lit' | 'dim' | 'broken' | 'hop'>>({
  id: true,
  from: true,
  to: true,
  type: true,
  label: true,
  inferred: true,
  association: true,
  width: true,
  own: true,
  weakest: true,
});

function keysOf<T>(keys: { readonly [K in keyof Required<T>]: true }): readonly string[] {
  return Object.keys(keys);
}

/** Whether two states of one mark or line make the same element. The hop of a connector never changes: its id has it. */
function drawnAlike(a: object, b: object, keys: readonly string[]): boolean {
  for (const key of keys) if (Reflect.get(a, key) !== Reflect.get(b, key)) return false;
  return true;
}

function nodeElement(node: SceneNode, theme: Theme): ElementDefinition {
  const width = node.rail ? RAIL_NAME_WIDTH : NAME_WIDTH;
  const [near, far, farther] = NAME_SIZES.map(({ size }) => nameLines(node.name, size, width));
  return {
    group: 'nodes',
    ...(node.declaredOf ? { grabbable: false } : {}),
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
      ...node.declaredOf,
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
      label: edge.weakest ? `▼ ${edge.label}` : edge.label,
      inferred: edge.inferred,
      association: edge.association,
      width: edge.width,
    },
  };
}
