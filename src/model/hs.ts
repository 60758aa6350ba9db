/** The digits of an HS code as text, or `undefined` when fewer than 2 or more than 12 remain: "8542.31" → "854231". */
export function hsDigits(text: string): string | undefined {
  const digits = text.replace(/\D/g, '');
  return digits.length >= 2 && digits.length <= 12 ? digits : undefined;
}

/** How many leading digits of an HS code a goods test compares. */
export type GoodsDigits = 2 | 4 | 6;

/** A code in print: "854231" → "8542.31", "8542" → "8542". */
export function showHs(code: string): string {
  return code.length > 4 ? `${code.slice(0, 4)}.${code.slice(4)}` : code;
}
