import type { View } from '../model/view.ts';
import type { CaseSummary } from '../worker/protocol.ts';
import { engine } from './engine.ts';
import { keptList, storedText } from './keptCases.ts';
import { isEphemeral, keepsAnything, setEphemeral, setKeeps } from './keptFlags.ts';
import type { KeptEntry, KeptList } from './keptList.ts';
import { leftView, setLeftView } from './leftView.ts';
import { notify, setKeptBytes, useApp, type AppState } from './store.ts';
import { claimView, type Claim } from './viewClaim.ts';

const WRITE_EVERY_MS = 1_000;

/** The open case while its view is kept. */
interface Following {
  readonly opened: CaseSummary;
  /** Settled once it is known whether this tab is the one that keeps the view. */
  claim: Promise<Claim>;
  isHeld: boolean;
}

let following: Following | undefined;
/** The view to be written next, and of which case. */
let waiting: { readonly view: View; readonly of: Following } | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;
/** After everything was forgotten, nothing is kept of the case that is still open. */
let isPaused = false;

/** What other tabs are told. */
const channel = new BroadcastChannel('throughline');

/**
 * Keeps the cases that are opened from now on, and the view of the open one, in this browser: at most every second, and
 * when the page is left. The case that is open already is kept as well. Returns how to stop.
 */
export function startKeeping(): () => void {
  document.addEventListener('visibilitychange', leave);
  window.addEventListener('pagehide', leave);
  channel.addEventListener('message', pause);
  const start = useApp.getState();
  // A first visit that is only looked at leaves nothing behind.
  if (start.opened) follow(start, start.source !== undefined && !('url' in start.source));
  const stop = useApp.subscribe((state, before) => {
    if (state.opened && state.opened.key.opened !== before.opened?.key.opened) {
      isPaused = false;
      follow(state, true);
    } else if (state.view !== before.view) viewChanged(state.view);
  });
  return () => {
    stop();
    document.removeEventListener('visibilitychange', leave);
    window.removeEventListener('pagehide', leave);
    channel.removeEventListener('message', pause);
  };
}

/** Makes this tab the one that keeps the view; the other one is told. */
export async function keepHere(): Promise<void> {
  if (!following) return;
  following.claim = claimView(following.opened.hash, true, lost);
  following.isHeld = (await following.claim).isHeld;
  viewChanged(useApp.getState().view);
  await writeNow();
}

/** The cases that are kept, latest first, of which the browser still has all. */
export async function keptCases(list: KeptList = keptList): Promise<readonly KeptEntry[]> {
  if (!keepsAnything()) return [];
  const entries = await list.cases();
  if (entries.length === 0) return entries;
  const sizes = await engine.call('kept', {});
  return entries.filter(({ kept }) => sizes.get(kept.folder) === kept.bytes);
}

/** Removes a kept case and its view. The case stays open if it is. */
export async function forgetCase({ hash, kept }: KeptEntry): Promise<void> {
  if (useApp.getState().opened?.hash === hash) pause();
  if (leftView()?.hash === hash) setLeftView(undefined);
  await keptList.remove(hash);
  await engine.call('forget', { folders: [kept.folder] });
}

/** Removes everything this browser keeps, in every tab. What is open stays open and is not kept any more. */
export async function forgetEverything(): Promise<void> {
  pause();
  channel.postMessage('forgotten');
  setKeeps(false);
  setLeftView(undefined);
  await keptList.clear();
  await engine.call('forget', { folders: undefined });
}

/** Turns on that nothing is stored, and forgets everything; or off, and keeps what is open. */
export async function switchEphemeral(on: boolean): Promise<void> {
  if (on) await forgetEverything();
  setEphemeral(on);
  if (on) return;
  isPaused = false;
  follow(useApp.getState(), true);
}

/** The page is left, or may be: what waits is stored at once, in case there is no time to store it where it belongs. */
function leave(): void {
  if (!waiting) return;
  const { view, of } = waiting;
  if (of.isHeld) {
    setLeftView({ hash: of.opened.hash, text: storedText(view, of.opened) });
    keepsFromNow();
  }
  void writeNow();
}

function pause(): void {
  isPaused = true;
  clearTimeout(timer);
  timer = undefined;
  waiting = undefined;
  following?.claim.then((claim) => claim.release()).catch(() => undefined);
  following = undefined;
  setKeptBytes(undefined);
}

/** A case was opened: its view is this tab's to keep unless another tab has it. `isChosen`: a person opened it. */
function follow({ opened, source }: AppState, isChosen: boolean): void {
  void writeNow();
  following?.claim.then((claim) => claim.release()).catch(() => undefined);
  following = undefined;
  if (!opened || !source || isPaused || isEphemeral()) return;
  const mine: Following = { opened, claim: claimView(opened.hash, false, lost), isHeld: false };
  following = mine;
  void mine.claim.then((claim) => {
    mine.isHeld = claim.isHeld;
    if (!claim.isHeld && following === mine) tellTaken();
  });
  if (!('url' in source)) void keep(opened);
  if (isChosen) void remember(opened.hash);
}

function keepsFromNow(): void {
  try {
    setKeeps(true);
  } catch {
    // What is refused here is refused where views are kept as well, and named there.
  }
}

async function remember(hash: string): Promise<void> {
  try {
    await keptList.putLast(hash);
    setKeeps(true);
  } catch {
    // The case itself, or its view, says what cannot be stored.
  }
}

async function keep(opened: CaseSummary): Promise<void> {
  try {
    const bytes = await navigator.locks.request('throughline-keep', () => store(opened));
    if (useApp.getState().opened?.key.opened === opened.key.opened) setKeptBytes(bytes);
  } catch (error) {
    if (useApp.getState().opened?.key.opened !== opened.key.opened) return;
    refused(opened, error);
  }
}

/** Stores the open case and puts it on the list; what is on no list is removed. One tab at a time. */
async function store(opened: CaseSummary): Promise<number> {
  const { hash, header, files, entities, relations } = opened;
  const before = await keptList.case(hash);
  const kept = await engine.call('keep', { same: before?.kept });
  if (isPaused) {
    await engine.call('forget', { folders: [kept.folder] });
    return 0;
  }
  const entry: KeptEntry = {
    hash,
    title: header.title,
    asOf: header.asOf,
    files: files.map(({ name }) => name),
    entities,
    relations,
    kept,
    openedAt: Date.now(),
  };
  await keptList.putCase(entry);
  setKeeps(true);
  const listed = new Set((await keptList.cases()).map((one) => one.kept.folder));
  const stray = [...(await engine.call('kept', {})).keys()].filter((folder) => !listed.has(folder));
  if (stray.length > 0) await engine.call('forget', { folders: stray });
  return kept.bytes;
}

function viewChanged(view: View): void {
  if (!following) return;
  waiting = { view, of: following };
  timer ??= setTimeout(() => void writeNow(), WRITE_EVERY_MS);
}

async function writeNow(): Promise<void> {
  clearTimeout(timer);
  timer = undefined;
  if (!waiting) return;
  const { view, of } = waiting;
  waiting = undefined;
  try {
    if (!(await of.claim).isHeld) return;
    const { hash } = of.opened;
    await Promise.all([keptList.putView(hash, storedText(view, of.opened)), keptList.putLast(hash)]);
    setKeeps(true);
    if (leftView()?.hash === hash) setLeftView(undefined);
  } catch (error) {
    refused(of.opened, error);
  }
}

/** Another tab has taken over. */
function lost(): void {
  if (!following) return;
  following.isHeld = false;
  tellTaken();
}

function tellTaken(): void {
  notify(
    'warning',
    'This case is open in another tab too, and that tab keeps the view. What you change here is not kept in this browser.',
    undefined,
    ['keep-here', 'save-view'],
  );
}

function refused({ header }: CaseSummary, error: unknown): void {
  notify(
    'warning',
    `“${header.title}” and its view are not kept in this browser: ${reasonOf(error)} Save what you need before you close this tab.`,
    undefined,
    ['save-view', 'save-case'],
  );
}

function reasonOf(error: unknown): string {
  return /quota|room/i.test(String(error)) ? 'there is no room left.' : 'it does not allow storing here.';
}
