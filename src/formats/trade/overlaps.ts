import type { RecordSink } from '../../model/sink.ts';
import { EdgeIds } from '../fileIds.ts';
import type { Flow } from './tradeFlow.ts';

/**
 * Sends every row as a relation. A row that counts what other rows of the file count keeps its value as text, says so in
 * its label and is an `overlap` issue, so that no sum over the file counts a delivery twice: a code with longer codes
 * below it, the world beside its countries, a part (mode of transport, procedure) beside the total, re-exports beside
 * the exports they are in, and an export that the importing country reports too.
 */
export function sendFlows(flows: readonly Flow[], fileName: string, sink: RecordSink): void {
  const index = new FlowIndex(flows);
  const ids = new EdgeIds(fileName);
  for (const flow of flows) {
    const { relation, line } = flow;
    const id = ids.next(relation.from, relation.to);
    const why = index.overlap(flow);
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

  constructor(flows: readonly Flow[]) {
    for (const flow of flows) {
      const { code } = flow;
      this.rows.add(rowsKey(flow), code);
      if (!flow.world) this.countries.add(reportKey(flow), code);
      if (flow.part === undefined) this.totals.add(pairKey(flow), code);
      if (!flow.again) this.plain.add(pairKey(flow), code);
      if (flow.direction === 'import') this.imports.add(endsKey(flow), code.slice(0, 6));
    }
  }

  overlap(flow: Flow): string | undefined {
    const { code } = flow;
    if (flow.world && this.countries.touches(reportKey(flow), code)) {
      return 'a sum over countries that have rows of their own';
    }
    if (this.rows.hasBelow(rowsKey(flow), code)) return 'a sum over longer codes that have rows of their own';
    if (flow.part !== undefined && this.totals.touches(pairKey(flow), code)) return 'a part of a row that is the total';
    if (flow.again && this.plain.touches(pairKey(flow), code)) return 'a part of all trade, which has a row of its own';
    const mirrored = flow.direction === 'export' && this.imports.touches(endsKey(flow), code.slice(0, 6));
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

function reportKey(flow: Flow): string {
  return `${flow.reporter}|${flow.direction}|${flow.period}`;
}

function pairKey(flow: Flow): string {
  return `${reportKey(flow)}|${flow.partner}`;
}

function rowsKey(flow: Flow): string {
  return `${pairKey(flow)}|${flow.again}|${flow.part ?? ''}`;
}

/** The same for the two reports of one flow, whichever country makes them. */
function endsKey({ relation, period }: Flow): string {
  return `${relation.from}|${relation.to}|${period}`;
}
