import type { Progress, Requests, RequestType } from './protocol.ts';

/** What a long request may do while it works. */
export interface Context<K extends RequestType> {
  readonly signal: AbortSignal;
  progress(progress: Progress): void;
  partial(value: Requests[K]['partial']): void;
  /**
   * Lets messages in when the last pause is over 12 ms ago, so that a cancel is heard; throws an `AbortError` once one
   * was.
   */
  readonly pause: () => Promise<void>;
}

const SLICE_MS = 12;

/** A pause that gives way to the event loop at most every 12 ms. */
export function pauser(signal: AbortSignal): () => Promise<void> {
  let last = performance.now();
  return async () => {
    signal.throwIfAborted();
    if (performance.now() - last < SLICE_MS) return;
    await new Promise((resolve) => {
      setTimeout(resolve);
    });
    last = performance.now();
    signal.throwIfAborted();
  };
}
