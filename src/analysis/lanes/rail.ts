import type { Position } from '../../model/view.ts';

/** Places in the rail of facilitators, and the box around them. */
export interface RailPlan {
  readonly positions: readonly (readonly [string, Position])[];
  readonly box: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
    readonly count: number;
  };
}

/** Least distance between two marks of the rail, the height of one of its rows, and its distance from the lanes. */
const MARK_DISTANCE = 124;
const RAIL_ROW = 80;
const CLEARANCE = 94;
const MARGIN = 64;
/** Many facilitators above few lanes go beyond them, so that their rows are some 2.5 times as wide as high. */
const ROWS_OF_MANY = MARK_DISTANCE / RAIL_ROW / 2.5;

/**
 * One rail above the lanes: each facilitator as near as possible to the middle of the hops it served, in as many rows
 * as they need. It is as wide as the lanes, and wider where it would be a tower. `undefined` without facilitators.
 */
export function placeRail(
  served: readonly { readonly id: string; readonly hops: readonly (readonly [string, string])[] }[],
  places: ReadonlyMap<string, Position>,
  lanes: { readonly left: number; readonly right: number; readonly top: number },
): RailPlan | undefined {
  if (served.length === 0) return undefined;
  const wanted = served
    .map(({ id, hops }) => ({ id, x: middle(hops, places, (lanes.left + lanes.right) / 2) }))
    .sort((a, b) => a.x - b.x || (a.id < b.id ? -1 : 1));
  const perRow = Math.max(
    Math.floor((lanes.right - lanes.left) / MARK_DISTANCE) + 1,
    Math.ceil(wanted.length / Math.ceil(Math.sqrt(wanted.length * ROWS_OF_MANY))),
  );
  const rows = Math.ceil(wanted.length / perRow);
  const beyond = Math.max(0, (perRow - 1) * MARK_DISTANCE - (lanes.right - lanes.left)) / 2;
  const span = { left: lanes.left - beyond, right: lanes.right + beyond };
  const bottom = lanes.top - CLEARANCE;
  const positions: [string, Position][] = [];
  for (let row = 0; row < rows; row++) {
    // Every rows-th mark goes to a row, so that each row spans the whole width.
    const members = wanted.filter((_, index) => index % rows === row);
    const y = bottom - (rows - 1 - row) * RAIL_ROW;
    spreadApart(
      members.map(({ x }) => x),
      span,
    ).forEach((x, index) => {
      const member = members[index];
      if (member) positions.push([member.id, { x, y }]);
    });
  }
  const xs = positions.map(([, { x }]) => x);
  const left = Math.min(lanes.left, ...xs) - MARGIN;
  const right = Math.max(lanes.right, ...xs) + MARGIN;
  const y = bottom - (rows - 1) * RAIL_ROW - 40;
  return { positions, box: { x: left, y, width: right - left, height: bottom - y + 60, count: served.length } };
}

function middle(
  hops: readonly (readonly [string, string])[],
  places: ReadonlyMap<string, Position>,
  otherwise: number,
): number {
  const xs = hops.flatMap(([from, to]) => {
    const a = places.get(from);
    const b = places.get(to);
    return a && b ? [(a.x + b.x) / 2] : [];
  });
  return xs.length === 0 ? otherwise : xs.reduce((sum, x) => sum + x, 0) / xs.length;
}

/** Sorted places moved apart to the least distance, then back inside the lanes where that is possible. */
function spreadApart(xs: readonly number[], lanes: { readonly left: number; readonly right: number }): number[] {
  const apart: number[] = [];
  for (const x of xs) apart.push(Math.max(x, (apart.at(-1) ?? Number.NEGATIVE_INFINITY) + MARK_DISTANCE));
  let limit = Math.max(lanes.right, lanes.left + (xs.length - 1) * MARK_DISTANCE);
  for (let index = apart.length - 1; index >= 0; index--) {
    const x = Math.min(apart[index] ?? 0, limit);
    apart[index] = x;
    limit = x - MARK_DISTANCE;
  }
  return apart;
}
