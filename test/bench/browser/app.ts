import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { build, preview } from 'vite';
import { CHROMIUM_FLAGS, SYSTEM_CHROMIUM } from '../../e2e/support/chromium.ts';

/** Longest wait for one thing on the page: the largest case takes minutes on a loaded machine. */
const WAIT_MS = 300_000;

/** The built app in a Chromium of its own. */
export interface RunningApp {
  readonly browser: Browser;
  readonly page: Page;
}

/** Builds the app, serves it with the headers it is published with, opens it and hands it to some work. */
export async function withApp<T>(work: (app: RunningApp) => Promise<T>): Promise<T> {
  const root = join(process.cwd(), '..', '..');
  const outDir = mkdtempSync(join(tmpdir(), 'throughline-bench-app-'));
  await build({ root, logLevel: 'warn', build: { outDir, emptyOutDir: true } });
  const server = await preview({ root, build: { outDir }, preview: { port: 0, strictPort: false, open: false } });
  const browser = await chromium.launch({ executablePath: SYSTEM_CHROMIUM, args: [...CHROMIUM_FLAGS] });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    page.setDefaultTimeout(WAIT_MS);
    await page.addInitScript(() => {
      window.Worker = class extends Worker {
        constructor(url: string | URL, options?: WorkerOptions) {
          super(url, options);
          Reflect.set(window, 'benchWorker', this);
        }
      };
    });
    await page.goto(server.resolvedUrls?.local[0] ?? '');
    await page.locator('.chain-row').first().waitFor();
    return await work({ browser, page });
  } finally {
    await browser.close();
    await server.close();
    rmSync(outDir, { recursive: true });
  }
}

/** Chooses a file of the disk through the dialog. */
export async function chooseFile(page: Page, path: string): Promise<void> {
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await page.locator('input[type=file]').setInputFiles(path);
}

/** Waits until no trace is under way and chains are listed. */
export async function traced(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const head = document.querySelector('.chains-head h2')?.textContent ?? '';
    return head !== '' && !/Tracing|counting/.test(head);
  });
}
