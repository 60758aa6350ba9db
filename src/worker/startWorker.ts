import url from './case.worker.ts?worker&url';
import { WorkerClient } from './client.ts';

/** Starts the worker. Its address passes a Trusted Types policy, as the content security policy demands. */
export function startWorker(): WorkerClient {
  const address = trusted(url);
  return new WorkerClient(() => new Worker(address, { type: 'module', name: 'throughline-case' }));
}

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(address: string): string },
  ): { createScriptURL(address: string): string };
}

declare global {
  interface Window {
    /** Present in browsers that enforce Trusted Types. */
    readonly trustedTypes?: TrustedTypes;
  }
}

/** The only address the policy lets through is that of our own worker. */
function trusted(address: string): string {
  const policy = window.trustedTypes?.createPolicy('throughline', {
    createScriptURL(wanted) {
      if (wanted !== url) throw new TypeError('Only the worker of this app may be started.');
      return wanted;
    },
  });
  return policy?.createScriptURL(address) ?? address;
}
