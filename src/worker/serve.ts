import { pauser } from './context.ts';
import type { CaseHandler } from './handler.ts';
import type { FromWorker, ToWorker } from './protocol.ts';

/** One end of a message channel. */
export interface Channel {
  post(message: FromWorker): void;
  listen(receive: (message: ToWorker) => void): void;
}

/** Answers requests from a channel until it closes: each runs on its own and is ended by a cancel with its id. */
export function serve(handler: CaseHandler, channel: Channel): void {
  const running = new Map<number, AbortController>();
  channel.listen((message) => {
    if (message.type === 'cancel') running.get(message.id)?.abort();
    else void answer(message);
  });

  async function answer(request: Exclude<ToWorker, { type: 'cancel' }>): Promise<void> {
    const { id } = request;
    const controller = new AbortController();
    const { signal } = controller;
    running.set(id, controller);
    try {
      const value = await handler.answer(request, {
        signal,
        progress: (progress) => channel.post({ id, type: 'progress', progress }),
        partial: (value) => channel.post({ id, type: 'partial', value }),
        pause: pauser(signal),
      });
      channel.post({ id, type: 'done', value });
    } catch (error) {
      if (signal.aborted) channel.post({ id, type: 'cancelled' });
      else channel.post({ id, type: 'failed', message: error instanceof Error ? error.message : String(error) });
    } finally {
      running.delete(id);
    }
  }
}
