import type { View } from '../model/view.ts';
import { compareAnswer } from '../share/compareAnswer.ts';
import { LINK_FAILURES } from '../share/failure.ts';
import { hashesOf, hashView, resolveView } from '../share/hashedView.ts';
import { decodeLink, linkTextFrom } from '../share/link.ts';
import type { LinkState } from '../share/linkState.ts';
import { SEMANTICS } from '../share/versions.ts';
import { decodeViewFile } from '../share/viewFile.ts';
import type { CaseSummary, TraceReply } from '../worker/protocol.ts';
import { engine } from './engine.ts';
import { answerBrief } from './outgoingLink.ts';
import { notify } from './store.ts';

/** A view that was read but whose case is not open yet. */
let waiting: LinkState | undefined;

/** What the sender of the view on the screen saw, until it was compared with the answer here. */
let sent:
  | { readonly link: LinkState; readonly query: View['query']; readonly named: number; readonly missing: number }
  | undefined;

/**
 * Reads the link in the address. A bad one is named and stays copyable; the address is cleaned so that it is not taken
 * for the view on the screen.
 */
export function takeLink(): LinkState | undefined {
  // An address that ends in a bare # was a link once.
  const text = linkTextFrom(window.location) ?? (window.location.href.endsWith('#') ? '#' : undefined);
  if (text === undefined) return undefined;
  const link = readLink(text);
  if (!link) window.history.replaceState(null, '', window.location.pathname.replace(/%23.*$/i, ''));
  return link;
}

/** Reads a link text, from the address or from a picture, and keeps it for the case it names. */
export function readLink(text: string): LinkState | undefined {
  const decoded = decodeLink(text);
  if (!decoded.ok) return refused(decoded.reason, text);
  return accepted(decoded.state, decoded.dropped);
}

/** Reads the text of a view file like a link. */
export function readViewFile(text: string): LinkState | undefined {
  const decoded = decodeViewFile(text);
  if (!decoded.ok) return refused(decoded.reason, undefined);
  return accepted({ ...decoded.state, view: hashView(decoded.state.view) }, decoded.dropped);
}

/** The view that waits for this case; says so when it is for another one. */
export function pendingLink(summary: CaseSummary): LinkState | undefined {
  const link = waiting;
  sent = undefined;
  if (!link) return undefined;
  if (!isFor(link, summary)) {
    notify(
      'info',
      `The view you opened was made on “${link.case.title}”, which is not open. Open its files here and the view will be shown.`,
    );
    return undefined;
  }
  waiting = undefined;
  return link;
}

/** Whether a view was made on this case, by hash, or by title where the data have changed. */
export function isFor(link: LinkState, summary: CaseSummary): boolean {
  return link.case.hash === summary.hash || link.case.title === summary.header.title;
}

/** The view of a link, with its hashes turned back into the ids of the open case. */
export async function viewOfLink(link: LinkState): Promise<View> {
  const ids = new Map(await engine.call('resolve', { hashes: hashesOf(link.view) }));
  const { view, named, missing } = resolveView(link.view, (hash) => ids.get(hash));
  sent = { link, query: view.query, named, missing };
  return view;
}

/** Compares what the sender saw with the finished answer to the same query, once; any difference stays on the screen. */
export function compareWithSender(query: View['query'], reply: TraceReply, opened: CaseSummary): void {
  if (!sent || sent.query !== query) return;
  const { link, named, missing } = sent;
  sent = undefined;
  const difference = compareAnswer(link, {
    case: { title: opened.header.title, hash: opened.hash },
    semantics: SEMANTICS,
    answer: answerBrief(reply),
    named,
    missing,
  });
  if (difference !== undefined) notify('warning', `Not what the sender saw: ${difference}.`);
}

function accepted(state: LinkState, dropped: readonly string[]): LinkState {
  if (dropped.length > 0) {
    notify('info', `Parts of the view are not known here and were left out: ${dropped.join(', ')}.`);
  }
  waiting = state;
  return state;
}

function refused(reason: keyof typeof LINK_FAILURES, text: string | undefined): undefined {
  notify('warning', LINK_FAILURES[reason], text);
  return undefined;
}
