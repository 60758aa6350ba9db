import type { RelationRecord } from '../../model/records.ts';
import type { RecordSink } from '../../model/sink.ts';
import { parseNumber, cellText } from './cells.ts';
import { seenBefore, type RowIndex } from './copies.ts';
import { InferredLinks } from './inferred.ts';
import { PartyRegistry } from './parties.ts';
import { RowCells, type TableLayout } from './rowCells.ts';
import { RowParties, type RowEnd } from './rowParties.ts';
import { silentSink } from './silentSink.ts';
import { TotalsCounter, type TableTotals } from './totals.ts';

/** Fields that say that two rows are one: what was sent, by whom, to whom, when, and under which number. */
const TELLING = [
  'sender.name',
  'sender.id',
  'receiver.name',
  'receiver.id',
  'date',
  'hs',
  'goods',
  'quantity',
  'unit',
  'gross',
  'net',
  'value',
  'declaration',
  'billOfLading',
  'container',
  'item',
  'brand',
  'maker.name',
] as const;

const NUMBERS: ReadonlySet<string> = new Set(['quantity', 'gross', 'net', 'value']);

/** Turns the rows of one table into records. */
export class Shipments {
  private readonly registry: PartyRegistry;
  private readonly parties: RowParties;
  private readonly inferred: InferredLinks;
  private readonly fileTotals = new TotalsCounter();
  private readonly readTotals = new TotalsCounter();
  private rows = 0;
  private relations = 0;
  private saidCurrency = false;
  private readonly layout: TableLayout;
  private readonly fileName: string;
  private readonly sink: RecordSink;
  private readonly index: RowIndex;

  constructor(layout: TableLayout, fileName: string, sink: RecordSink, index: RowIndex) {
    this.layout = layout;
    this.fileName = fileName;
    this.sink = sink;
    this.index = index;
    this.registry = new PartyRegistry(fileName);
    this.parties = new RowParties(layout.mapping, this.registry);
    this.inferred = new InferredLinks(fileName);
    sink.source({ id: fileName, title: fileName });
  }

  /** Reads one row below the header. */
  row(cells: readonly string[], line: number): void {
    this.rows++;
    this.sink.row();
    this.checkWidth(cells, line);
    const row = new RowCells(this.layout, cells, line, this.sink);
    // What is wrong with a number is said when the record is made.
    const measured = measure(new RowCells(this.layout, cells, line, silentSink));
    addUp(this.fileTotals, measured);
    const copy = this.copyOf(cells, line);
    if (copy !== undefined) {
      const left = this.layout.mapping.leaveOutCopies;
      this.sink.issue('possible-copy', line, `The row says the same as ${copy}${left ? '; it is left out' : ''}.`);
      if (left) return;
    }
    const ends = this.parties.ends(row);
    if (ends === undefined) {
      this.sink.issue('missing-field', line, 'A row that names neither sender nor receiver is left out.');
      return;
    }
    if (!ends.sender.named || !ends.receiver.named) {
      const side = ends.sender.named ? 'receiver' : 'sender';
      this.sink.issue('party-missing', line, `The row names no ${side}; it is drawn as a party without a name.`);
    }
    if (ends.apart) {
      this.sink.issue('same-name', line, 'Sender and receiver have one name and no number: they are kept apart.');
    }
    this.send(row, ends.sender, ends.receiver, measured, copy);
  }

  /** Sends the parties and what follows from all rows together. */
  end(): TableTotals {
    this.inferred.send(this.sink);
    this.registry.send(this.sink, this.fileName);
    return {
      rows: this.rows,
      relations: this.relations,
      file: this.fileTotals.totals(),
      read: this.readTotals.totals(),
    };
  }

  private send(row: RowCells, sender: RowEnd, receiver: RowEnd, measured: Measured, copy: string | undefined): void {
    const { line } = row.context;
    const goods = row.goods();
    const via = this.parties.via(row, [sender, receiver]);
    const maker = this.parties.maker(row, sender);
    if (maker !== undefined) this.inferred.madeBy(maker, sender.id, goods?.hs?.[0], line);
    const onward = this.parties.isForwarder(row, receiver);
    if (onward) this.sink.issue('onward-unknown', line, 'The receiver is a forwarder: who gets the goods is not said.');
    for (const [side, { id, principals, split }] of [['sender', sender] as const, ['receiver', receiver] as const]) {
      if (split !== undefined) this.followSplit(side, id, principals, split, line);
    }
    const amount = row.amount();
    if (amount?.currency === '' && !this.saidCurrency) {
      this.saidCurrency = true;
      this.sink.issue('no-currency', line, 'No column names the currency of the values from this row on.');
    }
    const relation: RelationRecord = {
      id: `${this.fileName}:${line}`,
      kind: 'ships',
      from: sender.id,
      to: receiver.id,
      ...optional('via', via),
      ...optional('dates', row.dates()),
      ...optional('goods', goods),
      ...optional('refs', row.refs()),
      ...optional('value', amount === undefined || amount.currency === '' ? undefined : amount),
      ...optional('origin', row.country('origin')),
      ...optional('dispatch', row.country('dispatch')),
      ...optional('declaredDestination', row.country('destination')),
      claim: { status: 'documented', scope: 'this' },
      evidence: [{ source: this.fileName, locator: `row ${line}` }],
      ...optional('note', noteOf(copy, onward, sender, receiver)),
    };
    // The amounts are those of the record; weights have no place in it and are those of its cells.
    addUp(this.readTotals, { ...measured, amount, quantity: relation.goods?.quantity, unit: relation.goods?.unit });
    this.relations++;
    this.sink.relation({ ...relation, ...optional('raw', row.raw()) }, line);
  }

  private followSplit(
    side: 'sender' | 'receiver',
    actor: string,
    principals: readonly string[],
    split: NonNullable<RowEnd['split']>,
    line: number,
  ): void {
    const names = split.chain.map(({ name }) => name).join(' → ');
    this.sink.issue('several-parties', line, `“${split.text.slice(0, 100)}” read as ${names}.`);
    let near = actor;
    for (const principal of principals) {
      if (side === 'sender') this.inferred.actsFor(principal, near, split.text, line);
      else this.inferred.actsFor(near, principal, split.text, line);
      near = principal;
    }
  }

  private checkWidth(cells: readonly string[], line: number): void {
    const width = this.layout.names.length;
    const said = cells.findLastIndex((cell) => cell.trim() !== '') + 1;
    if (said > width) {
      this.sink.issue('long-row', line, `${said} cells under ${width} columns; the others are kept by number.`);
    } else if (cells.length < width) {
      this.sink.issue('short-row', line, `${cells.length} cells under ${width} columns; the others are unknown.`);
    }
  }

  private copyOf(cells: readonly string[], line: number): string | undefined {
    const { places, mapping } = this.layout;
    const parts = TELLING.map((field) => {
      const at = places.get(field)?.[0];
      const text = at === undefined ? undefined : cellText(cells[at]);
      if (text === undefined) return '';
      // One number may be written "12.50" in one file and "12,5" in another.
      const number = NUMBERS.has(field) ? parseNumber(text, mapping.decimal) : undefined;
      return number === undefined ? text : String(number);
    });
    if (parts.every((part) => part === '')) return undefined;
    const place = seenBefore(this.index, parts, { file: this.fileName, line });
    if (place === undefined) return undefined;
    return place.file === this.fileName ? `row ${place.line}` : `row ${place.line} of ${place.file}`;
  }
}

function noteOf(copy: string | undefined, onward: boolean, ...ends: readonly RowEnd[]): string | undefined {
  const notes = [
    ...(copy === undefined ? [] : [`Possible copy of ${copy}.`]),
    ...(onward ? ['The receiver is a forwarder: the onward receiver is unknown.'] : []),
    ...ends.flatMap(({ split }) => (split === undefined ? [] : [`The table says “${split.text}”.`])),
    ...ends.flatMap(({ split }) => (split?.cut === true ? ['The cell is cut: another party is not legible.'] : [])),
  ];
  return notes.length === 0 ? undefined : notes.join(' ');
}

/** What a row adds to the totals. */
interface Measured {
  readonly amount: { readonly amount: number; readonly currency: string } | undefined;
  readonly quantity: number | undefined;
  readonly unit: string | undefined;
  readonly gross: number | undefined;
  readonly net: number | undefined;
}

function measure(row: RowCells): Measured {
  return {
    amount: row.amount(),
    quantity: row.number('quantity'),
    unit: row.text('unit'),
    gross: row.number('gross'),
    net: row.number('net'),
  };
}

function addUp(totals: TotalsCounter, { amount, quantity, unit, gross, net }: Measured): void {
  if (amount !== undefined) totals.add('value', amount.currency, amount.amount);
  if (quantity !== undefined) totals.add('quantity', unit?.toUpperCase() ?? '', quantity);
  if (gross !== undefined) totals.add('gross', 'kg', gross);
  if (net !== undefined) totals.add('net', 'kg', net);
}

function optional<K extends string, V>(key: K, value: V | undefined): { [key in K]?: V } {
  // A computed key of a generic type is wider than its value to the compiler.
  const found: { [key in K]?: V } = {};
  if (value !== undefined) found[key] = value;
  return found;
}
