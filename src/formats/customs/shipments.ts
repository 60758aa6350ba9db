import type { RelationRecord } from '../../model/records.ts';
import type { RecordSink } from '../../model/sink.ts';
import { parseNumber } from './cells.ts';
import { RowKey } from './copies.ts';
import { InferredLinks } from './inferred.ts';
import { PartyRegistry } from './parties.ts';
import { RowCells, type Measured, type TableLayout } from './rowCells.ts';
import type { RowIndex } from './rowIndex.ts';
import { RowParties, type RowEnd } from './rowParties.ts';
import { TotalsCounter, type TableTotals } from './totals.ts';
import type { ByteCells } from '../table/byteCells.ts';
import { UsualRows } from './usualRows.ts';

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
  private readonly key = new RowKey();
  /** Reads usual rows as bytes, where the sink takes that. */
  private readonly usual: UsualRows | undefined;
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
    this.usual = sink.bytes && new UsualRows(layout, index, fileName, this.registry, this.parties, sink.bytes);
    sink.source({ id: fileName, title: fileName });
  }

  /** Reads one row below the header as bytes; false, with nothing changed, when it is not a usual one. */
  bytes(cells: ByteCells, line: number, offset: number): boolean {
    const { usual } = this;
    if (usual?.take(cells, line) !== true || (usual.isBare && !this.saidCurrency)) return false;
    this.rows++;
    this.relations++;
    this.registry.beginRow();
    this.sink.row();
    const { value, currency, quantity, unit, gross, net } = usual;
    this.fileTotals.addNumbers(value, currency, quantity, unit, gross, net);
    this.readTotals.addNumbers(value, currency, quantity, unit, gross, net);
    if (usual.parties.isForwarder) this.sayOnward(line);
    this.sink.at?.(offset);
    usual.send(line);
    const { from, madeBy, known } = usual.parties;
    if (madeBy >= 0) {
      const { table } = this.registry;
      this.inferred.madeBy(table.id(known.party(madeBy)), table.id(known.party(from)), usual.hs, line);
    }
    return true;
  }

  /** Reads one row below the header; `offset` is its place in the text where it is one line of it. */
  row(cells: readonly string[], line: number, offset: number | undefined): void {
    this.rows++;
    this.registry.beginRow();
    this.sink.row();
    this.checkWidth(cells, line);
    const row = new RowCells(this.layout, cells, line, this.sink);
    const measured = row.measured();
    this.fileTotals.add(measured);
    const copy = this.copyOf(row);
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
    this.send(row, ends.sender, ends.receiver, measured, copy, offset);
  }

  /** Sends the parties and what follows from all rows together. */
  end(): TableTotals {
    this.sink.at?.(undefined);
    this.usual?.parties.known.end();
    this.inferred.send(this.sink);
    this.registry.send(this.sink, this.fileName);
    return {
      rows: this.rows,
      relations: this.relations,
      file: this.fileTotals.totals(),
      read: this.readTotals.totals(),
    };
  }

  private send(
    row: RowCells,
    sender: RowEnd,
    receiver: RowEnd,
    measured: Measured,
    copy: string | undefined,
    offset: number | undefined,
  ): void {
    const { line } = row;
    const { table } = this.registry;
    const goods = row.goods();
    const via = this.parties.via(row, [sender, receiver]);
    const maker = this.parties.maker(row, sender);
    if (maker !== undefined) this.inferred.madeBy(maker, table.id(sender.party), goods?.hs?.[0], line);
    const onward = this.parties.isForwarder(row, receiver);
    if (onward) this.sayOnward(line);
    if (sender.split !== undefined) this.followSplit('sender', sender, sender.split, line);
    if (receiver.split !== undefined) this.followSplit('receiver', receiver, receiver.split, line);
    const amount = row.amount();
    if (amount?.currency === '' && !this.saidCurrency) {
      this.saidCurrency = true;
      this.sink.issue('no-currency', line, 'No column names the currency of the values from this row on.');
    }
    const relation: RelationRecord = {
      id: `${this.fileName}:${line}`,
      kind: 'ships',
      from: table.id(sender.party),
      to: table.id(receiver.party),
      via,
      dates: row.dates(),
      goods,
      refs: row.refs(),
      value: amount === undefined || amount.currency === '' ? undefined : amount,
      origin: row.country('origin'),
      dispatch: row.country('dispatch'),
      declaredDestination: row.country('destination'),
      claim: { status: 'documented', scope: 'this' },
      evidence: [{ source: this.fileName, locator: `row ${line}` }],
      note: noteOf(copy, onward, sender, receiver),
      raw: row.raw(),
    };
    // The amounts are those of the record; weights have no place in it and are those of its cells.
    const { gross, net } = measured;
    this.readTotals.add({ amount, quantity: goods?.quantity, unit: goods?.unit?.toUpperCase(), gross, net });
    this.relations++;
    // A row that would give another record without those before it is not to be read again.
    this.sink.at?.(copy === undefined && this.registry.standsAlone ? offset : undefined);
    this.sink.relation(relation, line);
  }

  private sayOnward(line: number): void {
    this.sink.issue('onward-unknown', line, 'The receiver is a forwarder: who gets the goods is not said.');
  }

  private followSplit(
    side: 'sender' | 'receiver',
    { party, principals }: RowEnd,
    split: NonNullable<RowEnd['split']>,
    line: number,
  ): void {
    const names = split.chain.map(({ name }) => name).join(' → ');
    this.sink.issue('several-parties', line, `“${split.text.slice(0, 100)}” read as ${names}.`);
    const { table } = this.registry;
    let near = table.id(party);
    for (const behind of principals) {
      const principal = table.id(behind);
      if (side === 'sender') this.inferred.actsFor(principal, near, split.text, line);
      else this.inferred.actsFor(near, principal, split.text, line);
      near = principal;
    }
  }

  private checkWidth(cells: readonly string[], line: number): void {
    const width = this.layout.names.length;
    if (cells.length === width) return;
    const said = cells.findLastIndex((cell) => cell.trim() !== '') + 1;
    if (said > width) {
      this.sink.issue('long-row', line, `${said} cells under ${width} columns; the others are kept by number.`);
    } else if (cells.length < width) {
      this.sink.issue('short-row', line, `${cells.length} cells under ${width} columns; the others are unknown.`);
    }
  }

  private copyOf(row: RowCells): string | undefined {
    const { decimal } = this.layout.mapping;
    const { key } = this;
    key.begin();
    for (const { part, at, isNumber } of this.layout.telling) {
      const text = row.textAt(at);
      if (text === undefined) continue;
      const number = isNumber ? parseNumber(text, decimal) : undefined;
      if (number === undefined) key.text(part, text);
      else key.number(part, number);
    }
    const place = key.seenBefore(this.index);
    if (place === undefined) {
      key.remember(this.index, this.fileName, row.line);
      return undefined;
    }
    return place.file === this.fileName ? `row ${place.line}` : `row ${place.line} of ${place.file}`;
  }
}

function noteOf(copy: string | undefined, onward: boolean, ...ends: readonly RowEnd[]): string | undefined {
  if (copy === undefined && !onward && ends.every(({ split }) => split === undefined)) return undefined;
  const notes = [
    ...(copy === undefined ? [] : [`Possible copy of ${copy}.`]),
    ...(onward ? ['The receiver is a forwarder: the onward receiver is unknown.'] : []),
    ...ends.flatMap(({ split }) => (split === undefined ? [] : [`The table says “${split.text}”.`])),
    ...ends.flatMap(({ split }) => (split?.cut === true ? ['The cell is cut: another party is not legible.'] : [])),
  ];
  return notes.length === 0 ? undefined : notes.join(' ');
}
