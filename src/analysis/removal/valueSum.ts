import { RelationFlag, type CaseData } from '../../case/caseData.ts';
import { byCodePoint } from '../../model/ids.ts';
import type { MoneyTotal, ValueSum } from '../../model/removal.ts';

/** Adds up what distinct relations are worth by currency; rates per period are counted but never added up. */
export function sumValues({ relations: columns }: CaseData, relations: Iterable<number>): ValueSum {
  const totals = new Map<string, { amount: number; relations: number }>();
  let count = 0;
  let rates = 0;
  let missing = 0;
  for (const relation of relations) {
    count++;
    const amount = columns.amounts[relation] ?? Number.NaN;
    if (Number.isNaN(amount)) missing++;
    else if (((columns.flags[relation] ?? 0) & RelationFlag.rate) !== 0) rates++;
    else {
      const currency = columns.currencyNames[columns.currencies[relation] ?? 0] ?? '';
      const total = totals.get(currency);
      if (total === undefined) totals.set(currency, { amount, relations: 1 });
      else {
        total.amount += amount;
        total.relations++;
      }
    }
  }
  return {
    relations: count,
    totals: [...totals]
      .map(([currency, total]): MoneyTotal => ({ currency, ...total }))
      .sort((a, b) => byCodePoint(a.currency, b.currency)),
    rates,
    missing,
  };
}
