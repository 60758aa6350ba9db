import { hsDigits } from '../model/hs.ts';

/** Two capital letters as one number, so that a country takes two bytes; 0 for anything else. */
export function countryCode(country: string): number {
  if (!/^[A-Z]{2}$/.test(country)) return 0;
  return country.charCodeAt(0) * 256 + country.charCodeAt(1);
}

/** The letters of a `countryCode`. */
export function countryName(code: number): string {
  return String.fromCharCode(code >> 8, code & 255);
}

/**
 * The first six digits of an HS code and how many there are, in one number: digits × 1,000,000 + the digits padded
 * with zeros on the right. 0 when the text is no code. Codes are compared on at most six digits (formats, section 7).
 */
export function packHs(text: string): number {
  const digits = hsDigits(text)?.slice(0, 6);
  return digits === undefined ? 0 : digits.length * 1_000_000 + Number(digits.padEnd(6, '0'));
}

/** How many digits of a packed code are known, 2 to 6. */
export function hsLength(packed: number): number {
  return Math.floor(packed / 1_000_000);
}

/** The first `digits` digits of a packed code as a number, or −1 when fewer are known. */
export function hsPrefix(packed: number, digits: 2 | 4 | 6): number {
  if (hsLength(packed) < digits) return -1;
  return Math.floor((packed % 1_000_000) / 10 ** (6 - digits));
}
