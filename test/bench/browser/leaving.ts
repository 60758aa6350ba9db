import type { Page } from 'playwright-core';
import { traced, withApp } from './app.ts';
import { Heaps, type HeapOfPage } from './memory.ts';

/** The same case on the screen before and after cases were opened and left some times. */
export interface LeavingOutput {
  readonly times: number;
  readonly before: HeapOfPage;
  readonly after: HeapOfPage;
}

/** Caches fill on the first ways round; what grows after them grows for ever. */
const WARM_UP = 10;
const CASES = ['Tutorial', 'Public record'] as const;

/** Leaves one shipped case for another again and again. */
export function measureLeaving({ times }: { readonly times: number }): Promise<LeavingOutput> {
  return withApp(async ({ page }) => {
    const heaps = await Heaps.of(page);
    await around(page, WARM_UP);
    const before = await heaps.look();
    await around(page, times / CASES.length);
    return { times, before, after: await heaps.look() };
  });
}

async function around(page: Page, times: number): Promise<void> {
  for (let round = 0; round < times; round++) {
    for (const title of [CASES[1], CASES[0]]) {
      await page.getByRole('button', { name: 'Open', exact: true }).click();
      await page.getByRole('dialog').getByRole('button', { name: title }).click();
      await page.locator('.case-title').filter({ hasText: title }).waitFor();
      await traced(page);
    }
  }
  await page.waitForTimeout(1_000);
}
