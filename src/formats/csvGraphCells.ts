import { parseDateText } from '../model/dates.ts';
import { hsDigits } from '../model/hs.ts';
import type { Evidence } from '../model/evidence.ts';
import type { DateSpan, Goods, Value } from '../model/records.ts';
import type { RecordSink } from '../model/sink.ts';
import { parseAmount } from './amounts.ts';
import { isReversed } from './caseEntity.ts';
import { countryCode } from './countries.ts';
import type { GraphColumn, GraphHeader } from './csvGraphHeader.ts';
import { RecordContext } from './fields.ts';

/** Makes a source of a cell and gives its id. */
export type Cite = (text: string) => string;

const NOWHERE: readonly number[] = [];

/** One row seen through its header; `\N`, NULL and blanks are missing cells. */
export class GraphRow {
  readonly context: RecordContext;
  private readonly header: GraphHeader;
  private readonly cells: readonly string[];

  constructor(header: GraphHeader, cells: readonly string[], line: number, sink: RecordSink) {
    this.header = header;
    this.cells = cells;
    this.context = new RecordContext(sink, line, 'the row');
  }

  first(column: GraphColumn): string | undefined {
    for (const at of this.header.columns.get(column) ?? NOWHERE) {
      const text = clean(this.cells[at]);
      if (text !== undefined) return text;
    }
    return undefined;
  }

  list(column: GraphColumn): readonly string[] | undefined {
    const said = this.all(column);
    const [only] = said;
    if (only === undefined) return undefined;
    if (said.length === 1 && !only.includes(';') && !only.includes('|')) return said;
    const texts = listedParts(said);
    return texts.length === 0 ? undefined : texts;
  }

  countries(): readonly string[] | undefined {
    const codes: string[] = [];
    for (const text of this.list('country') ?? []) {
      const code = countryCode(text);
      if (code === undefined) this.context.refuse('bad-country', 'country', text, 'not a country');
      else if (!codes.includes(code)) codes.push(code);
    }
    return codes.length === 0 ? undefined : codes;
  }

  evidence(cite: Cite): readonly Evidence[] | undefined {
    return this.list('source')?.map((text) => ({ source: cite(text) }));
  }

  dates(): DateSpan | undefined {
    const point = this.first('date');
    const start = this.first('start') ?? point;
    const end = this.first('end') ?? (this.first('start') === undefined ? point : undefined);
    if (start === undefined && end === undefined) return undefined;
    for (const text of start === end ? [start] : [start, end]) {
      if (text === undefined || parseDateText(text) !== undefined) continue;
      this.context.keep(
        'date',
        [...new Set([start, end])].filter((part) => part !== undefined),
      );
      this.context.issue('bad-date', 'date', `“${text.slice(0, 40)}” is not a date; kept as text`);
      return undefined;
    }
    if (isReversed(start, end)) this.context.issue('dates-reversed', 'date', `${start} is after ${end}`);
    return { from: start, to: end };
  }

  goods(): Goods | undefined {
    const hs: string[] = [];
    for (const text of this.list('hs') ?? []) {
      const code = hsDigits(text);
      if (code === undefined) this.context.refuse('bad-code', 'hs', text, 'not an HS code');
      else hs.push(code);
    }
    const text = this.first('goods');
    return hs.length === 0 && text === undefined ? undefined : { hs: hs.length === 0 ? undefined : hs, text };
  }

  value(): Value | undefined {
    const text = this.first('value');
    if (text === undefined) return undefined;
    const parsed = parseAmount(text);
    const currency = this.first('currency')?.toUpperCase() ?? parsed?.currency;
    if (parsed === undefined) this.context.refuse('bad-number', 'value', text, 'not an amount');
    else if (currency === undefined) this.context.refuse('missing-field', 'value', text, 'without a currency');
    else return { amount: parsed.amount, currency };
    return undefined;
  }

  /** The cells of columns without a field, and what was refused. */
  rest(): ReturnType<RecordContext['raw']> {
    for (const [at, name] of this.header.others) {
      const text = clean(this.cells[at]);
      if (text !== undefined) this.context.keep(name === '' ? `column ${at + 1}` : name, text);
    }
    return this.context.raw();
  }

  private all(column: GraphColumn): readonly string[] {
    const texts: string[] = [];
    for (const at of this.header.columns.get(column) ?? NOWHERE) {
      const text = clean(this.cells[at]);
      if (text !== undefined) texts.push(text);
    }
    return texts;
  }
}

/** A word for a kind as the kinds are written. */
export function kindWord(text: string): string {
  return text.toLowerCase().replace(/[\s-]+/g, '_');
}

/** The parts of lists in cells, each once. */
export function listedParts(cells: readonly string[]): readonly string[] {
  return [...new Set(cells.flatMap((text) => text.split(/\s*[;|]\s*/)).filter((part) => part !== ''))];
}

function clean(cell: string | undefined): string | undefined {
  if (cell === undefined || cell === '') return undefined;
  const text = cell.trim();
  return text === '' || text === '\\N' || text === 'NULL' ? undefined : text;
}
