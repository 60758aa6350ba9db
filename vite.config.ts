import { readFileSync } from 'node:fs';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/**
 * The headers that `public/_headers` gives to static hosts, the content security policy among them: the preview sends
 * the same for every page and script, so that the browser tests run under what is published.
 */
function publishedHeaders(): Record<string, string> {
  const lines = readFileSync(new URL('public/_headers', import.meta.url), 'utf8').split('\n');
  return Object.fromEntries(
    lines
      .filter((line) => line.startsWith('  '))
      .map((line) => [line.slice(0, line.indexOf(':')).trim(), line.slice(line.indexOf(':') + 1).trim()]),
  );
}

export default defineConfig({
  base: './',
  plugins: [react()],
  build: { target: 'es2023', sourcemap: false, modulePreload: { polyfill: false }, chunkSizeWarningLimit: 900 },
  worker: { format: 'es' },
  preview: {
    host: '127.0.0.1',
    port: 4173,
    headers: publishedHeaders(),
  },
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/e2e/**', 'test/bench/**'],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: 'test/e2e/support/serve.ts',
          testTimeout: 60_000,
          hookTimeout: 60_000,
          fileParallelism: true,
          maxWorkers: 2,
        },
      },
    ],
  },
});
