import type { Measured } from './rowCells.ts';

/** A sum of numbers and how many there were. */
export interface Total {
  /** Currency or unit; "" where the table gives none. */
  readonly of: string;
  readonly sum: number;
  readonly count: number;
}

/** What rows add up to. Missing numbers and zeros are not counted. */
export interface Totals {
  /** By ISO 4217 code. */
  readonly value: readonly Total[];
  /** By the unit as written, in upper case. */
  readonly quantity: readonly Total[];
  /** In kilograms as the columns say. */
  readonly gross: readonly Total[];
  readonly net: readonly Total[];
}

/** The totals of a table as its cells give them, and those of the relations that were made of it. */
export interface TableTotals {
  readonly rows: number;
  readonly relations: number;
  readonly file: Totals;
  readonly read: Totals;
}

/** A sum and what was lost of it by rounding. */
interface Sum {
  readonly of: string;
  sum: number;
  lost: number;
  count: number;
}

/** Adds up numbers by currency or unit; rounding errors do not gather (Neumaier's sum). */
class Sums {
  private readonly sums = new Map<string, Sum>();
  /** The one added to last: most rows have the same currency and units. */
  private last: Sum | undefined;

  add(of: string, amount: number): void {
    let { last: entry } = this;
    if (entry?.of !== of) {
      entry = this.sums.get(of);
      if (entry === undefined) this.sums.set(of, (entry = { of, sum: 0, lost: 0, count: 0 }));
      this.last = entry;
    }
    const next = entry.sum + amount;
    entry.lost += Math.abs(entry.sum) >= Math.abs(amount) ? entry.sum - next + amount : amount - next + entry.sum;
    entry.sum = next;
    entry.count++;
  }

  /** The sums so far, the largest count first. */
  totals(): readonly Total[] {
    return [...this.sums.values()]
      .map(({ of, sum, lost, count }) => ({ of, sum: Number((sum + lost).toPrecision(15)), count }))
      .sort((a, b) => b.count - a.count);
  }
}

/** Adds up what rows measure. */
export class TotalsCounter {
  private readonly value = new Sums();
  private readonly quantity = new Sums();
  private readonly gross = new Sums();
  private readonly net = new Sums();

  add({ amount, quantity, unit, gross, net }: Measured): void {
    this.addNumbers(amount?.amount ?? -1, amount?.currency ?? '', quantity ?? -1, unit ?? '', gross ?? -1, net ?? -1);
  }

  /** The same for numbers that are below 0 where they are missing: rows are many, and objects for each cost time. */
  addNumbers(value: number, currency: string, quantity: number, unit: string, gross: number, net: number): void {
    if (value >= 0) this.value.add(currency, value);
    if (quantity >= 0) this.quantity.add(unit, quantity);
    if (gross >= 0) this.gross.add('kg', gross);
    if (net >= 0) this.net.add('kg', net);
  }

  /** What all rows so far come to. */
  totals(): Totals {
    return {
      value: this.value.totals(),
      quantity: this.quantity.totals(),
      gross: this.gross.totals(),
      net: this.net.totals(),
    };
  }
}
