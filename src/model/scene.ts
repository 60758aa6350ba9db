import type { EntityShape } from './entityKinds.ts';
import type { Role } from './roles.ts';
import type { Position } from './view.ts';

/** Stands before everything that the analyst added by hand. */
export const OWN_MARK = '✎';

/** One entity as drawn. `x` and `y` are its middle, in canvas units. */
export interface SceneNode extends Position {
  readonly id: string;
  readonly name: string;
  /** Two letters inside the mark: a country, or "?" where none is known, "·" where several are. */
  readonly mark: string;
  readonly role: Role;
  readonly shape: EntityShape;
  readonly listed: boolean;
  readonly unnamed: boolean;
  /** On the selected chain. */
  readonly lit: boolean;
  /** Another chain is selected and this is not on it. */
  readonly dim: boolean;
  /** In the rail above the lanes. */
  readonly rail: boolean;
  /** A measure stops this party: crossed out. */
  readonly stopped: boolean;
  /** Added by the analyst, or of a kind that is the analyst's assumption: the name begins with `OWN_MARK`. */
  readonly own: boolean;
  /** Stands for where a hop was declared to go, not for a party on a chain: the ends of that hop. It cannot be moved. */
  readonly declaredOf?: { readonly from: string; readonly to: string };
}

/** One hop, or one facilitator's connector to the hop it served, as drawn. */
export interface SceneEdge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /**
   * `served` joins a facilitator with the middle of a hop and has no arrow; `declared` leads from the sender of a hop to
   * where the goods were declared to go.
   */
  readonly type: 'hop' | 'served' | 'neighbour' | 'declared';
  /** Text on the line, only on the lit chain: "3 Jan 2023 · T1". */
  readonly label: string;
  readonly inferred: boolean;
  readonly association: boolean;
  /** Line width in canvas units, 1 to 5, by number of relations. */
  readonly width: number;
  readonly lit: boolean;
  readonly dim: boolean;
  /** No chain that survives the measures runs here: struck through. */
  readonly broken: boolean;
  /** Rests on what the analyst added: the label begins with `OWN_MARK`, lit or not. */
  readonly own: boolean;
  /** The weakest hop of the lit chain. */
  readonly weakest?: boolean;
  /** For `served`: the two ends of the hop. */
  readonly hop: { readonly from: string; readonly to: string } | undefined;
}

/** The columns the chains are drawn in, and the rail above them. */
export interface SceneGuides {
  readonly steps: readonly { readonly label: string; readonly x: number }[];
  /** Where chains cross into Russia; missing when they do not cross at one step. */
  readonly entersRussiaX: number | undefined;
  readonly rail:
    | {
        readonly x: number;
        readonly y: number;
        readonly width: number;
        readonly height: number;
        readonly count: number;
      }
    | undefined;
  readonly top: number;
  readonly bottom: number;
}

/** Everything a picture of the chains needs; canvas and exports are drawn from it. */
export interface Scene {
  readonly nodes: readonly SceneNode[];
  readonly edges: readonly SceneEdge[];
  readonly guides: SceneGuides | undefined;
}

/** Half the width or height of a mark, in canvas units. */
export const MARK_RADIUS = 18;
