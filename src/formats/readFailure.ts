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
