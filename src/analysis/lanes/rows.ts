/** A mark, or a place that a long hop passes through between its columns, so that it does not cross a mark. */
interface Slot {
  readonly id: string | undefined;
  readonly column: number;
  row: number;
  readonly neighbours: Slot[];
  /** Slots on the first chain stay on top. */
  readonly first: boolean;
}

const SWEEPS = 12;
/** How much harder a mark of the first chain holds its row than any other mark. */
const PINNED = 10_000;

/**
 * The row of each entity (0 at the top, may be fractional): the first chain runs straight along the top, the other
 * columns are ordered by the mean row of their neighbours, back and forth, and then drawn towards that mean as far as
 * the distance of one row between marks allows.
 */
export function orderRows(
  chains: readonly (readonly string[])[],
  columns: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const layers = buildSlots(chains, columns);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const forward = sweep % 2 === 0;
    for (const layer of forward ? layers : layers.toReversed()) sortLayer(layer, forward ? -1 : 1);
  }
  settle(layers);
  const top = Math.min(...layers.flat().map((slot) => slot.row));
  return new Map(layers.flat().flatMap((slot) => (slot.id === undefined ? [] : [[slot.id, slot.row - top]])));
}

function buildSlots(chains: readonly (readonly string[])[], columns: ReadonlyMap<string, number>): Slot[][] {
  const layers: Slot[][] = Array.from({ length: 1 + Math.max(-1, ...columns.values()) }, () => []);
  const slots = new Map<string, Slot>();
  const add = (id: string | undefined, column: number, first: boolean): Slot => {
    const layer = layers[column] ?? [];
    const slot: Slot = { id, column, row: layer.length, neighbours: [], first };
    layer.push(slot);
    return slot;
  };
  const joined = new Set<string>();
  chains.forEach((chain, rank) => {
    chain.forEach((id) => {
      if (!slots.has(id)) slots.set(id, add(id, columns.get(id) ?? 0, rank === 0));
    });
    chain.slice(1).forEach((to, index) => {
      const from = chain[index] ?? to;
      if (joined.has(`${from}\n${to}`)) return;
      joined.add(`${from}\n${to}`);
      connect(slots.get(from), slots.get(to), (column) => add(undefined, column, rank === 0));
    });
  });
  return layers;
}

/** Joins two slots through one pass-through place for each column between them. */
function connect(from: Slot | undefined, to: Slot | undefined, passThrough: (column: number) => Slot): void {
  if (!from || !to) return;
  const step = Math.sign(to.column - from.column);
  let previous = from;
  for (let column = from.column + step; step !== 0 && column !== to.column; column += step) {
    const between = passThrough(column);
    link(previous, between);
    previous = between;
  }
  link(previous, to);
}

function link(a: Slot, b: Slot): void {
  a.neighbours.push(b);
  b.neighbours.push(a);
}

function sortLayer(layer: Slot[], side: -1 | 1): void {
  const keys = new Map(layer.map((slot) => [slot, meanRow(slot, side) ?? slot.row]));
  layer.sort((a, b) => Number(b.first) - Number(a.first) || (keys.get(a) ?? 0) - (keys.get(b) ?? 0) || a.row - b.row);
  layer.forEach((slot, row) => {
    slot.row = row;
  });
}

/** Mean row of the neighbours on one side (−1 left, 1 right), or of all for side 0. */
function meanRow(slot: Slot, side: -1 | 0 | 1): number | undefined {
  const near = slot.neighbours.filter((other) => side === 0 || Math.sign(other.column - slot.column) === side);
  if (near.length === 0) return undefined;
  return near.reduce((sum, other) => sum + other.row, 0) / near.length;
}

/** Draws rows towards their neighbours without changing the order within a column. */
function settle(layers: readonly Slot[][]): void {
  const tallest = Math.max(0, ...layers.map((layer) => layer.length));
  for (const layer of layers) layer.forEach((slot, row) => (slot.row = row + (tallest - layer.length) / 2));
  for (let round = 0; round < SWEEPS; round++) {
    for (const layer of round % 2 === 0 ? layers : layers.toReversed()) {
      const wanted = layer.map((slot) => (slot.first ? 0 : (meanRow(slot, 0) ?? slot.row)));
      spread(layer, wanted);
    }
  }
}

/**
 * Rows as near to the wanted ones as the order and the distances allow: runs of slots that would overlap are merged
 * and placed at their common mean (pool adjacent violators).
 */
function spread(layer: readonly Slot[], wanted: readonly number[]): void {
  const blocks: { start: number; size: number; weight: number; sum: number }[] = [];
  const offsets = gaps(layer);
  layer.forEach((_, index) => {
    const weight = layer[index]?.first ? PINNED : 1;
    let block = { start: index, size: 1, weight, sum: weight * ((wanted[index] ?? 0) - (offsets[index] ?? 0)) };
    for (let last = blocks.at(-1); last && last.sum / last.weight > block.sum / block.weight; last = blocks.at(-1)) {
      blocks.pop();
      block = {
        start: last.start,
        size: last.size + block.size,
        weight: last.weight + block.weight,
        sum: last.sum + block.sum,
      };
    }
    blocks.push(block);
  });
  for (const { start, size, weight, sum } of blocks) {
    for (let index = start; index < start + size; index++) {
      const slot = layer[index];
      if (slot) slot.row = sum / weight + (offsets[index] ?? 0);
    }
  }
}

/** Distance of each slot from the first one when all are packed: one row between marks, half a row beside a line. */
function gaps(layer: readonly Slot[]): number[] {
  let at = 0;
  return layer.map((slot, index) => {
    const previous = layer[index - 1];
    if (previous) at += previous.id !== undefined && slot.id !== undefined ? 1 : 0.55;
    return at;
  });
}
