/** Why a file as a whole could not be read. */
export type ReadFailureReason =
  'empty' | 'unreadable' | 'unrecognised' | 'unsupported' | 'archive-cut' | 'archive-damaged' | 'archive-too-large';

/** The file as a whole could not be read; the message is one clear line for the person who opened it. */
export class ReadFailure extends Error {
  readonly reason: ReadFailureReason;

  constructor(reason: ReadFailureReason, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ReadFailure';
    this.reason = reason;
  }
}

/**
 * Says that the bytes of a file cannot be had; a failure that says what is wrong already is handed on.
 *
 * @throws ReadFailure always.
 */
export function unreadable(error: unknown): never {
  if (error instanceof ReadFailure) throw error;
  throw new ReadFailure('unreadable', 'The file cannot be read. It may be a folder, or have been moved or changed.', {
    cause: error,
  });
}
