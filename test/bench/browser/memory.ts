import { readFileSync } from 'node:fs';
import type { Browser, CDPSession, Page } from 'playwright-core';

/** Resident memory of the process that holds page and worker, in bytes. */
export interface Resident {
  /** The most there was since the process began, pages of the program itself included. */
  readonly peak: number;
  /** What it holds now, and how much of that is its own. */
  readonly now: number;
  readonly own: number;
}

/** Memory of the renderer with the most of it: the page and its worker share one. */
export async function residentOf(browser: Browser): Promise<Resident> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const all = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => statusOf(id));
  return all.toSorted((a, b) => b.peak - a.peak)[0] ?? { peak: 0, now: 0, own: 0 };
}

function statusOf(pid: number): Resident {
  const text = readFileSync(`/proc/${pid}/status`, 'utf8');
  const bytes = (key: string): number => Number(new RegExp(`^${key}:\\s+(\\d+) kB`, 'm').exec(text)?.[1] ?? 0) * 1024;
  return { peak: bytes('VmHWM'), now: bytes('VmRSS'), own: bytes('RssAnon') };
}

/** JavaScript memory in bytes once garbage is collected, and what the page holds of its document. */
export interface HeapOfPage {
  readonly page: number;
  /** Heap and array buffers of the worker. */
  readonly worker: number;
  readonly nodes: number;
  readonly listeners: number;
}

/** Looks at the heaps of a page and its one worker. */
export class Heaps {
  private constructor(
    private readonly session: CDPSession,
    private readonly worker: WorkerSession,
  ) {}

  static async of(page: Page): Promise<Heaps> {
    const session = await page.context().newCDPSession(page);
    return new Heaps(session, await WorkerSession.of(session));
  }

  async look(): Promise<HeapOfPage> {
    for (let round = 0; round < 2; round++) {
      await this.session.send('HeapProfiler.collectGarbage');
      await this.worker.send('HeapProfiler.collectGarbage');
    }
    const { usedSize } = await this.session.send('Runtime.getHeapUsage');
    const { nodes, jsEventListeners } = await this.session.send('Memory.getDOMCounters');
    const heap = await this.worker.send('Runtime.getHeapUsage');
    return {
      page: usedSize,
      worker: Number(heap['usedSize'] ?? 0) + Number(heap['backingStorageSize'] ?? 0),
      nodes,
      listeners: jsEventListeners,
    };
  }
}

/** Speaks to the worker of a page through the page's session. */
class WorkerSession {
  private last = 0;
  private readonly waiting = new Map<number, (result: Readonly<Record<string, unknown>>) => void>();

  private constructor(
    private readonly session: CDPSession,
    private readonly sessionId: string,
  ) {
    session.on('Target.receivedMessageFromTarget', ({ message }) => {
      const { id, result }: { id?: number; result?: Record<string, unknown> } = JSON.parse(message);
      if (id !== undefined) this.waiting.get(id)?.(result ?? {});
    });
  }

  static async of(session: CDPSession): Promise<WorkerSession> {
    const attached = new Promise<string>((resolve) => {
      session.on('Target.attachedToTarget', (event) => {
        if (event.targetInfo.type === 'worker') resolve(event.sessionId);
      });
    });
    await session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
    return new WorkerSession(session, await attached);
  }

  send(method: string): Promise<Readonly<Record<string, unknown>>> {
    const id = ++this.last;
    const answer = new Promise<Readonly<Record<string, unknown>>>((resolve) => this.waiting.set(id, resolve));
    const message = JSON.stringify({ id, method });
    return this.session.send('Target.sendMessageToTarget', { sessionId: this.sessionId, message }).then(() => answer);
  }
}
