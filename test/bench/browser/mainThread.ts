import type { Page } from 'playwright-core';

/** How the main thread of a page fared, in milliseconds. */
export interface MainThread {
  /** Longest task the browser reported, 0 when none took 50 ms; and how many did. */
  readonly longestTask: number;
  readonly longTasks: number;
  /** Longest time from one frame to the next. */
  readonly longestGap: number;
}

/** Begins to watch tasks and frames. */
export async function watchMainThread(page: Page): Promise<void> {
  await page.evaluate(() => {
    const seen = { longestTask: 0, longTasks: 0, longestGap: 0, on: true };
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) {
        seen.longestTask = Math.max(seen.longestTask, duration);
        seen.longTasks++;
      }
    });
    observer.observe({ type: 'longtask' });
    let before = performance.now();
    const frame = (): void => {
      const now = performance.now();
      seen.longestGap = Math.max(seen.longestGap, now - before);
      before = now;
      if (seen.on) requestAnimationFrame(frame);
      else observer.disconnect();
    };
    requestAnimationFrame(frame);
    Reflect.set(window, 'benchSeen', seen);
  });
}

/** Ends the watch that was begun last. */
export function mainThreadSeen(page: Page): Promise<MainThread> {
  return page.evaluate(() => {
    const seen: MainThread & { on: boolean } = Reflect.get(window, 'benchSeen');
    seen.on = false;
    const { longestTask, longTasks, longestGap } = seen;
    return { longestTask, longTasks, longestGap };
  });
}
