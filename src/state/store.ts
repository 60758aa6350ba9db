import { create } from 'zustand';
import { EMPTY_VIEW, VIEW_KEYS, type View } from '../model/view.ts';
import type { CaseSource, CaseSummary, Progress } from '../worker/protocol.ts';
import type { Intake } from './opening.ts';
import type { OwnDraft } from './ownForm.ts';

/** A case being opened: how far, and how to stop it. */
export interface Opening {
  readonly name: string;
  readonly progress: Progress | undefined;
  readonly cancel: () => void;
}

/** What a line on the screen offers to do about what it says. */
export type NoticeAction = 'save-view' | 'save-case' | 'reload' | 'keep-here';

/** A line that stays on the screen until it is closed. */
export interface Notice {
  readonly id: number;
  readonly tone: 'info' | 'warning';
  readonly text: string;
  /** Text that should stay copyable, such as a link that could not be read. */
  readonly detail?: string;
  readonly actions: readonly NoticeAction[];
}

/** What a flag rests on, lit on the canvas for as long as nothing else is chosen. */
export interface Pointed {
  /** Which flag, by its key. */
  readonly flag: string;
  readonly entities: readonly string[];
  /** The lines of its relations, as they are drawn. */
  readonly hops: readonly { readonly from: string; readonly to: string }[];
}

/** What the app holds: the view and its history, the opened case in outline, and what is under way. */
export interface AppState {
  readonly view: View;
  readonly past: readonly View[];
  readonly future: readonly View[];
  readonly opened: CaseSummary | undefined;
  /** Where the open case came from. */
  readonly source: CaseSource | undefined;
  /** Bytes of the open case that are kept in this browser; missing where it is not, or not yet. */
  readonly keptBytes: number | undefined;
  readonly opening: Opening | undefined;
  readonly notices: readonly Notice[];
  /** What is being added by hand, while its form is open. */
  readonly draft: OwnDraft | undefined;
  readonly pointed: Pointed | undefined;
  /** Files that came in, while they are looked through. */
  readonly intake: Intake | undefined;
}

const MAX_STEPS = 200;
const COALESCE_MS = 1000;

/** Reading side of the store; nothing but the functions of this file writes to it. */
export const useApp = create<AppState>()(() => ({
  view: EMPTY_VIEW,
  past: [],
  future: [],
  opened: undefined,
  source: undefined,
  keptBytes: undefined,
  opening: undefined,
  notices: [],
  draft: undefined,
  pointed: undefined,
  intake: undefined,
}));

/** The last step that may still be extended by the same kind of change. */
let open: { readonly kind: string; readonly at: number } | undefined;

/**
 * The only way the view changes. A change to a key that undo covers makes a step; changes of one `kind` within a
 * second (typing, a slider) make one step together.
 */
export function updateView(change: Partial<View>, kind?: string): void {
  useApp.setState((state) => {
    const view = { ...state.view, ...change };
    const pointed = 'selection' in change || 'chain' in change ? undefined : state.pointed;
    if (!undoable(state.view, view)) return { view, pointed };
    const now = performance.now();
    const extend = kind !== undefined && open?.kind === kind && now - open.at < COALESCE_MS;
    open = kind === undefined ? undefined : { kind, at: now };
    return { view, pointed, past: extend ? state.past : [...state.past, state.view].slice(-MAX_STEPS), future: [] };
  });
}

/** Shows another view, as one step that can be undone. */
export function replaceView(view: View): void {
  open = undefined;
  useApp.setState((state) => ({ view, past: [...state.past, state.view].slice(-MAX_STEPS), future: [] }));
}

/** Takes one step back. What undo does not cover (selection, camera, pane) stays as it is. */
export function undo(): void {
  open = undefined;
  useApp.setState((state) => {
    const previous = state.past.at(-1);
    if (!previous) return {};
    return {
      view: restored(state.view, previous),
      past: state.past.slice(0, -1),
      future: [state.view, ...state.future],
    };
  });
}

/** Takes back the last undo. */
export function redo(): void {
  open = undefined;
  useApp.setState((state) => {
    const [next, ...future] = state.future;
    if (!next) return {};
    return { view: restored(state.view, next), past: [...state.past, state.view], future };
  });
}

/** Puts a freshly opened case in place of the one before, with its first view and the views that undo goes back to. */
export function showCase(opened: CaseSummary, source: CaseSource, view: View, past: readonly View[]): void {
  open = undefined;
  useApp.setState({
    opened,
    source,
    keptBytes: undefined,
    view,
    past,
    future: [],
    opening: undefined,
    pointed: undefined,
  });
}

/** Says how much of the open case is kept in this browser. */
export function setKeptBytes(keptBytes: number | undefined): void {
  useApp.setState({ keptBytes });
}

/** Puts the outline of the open case under its merges and additions; view and history stay. */
export function showOverlaid(opened: CaseSummary): void {
  useApp.setState({ opened });
}

/** Says that a case is being opened; `undefined` that none is any more. */
export function setOpening(opening: Opening | undefined): void {
  useApp.setState({ opening });
}

/** Opens the form for something to add or change by hand; `undefined` closes it. */
export function setDraft(draft: OwnDraft | undefined): void {
  useApp.setState({ draft });
}

/** Lights what a flag rests on; `undefined` puts it out. */
export function setPointed(pointed: Pointed | undefined): void {
  useApp.setState({ pointed });
}

/** Shows files that came in, to be looked through; `undefined` closes that. */
export function setIntake(intake: Intake | undefined): void {
  useApp.setState({ intake });
}

let lastNotice = 0;

/** Adds a line that stays until it is closed. */
export function notify(
  tone: Notice['tone'],
  text: string,
  detail?: string,
  actions: readonly NoticeAction[] = [],
): void {
  const notice: Notice = { id: ++lastNotice, tone, text, actions, ...(detail === undefined ? {} : { detail }) };
  useApp.setState((state) => ({
    notices: [...state.notices.filter((other) => other.text !== text), notice],
  }));
}

/** Closes a line. */
export function dismissNotice(id: number): void {
  useApp.setState((state) => ({ notices: state.notices.filter((notice) => notice.id !== id) }));
}

function undoable(before: View, after: View): boolean {
  return viewKeys().some((key) => VIEW_KEYS[key].undo && before[key] !== after[key]);
}

function restored(current: View, wanted: View): View {
  const kept = viewKeys().filter((key) => !VIEW_KEYS[key].undo);
  return { ...wanted, ...Object.fromEntries(kept.map((key) => [key, current[key]])) };
}

function viewKeys(): (keyof View)[] {
  return Object.keys(VIEW_KEYS).filter((key): key is keyof View => Object.hasOwn(VIEW_KEYS, key));
}
