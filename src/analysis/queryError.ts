import type { TraceQuery } from '../model/query.ts';

/** A trace query that cannot be run; the message says which setting and why, in words for a person. */
export class QueryError extends Error {
  override readonly name = 'QueryError';

  constructor(
    readonly setting: keyof TraceQuery,
    message: string,
  ) {
    super(message);
  }
}
