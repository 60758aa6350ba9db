import { existsSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import { build, preview } from 'vite';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of the built app, under the headers a host would send. */
    readonly address: string;
  }
}

/** Serves the built app for the browser tests, building it first where that was not done. */
export default async function serve(project: TestProject): Promise<() => Promise<void>> {
  if (!existsSync('dist/index.html')) await build({ logLevel: 'warn' });
  const server = await preview({ preview: { port: 0, strictPort: false, open: false } });
  const address = server.resolvedUrls?.local[0];
  if (address === undefined) throw new Error('The built app could not be served.');
  project.provide('address', address);
  return () => server.close();
}
