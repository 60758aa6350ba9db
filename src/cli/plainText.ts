/** Text from data as one line of a terminal: control characters, which could move the cursor, become a middle dot. */
export function plainText(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/gu, '·');
}

/** A whole number with commas between thousands. */
export function showCount(count: number): string {
  return count.toLocaleString('en-US');
}
