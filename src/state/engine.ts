import { QueryClient } from '@tanstack/react-query';
import { startWorker } from '../worker/startWorker.ts';

/** The worker that holds the case. */
export const engine = startWorker();

/** Answers of the worker, kept by question and case. A case never changes, so no answer goes stale. */
export const answers = new QueryClient({
  defaultOptions: {
    queries: { staleTime: Number.POSITIVE_INFINITY, gcTime: 300_000, retry: false, networkMode: 'always' },
  },
});
