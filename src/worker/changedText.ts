/** The sentence for a file that is no longer what was opened. */
export function changedText(name: string): string {
  return `${name} has changed or moved since it was opened. Open it again to see the full record.`;
}
