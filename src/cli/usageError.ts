/** What the person at the terminal got wrong, in one line: a wrong option, or a file that cannot be read. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
