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

/** What can be added up. */
export type Measure = keyof Totals;

/** A sum and what was lost of it by rounding. */
interface Sum {
  readonly of: string;
  sum: number;
  lost: number;
  count: number;
}

/** Adds up numbers of rows; rounding errors do not gather (Neumaier's sum). */
export class TotalsCounter {
  private readonly sums: Readonly<Record<Measure, Map<string, Sum>>> = {
    value: new Map(),
    quantity: new Map(),
    gross: new Map(),
    net: new Map(),
  };
  /** The sums added to last: most rows have the same currency and units. */
  private readonly last: Partial<Record<Measure, Sum>> = {};

  add(measure: Measure, of: string, amount: number): void {
    let entry = this.last[measure];
    if (entry?.of !== of) {
      const group = this.sums[measure];
      entry = group.get(of);
      if (entry === undefined) group.set(of, (entry = { of, sum: 0, lost: 0, count: 0 }));
      this.last[measure] = entry;
    }
    const next = entry.sum + amount;
    entry.lost += Math.abs(entry.sum) >= Math.abs(amount) ? entry.sum - next + amount : amount - next + entry.sum;
    entry.sum = next;
    entry.count++;
  }

  /** The sums so far, the largest count first. */
  totals(): Totals {
    return {
      value: this.of('value'),
      quantity: this.of('quantity'),
      gross: this.of('gross'),
      net: this.of('net'),
    };
  }

  private of(measure: Measure): readonly Total[] {
    return [...this.sums[measure].values()]
      .map(({ of, sum, lost, count }) => ({ of, sum: Number((sum + lost).toPrecision(15)), count }))
      .sort((a, b) => b.count - a.count);
  }
}
