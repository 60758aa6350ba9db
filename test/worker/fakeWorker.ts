import { CaseHandler } from '../../src/worker/handler.ts';
import { WorkerClient, type WorkerPort } from '../../src/worker/client.ts';
import type { KeptFolders } from '../../src/worker/keptFolders.ts';
import type { FromWorker, ToWorker } from '../../src/worker/protocol.ts';
import { serve } from '../../src/worker/serve.ts';
import { shipped } from '../support/sharedData.ts';

/** A client wired to a handler in this process, and everything the worker's end said. */
export interface FakeWorker {
  readonly client: WorkerClient;
  readonly said: readonly FromWorker[];
  /** Lets the page hear that the worker broke. */
  readonly breakDown: () => void;
}

/** Puts a handler behind a port that delivers messages later, as a worker does. */
export function fakeWorker(folders?: KeptFolders): FakeWorker {
  const said: FromWorker[] = [];
  const heard: ((event: MessageEvent) => void)[] = [];
  const broken: ((event: Event) => void)[] = [];
  let receive: ((message: ToWorker) => void) | undefined;
  serve(new CaseHandler(folders && (async () => folders)), {
    post: (message) => {
      said.push(message);
      // What cannot be cloned cannot be posted.
      const data: unknown = structuredClone(message);
      setImmediate(() => heard.forEach((listener) => listener(new MessageEvent('message', { data }))));
    },
    listen: (listener) => {
      receive = listener;
    },
  });
  const port: WorkerPort = {
    postMessage: (message) => {
      const request: ToWorker = JSON.parse(JSON.stringify({ ...message, input: undefined }));
      setImmediate(() => receive?.('input' in message ? Object.assign(request, { input: message.input }) : request));
    },
    addEventListener: (type: 'message' | 'error', listener: (event: MessageEvent) => void) => {
      if (type === 'message') heard.push(listener);
      else broken.push(() => listener(new MessageEvent('message')));
    },
  };
  const client = new WorkerClient(() => port);
  return { client, said, breakDown: () => broken.forEach((listener) => listener(new Event('error'))) };
}

/** A file in memory. */
export function fileOf(name: string, content: string | Uint8Array<ArrayBuffer>): File {
  return new File([content], name);
}

/** The tutorial as a picked file. */
export function tutorial(): File {
  return fileOf('tutorial.jsonl', new Uint8Array(shipped('cases/tutorial.jsonl')));
}

/** The request that opens files. */
export function opening(...files: readonly File[]): { source: { files: readonly File[] }; today: string } {
  return { source: { files }, today: '2026-11-22' };
}
