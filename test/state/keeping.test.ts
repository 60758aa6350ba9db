import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { EMPTY_VIEW, VIEW_KEYS, type View } from '../../src/model/view.ts';
import type { KeptEntry, KeptList } from '../../src/state/keptList.ts';
import type { CaseSummary } from '../../src/worker/protocol.ts';
import { CaseHandler } from '../../src/worker/handler.ts';
import { tutorial } from '../worker/fakeWorker.ts';
import { memoryFolders } from '../worker/memoryFolders.ts';

const folders = memoryFolders();
const handler = new CaseHandler(async () => folders);
const idle = {
  signal: new AbortController().signal,
  progress: () => undefined,
  partial: () => undefined,
  pause: async () => undefined,
};
const cases = new Map<string, KeptEntry>();
const views = new Map<string, string>();
let last: string | undefined;
let refuses: Error | undefined;

function storing(put: () => void): Promise<void> {
  if (refuses) return Promise.reject(refuses);
  put();
  return Promise.resolve();
}

const list: KeptList = {
  cases: async () => [...cases.values()],
  case: async (hash) => cases.get(hash),
  putCase: (entry) => storing(() => cases.set(entry.hash, entry)),
  remove: async (hash) => {
    cases.delete(hash);
    views.delete(hash);
  },
  view: async (hash) => views.get(hash),
  putView: (hash, text) => storing(() => views.set(hash, text)),
  last: async () => last,
  putLast: (hash) =>
    storing(() => {
      last = hash;
    }),
  clear: async () => {
    cases.clear();
    views.clear();
    last = undefined;
  },
};

vi.mock('../../src/state/keptList.ts', () => ({ indexedList: () => list }));
// The engine starts a worker as soon as it is imported; here the handler answers in this process.
vi.mock('../../src/state/engine.ts', () => ({
  answers: {},
  engine: { call: (type: 'kept', input: Record<string, never>) => handler.answer({ id: 1, type, input }, idle) },
}));

const stored = new Map<string, string>();
vi.stubGlobal('localStorage', {
  getItem: (key: string) => stored.get(key) ?? null,
  setItem: (key: string, value: string) => stored.set(key, value),
  removeItem: (key: string) => stored.delete(key),
});
const page = Object.assign(new EventTarget(), { location: { search: '' } });
vi.stubGlobal('window', page);
const screen = Object.assign(new EventTarget(), { visibilityState: 'visible' });
vi.stubGlobal('document', screen);
vi.stubGlobal('BroadcastChannel', EventTarget);
Object.assign(EventTarget.prototype, { postMessage: () => undefined });
/** Locks that other tabs hold. */
const taken = new Set<string>();
vi.stubGlobal('navigator', {
  locks: {
    request: (name: string, ...rest: unknown[]) => {
      const act: unknown = rest.at(-1);
      return typeof act === 'function' ? Promise.resolve(act(taken.has(name) ? null : { name })) : undefined;
    },
  },
});

const { startKeeping, forgetEverything, forgetCase, keptCases } = await import('../../src/state/keeping.ts');
const { keptView, lastHash, storedText } = await import('../../src/state/keptCases.ts');
const { showCase, updateView, useApp } = await import('../../src/state/store.ts');

const SOURCE = { files: [] };

async function open(): Promise<CaseSummary> {
  const summary = await handler.answer(
    { id: 1, type: 'open', input: { source: { files: [tutorial()] }, today: '2026-11-22' } },
    idle,
  );
  if (typeof summary !== 'object' || summary === null || !('suggestion' in summary)) throw new Error('Not opened.');
  return summary;
}

const said = (): string[] => useApp.getState().notices.map((notice) => notice.text);

let stop: () => void = () => undefined;

beforeEach(async () => {
  stop();
  await forgetEverything();
  folders.folders.clear();
  folders.room = Number.POSITIVE_INFINITY;
  stored.clear();
  taken.clear();
  refuses = undefined;
  useApp.setState({ opened: undefined, source: undefined, notices: [], keptBytes: undefined, view: EMPTY_VIEW });
  stop = startKeeping();
});

describe('keeping', () => {
  it('stores a case that was opened, says how large it is, and lists it', async () => {
    const summary = await open();
    showCase(summary, SOURCE, EMPTY_VIEW, []);
    await vi.waitFor(() => expect(useApp.getState().keptBytes).toBeGreaterThan(0));
    const [entry] = await keptCases();
    expect(entry).toMatchObject({ hash: summary.hash, title: summary.header.title, entities: summary.entities });
    expect(last).toBe(summary.hash);
    expect(stored.get('throughline-kept')).toBe('1');
    if (entry) await forgetCase(entry);
    expect([await keptCases(), folders.folders.size, useApp.getState().keptBytes]).toEqual([[], 0, undefined]);
  });

  it('stores only the view of a case that comes with the app, and that once it is changed', async () => {
    const summary = await open();
    showCase(summary, { url: 'x', name: 'x' }, EMPTY_VIEW, []);
    updateView({ note: 'mine' });
    screen.visibilityState = 'hidden';
    screen.dispatchEvent(new Event('visibilitychange'));
    await vi.waitFor(async () => expect(await keptView(summary, undefined)).toMatchObject({ note: 'mine' }));
    expect([cases.size, folders.folders.size]).toEqual([0, 0]);
    expect(await keptView(summary, { ...EMPTY_VIEW, note: 'mine' })).toBeUndefined();
  });

  it('keeps the view a page is left with, though nothing else is finished while it goes', async () => {
    const summary = await open();
    showCase(summary, { url: 'x', name: 'x' }, EMPTY_VIEW, []);
    await vi.waitFor(() => {
      updateView({ note: 'in time' });
      page.dispatchEvent(new Event('pagehide'));
      expect(stored.get('throughline-left')).toContain('in time');
    });
    await vi.waitFor(() => expect([views.size, stored.has('throughline-left')]).toEqual([1, false]));
    stored.set(
      'throughline-left',
      JSON.stringify([summary.hash, storedText({ ...EMPTY_VIEW, note: 'left' }, summary)]),
    );
    expect(await lastHash()).toBe(summary.hash);
    expect(await keptView(summary, undefined)).toMatchObject({ note: 'left' });
    stored.set('throughline-left', '{');
    expect(await keptView(summary, undefined)).toMatchObject({ note: 'in time' });
  });

  it('leaves the stored view alone while another tab has it, and says so', async () => {
    const summary = await open();
    taken.add(`throughline-view-${summary.hash}`);
    views.set(summary.hash, storedText({ ...EMPTY_VIEW, note: 'theirs' }, summary));
    showCase(summary, SOURCE, EMPTY_VIEW, []);
    updateView({ note: 'mine' });
    page.dispatchEvent(new Event('pagehide'));
    await vi.waitFor(() => expect(said().join()).toContain('open in another tab too'));
    expect(await keptView(summary, undefined)).toMatchObject({ note: 'theirs' });
  });

  it.each([
    [new DOMException('x', 'QuotaExceededError'), 'there is no room left.'],
    [new DOMException('x', 'SecurityError'), 'it does not allow storing here.'],
  ])('says what cannot be stored, and why (%s)', async (error, reason) => {
    refuses = error;
    showCase(await open(), SOURCE, EMPTY_VIEW, []);
    await vi.waitFor(() => expect(said().join()).toContain(`are not kept in this browser: ${reason}`));
    expect(useApp.getState().notices[0]?.actions).toEqual(['save-view', 'save-case']);
  });

  it('says that the folder of a case has no room', async () => {
    folders.room = 100;
    showCase(await open(), SOURCE, EMPTY_VIEW, []);
    await vi.waitFor(() => expect(said().join()).toContain('there is no room left.'));
    expect([cases.size, folders.folders.size]).toEqual([0, 0]);
  });

  it('removes folders that are on no list', async () => {
    (await folders.create('stray', 'columns')).append(new Uint8Array(3));
    showCase(await open(), SOURCE, EMPTY_VIEW, []);
    await vi.waitFor(() =>
      expect([...folders.folders.keys()]).toEqual([...cases.values()].map((one) => one.kept.folder)),
    );
    expect(folders.folders.size).toBe(1);
  });

  it('lists no case of which the browser has dropped a part', async () => {
    showCase(await open(), SOURCE, EMPTY_VIEW, []);
    await vi.waitFor(() => expect(useApp.getState().keptBytes).toBeGreaterThan(0));
    folders.folders.clear();
    expect(await keptCases()).toEqual([]);
  });

  it('does nothing while nothing is to be stored', async () => {
    page.location.search = '?ephemeral';
    showCase(await open(), SOURCE, EMPTY_VIEW, []);
    updateView({ note: 'mine' });
    page.dispatchEvent(new Event('pagehide'));
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
    page.location.search = '';
    expect([cases.size, views.size, folders.folders.size, stored.size, last]).toEqual([0, 0, 0, 0, undefined]);
  });
});

describe('a stored view', () => {
  const changed: fc.Arbitrary<Partial<View>> = fc.record(
    {
      title: fc.string(),
      note: fc.string(),
      pane: fc.constantFrom('graph', 'table', 'routes'),
      sort: fc.constantFrom('shortest', 'value'),
      layout: fc.constantFrom('lanes', 'force'),
      chain: fc.array(fc.string(), { minLength: 2, maxLength: 4 }),
      expanded: fc.uniqueArray(fc.string()),
      hidden: fc.uniqueArray(fc.string()),
      tiers: fc.constantFrom<View['tiers']>([], ['1'], ['2', '3.A']),
      personNames: fc.boolean(),
      camera: fc.record({ x: fc.nat({ max: 999 }), y: fc.nat({ max: 999 }), zoom: fc.constantFrom(0.5, 1, 2) }),
      selection: fc.record({ type: fc.constant('entity'), id: fc.string() }),
      measures: fc.uniqueArray(fc.record({ entity: fc.string(), from: fc.constantFrom(undefined, '2023-01') }), {
        selector: ({ entity }) => entity,
      }),
    },
    { requiredKeys: [] },
  );

  it('comes back as it was', async () => {
    const summary = await open();
    await fc.assert(
      fc.asyncProperty(changed, async (change) => {
        const view = { ...EMPTY_VIEW, ...change };
        views.set(summary.hash, storedText(view, summary));
        expect(await keptView(summary, undefined)).toEqual(view);
        expect(await keptView(summary, view)).toBeUndefined();
      }),
      { numRuns: 1_000 },
    );
  });

  it('travels as links do: no key is kept that a view file does not carry', () => {
    expect(Object.entries(VIEW_KEYS).filter(([, { store, link }]) => store && !link)).toEqual([]);
  });

  it('that cannot be read is named and left out', async () => {
    const summary = await open();
    views.set(summary.hash, '{"throughline":"view","version":99}');
    expect(await keptView(summary, undefined)).toBeUndefined();
    expect(said().join()).toContain('The view kept with this case');
  });
});
