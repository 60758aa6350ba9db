import type { RecordSink } from '../../model/sink.ts';
import { EdgeIds } from '../edgeIds.ts';
import type { PackedRow } from '../table/tableRow.ts';
import type { Flow, FlowPlace } from './tradeFlow.ts';

/** A flow without its relation, which is read from the row once more when it is sent. */
export interface HeldFlow {
  readonly place: FlowPlace;
  readonly keys: FlowKeys;
  readonly row: PackedRow;
}

/**
 * Sends every row as a relation. A row that counts what other rows of the file count keeps its value as text, says so in
 * its label and is an `overlap` issue, so that no sum over the file counts a delivery twice: a code with longer codes
 * below it, the world beside its countries, a part (mode of transport, procedure) beside the total, re-exports beside
 * the exports they are in, and an export that the importing country reports too.
 */
export function sendFlows(
  flows: readonly HeldFlow[],
  relationOf: (row: PackedRow) => Flow['relation'] | undefined,
  fileName: string,
  sink: RecordSink,
): void {
  const index = new FlowIndex(flows);
  const ids = new EdgeIds(fileName);
  for (const { place, keys, row } of flows) {
    const relation = relationOf(row);
    if (relation === undefined) continue;
    const { line } = row;
    const id = ids.next(relation.from, relation.to);
    const why = index.overlap(place, keys);
    if (why === undefined) {
      sink.relation({ id, ...relation }, line);
      continue;
    }
    sink.issue('overlap', line, `The row is ${why}; its value stays as text.`);
    const { value, raw, label, ...rest } = relation;
    const kept = value === undefined ? raw : { ...raw, 'value not counted': [`${value.amount} ${value.currency}`] };
    sink.relation({ id, ...rest, label: `${label ?? ''} (${why})`, raw: kept }, line);
  }
}

class FlowIndex {
  private readonly rows = new CodeIndex();
  private readonly countries = new CodeIndex();
  private readonly totals = new CodeIndex();
  private readonly plain = new CodeIndex();
  private readonly imports = new CodeIndex();

  constructor(flows: readonly HeldFlow[]) {
    for (const { place, keys } of flows) {
      const { code } = place;
      this.rows.add(keys.rows, code);
      if (!place.world) this.countries.add(keys.report, code);
      if (place.part === undefined) this.totals.add(keys.pair, code);
      if (!place.again) this.plain.add(keys.pair, code);
      if (place.direction === 'import') this.imports.add(keys.ends, code.slice(0, 6));
    }
  }

  overlap(place: FlowPlace, keys: FlowKeys): string | undefined {
    const { code } = place;
    if (place.world && this.countries.touches(keys.report, code)) {
      return 'a sum over countries that have rows of their own';
    }
    if (this.rows.hasBelow(keys.rows, code)) return 'a sum over longer codes that have rows of their own';
    if (place.part !== undefined && this.totals.touches(keys.pair, code)) return 'a part of a row that is the total';
    if (place.again && this.plain.touches(keys.pair, code)) return 'a part of all trade, which has a row of its own';
    const mirrored = place.direction === 'export' && this.imports.touches(keys.ends, code.slice(0, 6));
    return mirrored ? 'a mirror of what the importing country reports' : undefined;
  }
}

/** Goods codes under keys; a code of fewer digits counts all goods whose codes begin with it. */
class CodeIndex {
  private readonly codes = new Map<string, Set<string>>();
  private readonly above = new Map<string, Set<string>>();

  add(key: string, code: string): void {
    const known = setOf(this.codes, key);
    if (known.has(code)) return;
    known.add(code);
    const above = setOf(this.above, key);
    // Where a code is above another, so is every shorter one.
    for (let length = code.length - 1; length >= 0; length--) {
      const shorter = code.slice(0, length);
      if (above.has(shorter)) return;
      above.add(shorter);
    }
  }

  /** Whether a longer code that begins with this one is there. */
  hasBelow(key: string, code: string): boolean {
    return this.above.get(key)?.has(code) === true;
  }

  /** Whether this code, a longer one that begins with it or one that it begins with is there. */
  touches(key: string, code: string): boolean {
    const known = this.codes.get(key);
    if (known === undefined) return false;
    if (this.hasBelow(key, code)) return true;
    for (let length = 0; length <= code.length; length++) if (known.has(code.slice(0, length))) return true;
    return false;
  }
}

function setOf(sets: Map<string, Set<string>>, key: string): Set<string> {
  let found = sets.get(key);
  if (found === undefined) {
    found = new Set();
    sets.set(key, found);
  }
  return found;
}

/** What rows are told apart by. */
export interface FlowKeys {
  /** Reporter, direction and period. */
  readonly report: string;
  /** The same and the partner. */
  readonly pair: string;
  /** The same, whether it is a re-export or re-import, and the part. */
  readonly rows: string;
  /** The same for the two reports of one flow, whichever country makes them. */
  readonly ends: string;
}

/** Makes the keys of rows; those of all rows with the same ones are one object, whose texts are looked up fast. */
export class FlowKeyMaker {
  private readonly known = new Map<string, FlowKeys>();

  keysOf({ from, to, reporter, direction, period, partner, again, part }: FlowPlace): FlowKeys {
    const report = `${reporter}|${direction}|${period}`;
    const pair = `${report}|${partner}`;
    const rows = `${pair}|${again}|${part ?? ''}`;
    let keys = this.known.get(rows);
    if (keys === undefined) this.known.set(rows, (keys = { report, pair, rows, ends: `${from}|${to}|${period}` }));
    return keys;
  }
}
