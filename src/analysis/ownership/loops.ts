import type { Holdings } from './holdings.ts';

/** The parties above an entity in groups that own each other round and round. */
export interface Knots {
  /** Group of each entity above the asked one and of itself. */
  readonly groupOf: ReadonlyMap<number, number>;
  /** Members by group; an owner's group comes after those of what it owns, so that group 0 holds the asked entity. */
  readonly groups: readonly (readonly number[])[];
}

/** Groups the owners above an entity by who owns whom in a circle (Tarjan's strongly connected components, iterative). */
export function knotsAbove(holdings: Holdings, entity: number): Knots {
  const order = new Map<number, number>();
  const lowest = new Map<number, number>();
  const open: number[] = [];
  const isOpen = new Set<number>();
  const found: number[][] = [];
  const frames: { entity: number; owners: readonly number[]; next: number }[] = [];
  const enter = (one: number): void => {
    order.set(one, order.size);
    lowest.set(one, order.size - 1);
    open.push(one);
    isOpen.add(one);
    frames.push({ entity: one, owners: (holdings.get(one) ?? []).map(({ owner }) => owner), next: 0 });
  };
  const lower = (one: number, value: number): void => {
    lowest.set(one, Math.min(lowest.get(one) ?? value, value));
  };
  enter(entity);
  for (let frame = frames.at(-1); frame !== undefined; frame = frames.at(-1)) {
    const owner = frame.owners[frame.next++];
    if (owner === undefined) {
      frames.pop();
      const parent = frames.at(-1);
      if (parent) lower(parent.entity, lowest.get(frame.entity) ?? 0);
      if (lowest.get(frame.entity) === order.get(frame.entity)) found.push(close(open, isOpen, frame.entity));
    } else if (!order.has(owner)) enter(owner);
    else if (isOpen.has(owner)) lower(frame.entity, order.get(owner) ?? 0);
  }
  // A group closes after all groups of its owners.
  const groups = found.toReversed();
  return { groups, groupOf: new Map(groups.flatMap((members, group) => members.map((one) => [one, group] as const))) };
}

/** A shortest circle of owners through the first member of a group that has one: each owns the next, the last the first. */
export function circleIn(holdings: Holdings, members: readonly number[]): readonly number[] | undefined {
  const inside = new Set(members);
  for (const start of members) {
    const before = new Map<number, number>();
    const queue = [start];
    for (const owned of queue) {
      for (const { owner } of holdings.get(owned) ?? []) {
        if (owner === start) return unroll(before, owned, start);
        if (!inside.has(owner) || before.has(owner)) continue;
        before.set(owner, owned);
        queue.push(owner);
      }
    }
  }
  return undefined;
}

function unroll(before: ReadonlyMap<number, number>, last: number, start: number): number[] {
  const circle = [last];
  for (let at = last; at !== start;) {
    at = before.get(at) ?? start;
    circle.push(at);
  }
  return circle;
}

function close(open: number[], isOpen: Set<number>, root: number): number[] {
  const members = open.splice(open.indexOf(root));
  for (const member of members) isOpen.delete(member);
  return members;
}
