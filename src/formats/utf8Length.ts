/** How many bytes the character beyond ASCII at a place has; 0 when they are not valid UTF-8. */
export function utf8Length(bytes: Uint8Array, at: number, end: number): number {
  const first = bytes[at] ?? 0;
  const second = bytes[at + 1] ?? 0;
  const length = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
  if (length === 0 || at + length > end) return 0;
  if (second >> 6 !== 2) return 0;
  if (length === 2) return 2;
  // Overlong forms, surrogates and what lies above U+10FFFF show in the second byte.
  if ((first === 0xe0 && second < 0xa0) || (first === 0xed && second > 0x9f)) return 0;
  if ((first === 0xf0 && second < 0x90) || (first === 0xf4 && second > 0x8f)) return 0;
  if ((bytes[at + 2] ?? 0) >> 6 !== 2) return 0;
  return length === 3 || (bytes[at + 3] ?? 0) >> 6 === 2 ? length : 0;
}
