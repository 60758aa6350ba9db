import type { Position } from '../../model/view.ts';
import { assignColumns } from './columns.ts';
import { orderRows } from './rows.ts';
import { placeRail, type RailPlan } from './rail.ts';

/** Chains to place, and who served their hops. */
export interface LaneInput {
  /** Entity ids of each chain, supplier first, in ranking order. */
  readonly chains: readonly (readonly string[])[];
  /** Ids of the entities that stand in Russia. */
  readonly russian: readonly string[];
  /** Facilitators with the hops they served. */
  readonly served: readonly { readonly id: string; readonly hops: readonly (readonly [string, string])[] }[];
}

/** Places for every entity of the chains, with the guides that explain them. */
export interface Lanes {
  readonly positions: readonly (readonly [string, Position])[];
  readonly steps: readonly { readonly label: string; readonly x: number }[];
  /** Between the last column outside Russia and the first inside. */
  readonly entersRussiaX: number | undefined;
  readonly rail: RailPlan['box'] | undefined;
  readonly top: number;
  readonly bottom: number;
}

/** Distance between columns and between rows, in canvas units: room for a mark and two lines of name. */
const COLUMN_WIDTH = 152;
const ROW_HEIGHT = 80;

/**
 * Places chains left to right in columns by step, aligned where they enter Russia and at their Russian end (design,
 * section 9). Facilitators get one rail above. The same input gives the same places.
 */
export function layOutLanes({ chains, russian, served }: LaneInput): Lanes {
  const { columns, border } = assignColumns(chains, new Set(russian));
  const rows = orderRows(chains, columns);
  const width = 1 + Math.max(0, ...columns.values());
  const onChains = new Map<string, Position>();
  for (const [id, column] of columns) {
    onChains.set(id, { x: column * COLUMN_WIDTH, y: (rows.get(id) ?? 0) * ROW_HEIGHT });
  }
  const heights = [...onChains.values()].map(({ y }) => y);
  const top = Math.min(0, ...heights);
  const bottom = Math.max(0, ...heights);
  const rail = placeRail(served, onChains, { left: 0, right: (width - 1) * COLUMN_WIDTH, top });
  return {
    positions: [...onChains, ...(rail?.positions ?? [])],
    steps: Array.from({ length: chains.length === 0 ? 0 : width }, (_, step) => ({
      label: `Step ${step}`,
      x: step * COLUMN_WIDTH,
    })),
    entersRussiaX: border === undefined ? undefined : (border - 0.5) * COLUMN_WIDTH,
    rail: rail?.box,
    top,
    bottom,
  };
}
