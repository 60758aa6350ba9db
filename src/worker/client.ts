import type { Progress, Requests, RequestType } from './protocol.ts';

/** What a caller may hand over with a request. */
export interface CallOptions<K extends RequestType> {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  readonly onPartial?: ((value: Requests[K]['partial']) => void) | undefined;
}

/** A message of the worker about a request of type K. */
type Answer<K extends RequestType> =
  | { readonly type: 'progress'; readonly progress: Progress }
  | { readonly type: 'partial'; readonly value: Requests[K]['partial'] }
  | { readonly type: 'done'; readonly value: Requests[K]['output'] }
  | { readonly type: 'failed'; readonly message: string }
  | { readonly type: 'cancelled' };

/** The worker said in words why it cannot answer. */
class WorkerFailure extends Error {
  override name = 'WorkerFailure';
}

/** What the client needs of a `Worker`; tests put a handler in its place. */
export interface WorkerPort {
  /** Takes what `ToWorker` describes; `call` has already held type and input together. */
  postMessage(message: { readonly id: number; readonly type: RequestType | 'cancel'; readonly input?: unknown }): void;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
  addEventListener(type: 'error', listener: (event: Event) => void): void;
  terminate?(): void;
}

/** Asks the worker and keeps apart the answers of requests under way at the same time. */
export class WorkerClient {
  private last = 0;
  private readonly waiting = new Map<number, (event: MessageEvent) => void>();
  private readonly failing = new Map<number, (reason: Error) => void>();
  /** Set once the worker has stopped: nothing will be answered any more. */
  private stopped: WorkerFailure | undefined;

  /** Called when the worker has stopped. */
  onStopped: (() => void) | undefined;
  private port: WorkerPort;

  /** `start` starts a worker: now, and whenever one is to take the place of another. */
  constructor(private readonly start: () => WorkerPort) {
    this.port = this.begin();
  }

  /** Starts another worker. It holds nothing yet. */
  restart(): void {
    this.port = this.begin();
    this.stopped = undefined;
  }

  private begin(): WorkerPort {
    const port = this.start();
    port.addEventListener('message', (event) => {
      const { id }: { id: number } = event.data;
      this.waiting.get(id)?.(event);
    });
    port.addEventListener('error', () => {
      if (port !== this.port || this.stopped) return;
      port.terminate?.();
      const reason = new WorkerFailure('The part of the app that reads and traces has stopped.');
      this.stopped = reason;
      for (const fail of this.failing.values()) fail(reason);
      this.waiting.clear();
      this.failing.clear();
      this.onStopped?.();
    });
    return port;
  }

  /**
   * One question. Rejects with `WorkerFailure` when the worker says why not, with an `AbortError` when `signal` ends
   * it; the worker is told to stop.
   */
  call<K extends RequestType>(
    type: K,
    input: Requests[K]['input'],
    options: CallOptions<K> = {},
  ): Promise<Requests[K]['output']> {
    const { signal, onProgress, onPartial } = options;
    if (signal?.aborted) return Promise.reject(aborted());
    if (this.stopped) return Promise.reject(this.stopped);
    const id = ++this.last;
    const cancel = (): void => this.port.postMessage({ id, type: 'cancel' });
    return new Promise<Requests[K]['output']>((resolve, reject) => {
      const settle = (): void => {
        this.waiting.delete(id);
        this.failing.delete(id);
        signal?.removeEventListener('abort', cancel);
      };
      this.failing.set(id, reject);
      this.waiting.set(id, (event) => {
        const answer: Answer<K> = event.data;
        if (answer.type === 'progress') return onProgress?.(answer.progress);
        if (answer.type === 'partial') return onPartial?.(answer.value);
        settle();
        if (answer.type === 'done') resolve(answer.value);
        else reject(answer.type === 'failed' ? new WorkerFailure(answer.message) : aborted());
      });
      signal?.addEventListener('abort', cancel);
      this.port.postMessage({ id, type, input });
    });
  }
}

function aborted(): DOMException {
  return new DOMException('Cancelled.', 'AbortError');
}
