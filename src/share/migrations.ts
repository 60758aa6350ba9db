import type { Wire } from './wire.ts';

/** A wire moved to a newer version, and the keys that have no place there. */
export interface Migrated<Id> {
  readonly wire: Wire<Id>;
  readonly dropped: readonly string[];
}

/** One step from a version to the next. Once released it is kept for ever and has a test of its own. */
export interface Migration {
  readonly from: number;
  readonly change: <Id>(wire: Wire<Id>) => Migrated<Id>;
}

/** Every step there is, oldest first. Version 1 is the first, so there is none yet. */
export const MIGRATIONS: readonly Migration[] = [];

/** A wire of version `from` moved step by step to `to`; `undefined` when a step is missing. */
export function migrate<Id>(
  wire: Wire<Id>,
  from: number,
  to: number,
  steps: readonly Migration[],
): Migrated<Id> | undefined {
  let moved: Migrated<Id> = { wire, dropped: [] };
  for (let version = from; version < to; version++) {
    const step = steps.find((one) => one.from === version);
    if (!step) return undefined;
    const next = step.change(moved.wire);
    moved = { wire: next.wire, dropped: [...moved.dropped, ...next.dropped] };
  }
  return moved;
}
