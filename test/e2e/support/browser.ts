import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject } from 'vitest';
import { CHROMIUM_FLAGS, SYSTEM_CHROMIUM } from './chromium.ts';

/** Nothing in these tests takes a person longer to wait for. */
const LONGEST_WAIT_MS = 15_000;

let browser: Browser;

/** Starts one browser for the tests of a file. */
export function useBrowser(): void {
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: SYSTEM_CHROMIUM, args: [...CHROMIUM_FLAGS] });
  });
  afterAll(() => browser.close());
}

/** A page of the app in a profile of its own, and everything on it that must not happen. */
export interface Visit {
  readonly page: Page;
  /** Policy violations, uncaught errors, console errors and requests to other origins, in words. */
  readonly faults: string[];
  /** Fails if anything happened that must not, and closes the profile. */
  readonly done: () => Promise<void>;
}

/** Opens the app in a fresh profile and waits until the first chains are drawn, unless `settled` is false. */
export async function visit(
  path = '',
  options: BrowserContextOptions & { readonly settled?: boolean } = {},
): Promise<Visit> {
  const { settled = true, ...profile } = options;
  const address = inject('address');
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, ...profile });
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: address.replace(/\/$/, '') });
  const faults: string[] = [];
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
    });
  });
  context.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(address) && !/^(data|blob):/.test(url)) faults.push(`request to ${url}`);
  });
  context.setDefaultTimeout(LONGEST_WAIT_MS);
  const page = await context.newPage();
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`);
  });
  await page.goto(new URL(path, address).href);
  if (settled) await page.locator('.chain-row, .canvas').first().waitFor();
  return {
    page,
    faults,
    async done() {
      expect(faults).toEqual([]);
      await context.close();
    },
  };
}
