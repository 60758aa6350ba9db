/** What may stand before a code, and what between its digits. */
const PREFIX = /^\s*(?:hs|тн\s*вэд)[\s:.№#]*/iu;
const PLAIN_CODE = /^\d{2,12}$/;
const NOT_A_CODE = /[^\d\s.\-/]/u;

/**
 * The digits of an HS code: "8542.31" and "HS 8542 31" → "854231". `undefined` when fewer than 2 or more than 12 remain,
 * and for text that holds anything else: "lot 12" is no code 12.
 */
export function hsDigits(text: string): string | undefined {
  if (PLAIN_CODE.test(text)) return text;
  const code = text.replace(PREFIX, '');
  if (NOT_A_CODE.test(code)) return undefined;
  const digits = code.replace(/\D/g, '');
  return digits.length >= 2 && digits.length <= 12 ? digits : undefined;
}

/** How many leading digits of an HS code a goods test compares. */
export type GoodsDigits = 2 | 4 | 6;

/** A code in print: "854231" → "8542.31", "8542" → "8542". */
export function showHs(code: string): string {
  return code.length > 4 ? `${code.slice(0, 4)}.${code.slice(4)}` : code;
}
