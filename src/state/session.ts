import type { LinkState } from '../share/linkState.ts';
import { defaultQuery } from '../model/query.ts';
import { EMPTY_VIEW, type View } from '../model/view.ts';
import type { CaseSource, CaseSummary, FileChoices } from '../worker/protocol.ts';
import { answers, engine } from './engine.ts';
import type { Arrival } from './opening.ts';
import { isEphemeral, keepsAnything } from './keptFlags.ts';
import type { KeptEntry } from './keptList.ts';
import { notify, replaceView, setOpening, showCase, useApp } from './store.ts';

/** Larger files are no views and no pictures of this app. */
const MOST_VIEW_BYTES = 64 * 1024 * 1024;

/** A case that ships with the app. */
export interface ShippedCase {
  readonly id: string;
  readonly file: string;
  readonly title: string;
  readonly description: string;
  readonly hash: string;
}

/** The cases in `public/cases/index.json`. */
export async function shippedCases(): Promise<readonly ShippedCase[]> {
  const response = await fetch('./cases/index.json');
  if (!response.ok) throw new Error(`The list of shipped cases could not be read (${response.status}).`);
  const list: readonly ShippedCase[] = await response.json();
  return list;
}

/** Opens a shipped case in place of the one that is open. */
export async function openShipped(shipped: ShippedCase): Promise<void> {
  await openSource(shipped.title, {
    url: new URL(`./cases/${shipped.file}`, document.baseURI).href,
    name: shipped.file,
  });
}

/**
 * Opens what a person chose or dropped: a picture or file that carries a view shows that view, anything else is
 * recognised, and opened as one case or looked through first. On failure the open case stays.
 */
export async function openFiles(files: readonly File[], arrival: Arrival): Promise<void> {
  const [first] = files;
  if (!first) return;
  if (files.length === 1) {
    const view = await viewIn(first);
    if (view === 'refused') return;
    if (view) return showLink(view);
  }
  const { takeIn } = await import('./opening.ts');
  await takeIn(files, arrival);
}

/** Shows a view that came in while the app is running: on the open case, or on the shipped one it names. */
async function showLink(link: LinkState): Promise<void> {
  const { opened } = useApp.getState();
  const { isFor, pendingLink, viewOfLink } = await incoming();
  if (opened && isFor(link, opened)) {
    pendingLink(opened);
    replaceView(await viewOfLink(link));
    return;
  }
  const shipped = (await shippedCases()).find(({ hash }) => hash === link.case.hash);
  if (shipped) await openShipped(shipped);
  else if (opened) pendingLink(opened);
}

/** The view that a picture or a view file carries, `refused` when it carries one that cannot be read. */
async function viewIn(file: File): Promise<LinkState | 'refused' | undefined> {
  if (file.size > MOST_VIEW_BYTES) return undefined;
  const head = await file.slice(0, 512).text();
  if (!/^.PNG|^\s*<(\?xml|svg)|"throughline"/.test(head)) return undefined;
  const { readLink, readViewFile } = await incoming();
  const [{ looksLikeViewFile }, { readLinkFromPicture }] = await Promise.all([
    import('../share/viewFile.ts'),
    import('../export/pictureLink.ts'),
  ]);
  if (looksLikeViewFile(head)) return readViewFile(await file.text()) ?? 'refused';
  const link = readLinkFromPicture(new Uint8Array(await file.arrayBuffer()));
  return link === undefined ? undefined : (readLink(link) ?? 'refused');
}

/** Whether a view came in by a link, a picture or a file since the start. */
export function linkSeen(): boolean {
  return seen;
}

let seen = false;

/** What reads links; loaded when the first one comes in. */
async function incoming() {
  seen = true;
  return import('./incomingLink.ts');
}

/** Whether the address may carry a link, also one whose # was escaped on the way. */
function hasLink(): boolean {
  const { href, pathname, search } = window.location;
  return href.includes('#') || /%23/i.test(pathname + search);
}

/** Shows the link that was pasted over the address of the open page. */
export async function addressChanged(): Promise<void> {
  // Taken at once: the address is written anew while what reads links is loading.
  const { hash } = window.location;
  const { readLink } = await incoming();
  const link = readLink(hash);
  if (link) await showLink(link);
}

/** First start: the case a link names, if it ships with the app or is kept here; else the last one; else the tutorial. */
export async function boot(): Promise<void> {
  const link = hasLink() ? (await incoming()).takeLink() : undefined;
  try {
    const cases = await shippedCases();
    const kept = keepsAnything() ? await import('./keptCases.ts') : undefined;
    const hash = link?.case.hash ?? (await kept?.lastHash());
    const shipped = cases.find((one) => one.hash === hash);
    const entry = shipped || hash === undefined ? undefined : await kept?.keptCase(hash);
    if (entry) await openKept(entry);
    const first = shipped ?? cases[0];
    if (first && !useApp.getState().opened) await openShipped(first);
  } catch (error) {
    notify('warning', error instanceof Error ? error.message : String(error));
  }
}

/** Opens a kept case in place of the one that is open. */
export function openKept({ title, kept }: KeptEntry): Promise<boolean> {
  return openSource(title, { folder: kept.folder, name: title });
}

/** Where the open case was read from, and how. */
interface OpenedFrom {
  readonly source: CaseSource;
  readonly choices: FileChoices;
}

let from: OpenedFrom | undefined;

/** Where the open case was read from, so that files can be added to it. */
export function openedFrom(): OpenedFrom | undefined {
  return from;
}

/**
 * Opens a case in place of the one that is open, with the view of a link, the one given, or the one it suggests. Says
 * whether that went well; otherwise the open case stays and the reason is shown.
 */
export async function openSource(
  name: string,
  source: CaseSource,
  choices: FileChoices = {},
  kept?: View,
): Promise<boolean> {
  useApp.getState().opening?.cancel();
  const controller = new AbortController();
  const cancel = (): void => controller.abort();
  setOpening({ name, progress: undefined, cancel });
  try {
    const today = new Date().toISOString().slice(0, 10);
    const summary = await engine.call(
      'open',
      { source, today, choices, ephemeral: isEphemeral() },
      { signal: controller.signal, onProgress: (progress) => setOpening({ name, progress, cancel }) },
    );
    // Answers that are shown go with the next case: one let go of while it is watched would be held for minutes.
    answers.removeQueries({ type: 'inactive' });
    from = { source, choices };
    const [view, ...past] = kept?.query || kept?.own.length ? ([kept] as const) : await firstViews(summary);
    const { openedWith } = await import('./overlay.ts');
    showCase(await openedWith(summary, view), source, view, past);
    return true;
  } catch (error) {
    if (useApp.getState().opening?.cancel === cancel) setOpening(undefined);
    if (!controller.signal.aborted) notify('warning', error instanceof Error ? error.message : String(error));
    return false;
  }
}

/** The view of the link that waits for this case, or the last one kept here, or the one the case suggests; and before. */
async function firstViews(summary: CaseSummary): Promise<readonly [View, ...View[]]> {
  const link = seen ? (await incoming()).pendingLink(summary) : undefined;
  const linked = link && (await (await incoming()).viewOfLink(link));
  const stored = keepsAnything() ? await (await import('./keptCases.ts')).keptView(summary, linked) : undefined;
  if (linked) return stored ? [linked, stored] : [linked];
  const suggested = suggestedView(summary);
  return stored ? [stored, suggested] : [suggested];
}

/** The first view of a case: its suggested trace, or the neighbourhood of its most connected party. */
function suggestedView({ suggestion, suggestedQuery }: CaseSummary): View {
  const around = suggestion.start === undefined ? [] : [suggestion.start];
  if (suggestedQuery) {
    // Where the person has to pick both ends, there is something to pick from.
    const expanded = suggestion.from || suggestion.to ? [] : around;
    return { ...EMPTY_VIEW, query: suggestedQuery, sort: suggestion.sort, expanded };
  }
  return { ...EMPTY_VIEW, layout: 'force', expanded: around };
}

/** A trace between two picked entities, for a case that suggests none: any relation, in any order. */
export function connectionQuery(from: string, to: string): View['query'] {
  return defaultQuery({ ids: [from] }, { ids: [to] }, 'any');
}
