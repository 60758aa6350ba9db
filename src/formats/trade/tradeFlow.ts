import { hsDigits } from '../../model/hs.ts';
import type { DateSpan, Goods, RelationRecord, Value } from '../../model/records.ts';
import type { RecordSink } from '../../model/sink.ts';
import { parseAmount } from '../amounts.ts';
import type { TableRow } from '../table/tableRow.ts';
import { wordDate } from '../table/wordDate.ts';
import type { CountryEntities } from './countryEntities.ts';

/** One row of trade statistics. */
export interface Flow {
  readonly relation: Omit<RelationRecord, 'id'>;
  readonly place: FlowPlace;
}

/** What tells whether a row counts what another row counts. */
export interface FlowPlace {
  readonly from: string;
  readonly to: string;
  readonly reporter: string;
  readonly partner: string;
  /** The partner is the world or another sum of countries. */
  readonly world: boolean;
  /** The table has no columns for the countries. */
  readonly unnamed: boolean;
  readonly direction: 'export' | 'import';
  /** Re-exports and re-imports are parts of exports and imports. */
  readonly again: boolean;
  readonly period: string;
  /** Goods code in digits; "" is the total of all goods. */
  readonly code: string;
  /** Mode of transport, customs procedure, second partner: `undefined` where the row is the total of them. */
  readonly part: string | undefined;
}

/** Reads one row; `undefined` with an issue when it names neither the flow nor how it runs. */
export function readFlow(row: TableRow, countries: CountryEntities, sink: RecordSink): Flow | undefined {
  const estimate = !['reporter', 'reportercode', 'reporterdesc', 'reporteriso'].some((column) => row.has(column));
  const word = row.take('tradeflow', 'flowdesc', 'flow', 'flowcode', 'rgdesc') ?? (estimate ? 'Re-Export' : undefined);
  const direction = directionOf(word);
  if (direction === undefined) {
    const said = word === undefined ? 'no flow' : `an unknown flow “${word.slice(0, 40)}”`;
    sink.issue('missing-field', row.line, `A row with ${said} is left out: it does not say how the goods run.`);
    return undefined;
  }
  const reporter = countries.area(wordsOf(row, 'reporter'), 'reporter', row.line);
  const partner = countries.area(wordsOf(row, 'partner'), 'partner', row.line);
  const [from, to] = direction === 'export' ? [reporter, partner] : [partner, reporter];
  const again = /re-?(ex|im)port|^r[xm]$/i.test(word ?? '');
  const goods = readGoods(row);
  const dates = periodOf(row);
  return {
    relation: {
      kind: 'supplies',
      label: estimate ? 'estimated re-exports' : `${again ? 're-' : ''}${direction}s in trade statistics`,
      from: from.id,
      to: to.id,
      dates,
      goods: goods.goods,
      value: valueOf(row),
      claim: {
        status: estimate ? 'inferred' : 'official',
        scope: 'collective',
        statedBy: row.see('reporter', 'reporterdesc', 'reporteriso'),
      },
      note: estimate ? 'An estimate of a table that names no country: not a record of a delivery.' : undefined,
      raw: row.raw(),
    },
    place: {
      from: from.id,
      to: to.id,
      reporter: reporter.id,
      partner: partner.id,
      world: partner.world,
      unnamed: estimate,
      direction,
      again,
      period: dates?.from ?? '',
      code: goods.code,
      part: partOf(row),
    },
  };
}

function directionOf(word: string | undefined): FlowPlace['direction'] | undefined {
  if (word === undefined) return undefined;
  if (/^(re-?)?exports?$|^r?x$|^2$/i.test(word)) return 'export';
  return /^(re-?)?imports?$|^r?m$|^1$/i.test(word) ? 'import' : undefined;
}

/** Codes of three letters, then words; the number codes of statistics are not ISO 3166 letters. */
function wordsOf(row: TableRow, part: 'reporter' | 'partner'): readonly string[] {
  const texts = [`${part}iso`, `${part}code`, part, `${part}desc`].map((column) => row.see(column));
  return texts
    .filter((text) => text !== undefined && text !== 'NA' && !/^[1-9]\d*$/.test(text))
    .map((text) => text ?? '');
}

function readGoods(row: TableRow): { readonly goods: Goods | undefined; readonly code: string } {
  const text = row.take('commodity', 'cmddesc', 'productdesc');
  const said = row.see('commoditycode', 'cmdcode', 'productcode', 'product');
  const quantity = plainNumber(row.see('qty'));
  const unit = row.see('qtyunitabbr', 'qtyunit', 'qtyunitcode');
  const total = said === undefined || /^(total|ag\d?|all)$/i.test(said);
  const code = total ? undefined : hsDigits(said);
  if (!total && code === undefined) row.context.issue('bad-code', 'commodity', `“${said.slice(0, 40)}” is no HS code`);
  const goods: Goods = {
    hs: code === undefined ? undefined : [code],
    text,
    quantity,
    unit: quantity === undefined ? undefined : unit,
  };
  const empty = code === undefined && text === undefined && quantity === undefined;
  return { goods: empty ? undefined : goods, code: code ?? '' };
}

function plainNumber(text: string | undefined): number | undefined {
  return text === undefined ? undefined : parseAmount(text)?.amount;
}

/** Periods are "202201", "2022" or a date; a month is never widened to a year nor narrowed to a day. */
function periodOf(row: TableRow): DateSpan | undefined {
  const said = row.see('perioddesc', 'refperiodid', 'period', 'timeperiod');
  const year = row.see('year', 'refyear');
  const month = row.see('month', 'refmonth');
  let text = said === undefined ? undefined : /^\d{6}$/.test(said) ? `${said.slice(0, 4)}-${said.slice(4)}` : said;
  if (text === undefined && year !== undefined) {
    const known = month !== undefined && /^(0?[1-9]|1[0-2])$/.test(month);
    text = known ? `${year}-${month.padStart(2, '0')}` : year;
  }
  if (text === undefined) return undefined;
  // A month in statistics is often written as its first day.
  const date = wordDate(text)?.replace(/^(\d{4}-\d{2})-01$/, '$1');
  if (date !== undefined) return { from: date, to: date };
  row.context.issue('bad-date', 'period', `“${text.slice(0, 40)}” is no period; kept as text`);
  return undefined;
}

/** Dollars in Comtrade, euros in Eurostat; an amount whose column names no currency stays as text. */
function valueOf(row: TableRow): Value | undefined {
  const dollars = row.see('tradevalueus', 'primaryvalue', 'tradevalue');
  const euros = row.see('valueineur', 'valueineuros', 'valueeur');
  const text = dollars ?? euros;
  const amount = plainNumber(text);
  if (amount !== undefined) return { amount, currency: dollars === undefined ? 'EUR' : 'USD' };
  if (text !== undefined && text !== 'NA')
    row.context.issue('bad-number', 'value', `“${text.slice(0, 40)}” is no amount`);
  return undefined;
}

/** What part of the trade a row counts; the codes 0, C00 and "TOTAL …" are all of it. */
function partOf(row: TableRow): string | undefined {
  const parts = [
    row.see('motcode', 'motdesc'),
    row.see('customscode'),
    row.see('partner2code', 'partner2desc', 'partner2iso'),
    row.see('statprocedure', 'statregime'),
  ].filter((text) => text !== undefined && !/^(0|c00|w00|world|total.*)$/i.test(text));
  return parts.length === 0 ? undefined : parts.join('|');
}
