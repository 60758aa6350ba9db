/** An amount of money found in a text. */
export interface ParsedAmount {
  readonly amount: number;
  /** ISO 4217 code, where the text has one. */
  readonly currency: string | undefined;
}

const SYMBOLS: ReadonlyMap<string, string> = new Map([
  ['US$', 'USD'],
  ['$', 'USD'],
  ['€', 'EUR'],
  ['£', 'GBP'],
  ['₽', 'RUB'],
  ['₴', 'UAH'],
  ['₸', 'KZT'],
]);

/** ISO 4217 codes, as the platform knows them: three other letters before a number are no currency. */
const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/**
 * The amount and currency in a text such as "12345.67", "USD 412,000", "1 234,56 EUR" or "4.5E7"; `undefined` when it
 * is not one non-negative number. A comma or point before three digits parts thousands where no other reading is
 * usual for money ("412,000", "1.234.567"); a single point is always the decimal point.
 */
export function parseAmount(text: string): ParsedAmount | undefined {
  const match =
    /^\s*(US\$|[$€£₽₴₸]|[A-Za-z]{3}(?![A-Za-z]))?\s*([\d][\d\s.,'’\u00a0\u202f]*(?:[eE]\+?\d+)?)\s*(US\$|[$€£₽₴₸]|[A-Za-z]{3})?\s*$/.exec(
      text,
    );
  if (!match) return undefined;
  const amount = plainNumber((match[2] ?? '').replace(/[\s'’\u00a0\u202f]/g, ''));
  if (amount === undefined || (match[1] !== undefined && match[3] !== undefined)) return undefined;
  const sign = match[1] ?? match[3];
  if (sign === undefined) return { amount, currency: undefined };
  const currency = SYMBOLS.get(sign) ?? sign.toUpperCase();
  return CURRENCIES.has(currency) ? { amount, currency } : undefined;
}

function plainNumber(digits: string): number | undefined {
  let text = digits;
  if (/^\d{1,3}(,\d{3})+(\.\d+)?$/.test(text)) text = text.replaceAll(',', '');
  else if (/^\d{1,3}(\.\d{3}){2,}(,\d+)?$/.test(text) || /^\d{1,3}(\.\d{3})+,\d+$/.test(text)) {
    text = text.replaceAll('.', '').replace(',', '.');
  } else if (/^\d+,\d{1,2}$/.test(text)) text = text.replace(',', '.');
  const value = /^\d+(\.\d*)?([eE]\+?\d+)?$/.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(value) ? value : undefined;
}

/** A percentage or a range of them: "60", "25.5 %", "25-50"; `undefined` for anything else. */
export function parseShare(text: string): { readonly from: number; readonly to: number } | undefined {
  const match = /^\s*(\d{1,3}(?:[.,]\d+)?)\s*%?\s*(?:[-–]\s*(\d{1,3}(?:[.,]\d+)?)\s*%?\s*)?$/.exec(text);
  if (!match) return undefined;
  const from = Number((match[1] ?? '').replace(',', '.'));
  const to = match[2] === undefined ? from : Number(match[2].replace(',', '.'));
  return from <= to && to <= 100 ? { from, to } : undefined;
}
