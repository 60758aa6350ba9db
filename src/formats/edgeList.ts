import { hashText } from '../model/ids.ts';
import type { RecordSink } from '../model/sink.ts';
import { EdgeIds } from './edgeIds.ts';
import { PairBytes } from './edgeListBytes.ts';
import { EndNames } from './endNames.ts';
import { excerpt } from './json.ts';
import { forEachLine, type BytesVisitor } from './lines.ts';
import type { Detection, FileSample, Format } from './reader.ts';

/**
 * A list of pairs without a header, as programs for networks write it: two ends a line, parted by blanks, tabs, commas,
 * semicolons or bars, and perhaps a third cell of numbers or data about the pair. Lines that begin with # or % are
 * comments. There is no list of parties, so each end is one.
 */
export const edgeList: Format = {
  id: 'edge-list',
  label: 'List of pairs without a header',
  detect,
  async read(file, sink) {
    const pairs = new Pairs(file.name, sink);
    await forEachLine(
      file.chunks,
      sink,
      (text, line, start) => {
        sink.at?.(start);
        pairs.read(text, line);
      },
      pairs.byBytes(),
    );
    sink.at?.(undefined);
  },
  readLine(text, sink, { file }) {
    new Pairs(file, sink).read(text.endsWith('\r') ? text.slice(0, -1) : text, 0);
  },
};

class Pairs {
  private readonly ids: EdgeIds;
  private readonly names = new EndNames();
  private readonly hash = new Int32Array(2);
  private readonly sink: RecordSink;

  constructor(fileName: string, sink: RecordSink) {
    this.ids = new EdgeIds(fileName);
    this.sink = sink;
  }

  /** Reads usual lines as bytes where the sink takes that. */
  byBytes(): BytesVisitor | undefined {
    const { sink } = this;
    if (sink.bytes === undefined) return undefined;
    const usual = new PairBytes(this.ids, this.names, sink.bytes);
    return (bytes, start, end, line, offset) => {
      sink.at?.(offset);
      if (!usual.read(bytes, start, end, line)) return false;
      sink.row();
      return true;
    };
  }

  read(text: string, line: number): void {
    const { sink } = this;
    if (isComment(text)) return;
    sink.row();
    const { from, to, rest } = cellsOf(text);
    if (from === undefined || to === undefined) {
      sink.issue('missing-field', line, `A line without two ends is left out: ${excerpt(text)}`);
      return;
    }
    for (const id of [from, to]) {
      hashText(id, this.hash);
      if (this.names.isNew(this.hash[0] ?? 0, this.hash[1] ?? 0)) sink.entity({ id, kind: 'other', name: id }, line);
    }
    const raw = rest === undefined ? undefined : { 'third cell': [rest] };
    sink.relation({ id: this.ids.next(from, to), kind: 'linked_to', from, to, raw }, line);
  }
}

interface Cells {
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly rest: string | undefined;
}

/** A delimiter other than blanks holds where the line has one; the third cell is all that follows the second. */
function cellsOf(text: string): Cells {
  const delimiter = /[\t,;|]/.exec(text.replace(/[{"].*$/, ''))?.[0];
  const pattern = delimiter === undefined ? /\s+/ : delimiter;
  const parts = text.trim().split(pattern);
  const [from, to] = parts.map(clean);
  const start = parts.slice(0, 2).join(' ').length + 1;
  const rest =
    parts.length > 2
      ? clean(delimiter === undefined ? text.trim().slice(start) : parts.slice(2).join(delimiter))
      : undefined;
  return { from, to, rest };
}

function clean(cell: string): string | undefined {
  const text = cell
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .trim();
  return text === '' || text === '\\N' || text === 'NULL' ? undefined : text;
}

function isComment(text: string): boolean {
  return /^\s*(?:[#%]|$)/.test(text);
}

const END = /^[\p{L}\p{N}_.:@\-/]{1,64}$/u;
const THIRD = /^[-+]?[\d.]+(?:e[-+]?\d+)?$|^\{.*\}$/i;

/**
 * Two columns of one vocabulary: every line has two plain ends and at most a number or data beside them, and some text
 * stands in both columns, or all of both are numbers. Tables of two columns are no lists of pairs.
 */
function detect(sample: FileSample): Detection {
  const lines = sample.text.split(/\r?\n/);
  // A sample may end within a line.
  if (sample.text.length >= 60_000) lines.pop();
  const rows = lines
    .filter((line) => !isComment(line))
    .slice(0, 500)
    .map(cellsOf);
  const no = { confidence: 0, why: 'the lines are no pairs' };
  if (rows.length < 2) return no;
  const froms = new Set<string>();
  const tos: string[] = [];
  let missing = 0;
  for (const { from, to, rest } of rows) {
    if (from === undefined || to === undefined) {
      missing++;
      continue;
    }
    if (!END.test(from) || !END.test(to)) return no;
    if (rest !== undefined && !THIRD.test(rest)) return no;
    froms.add(from);
    tos.push(to);
  }
  if (missing * 2 > rows.length) return no;
  const numbers = [...froms, ...tos].every((text) => /^\d+$/.test(text));
  const shared = tos.some((text) => froms.has(text));
  return numbers || shared
    ? { confidence: 0.3, why: `the first ${rows.length} lines are pairs of the same kind of names` }
    : no;
}
