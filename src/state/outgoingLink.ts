import { encodeLink } from '../share/link.ts';
import { hashView } from '../share/hashedView.ts';
import type { AnswerBrief } from '../share/linkState.ts';
import { SEMANTICS } from '../share/versions.ts';
import type { View } from '../model/view.ts';
import type { CaseSummary, TraceReply } from '../worker/protocol.ts';
import { answers } from './engine.ts';
import { useApp } from './store.ts';

const WRITE_EVERY_MS = 250;

/** The view as a link to this app, with the answer it gave. */
export function linkOf(view: View, opened: CaseSummary, reply: TraceReply | undefined): string {
  return encodeLink({
    view: hashView(view),
    case: { title: opened.header.title, hash: opened.hash },
    semantics: SEMANTICS,
    answer: reply && answerBrief(reply),
  });
}

/** An answer in short, as it travels in links. */
export function answerBrief(reply: TraceReply): AnswerBrief {
  return {
    chains: reply.answer.found.count,
    complete: reply.answer.found.complete,
    entities: reply.entities.length,
    digest: reply.digest,
  };
}

/** Keeps the address at the view on the screen, written at most four times a second. Returns how to stop. */
export function syncAddress(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let written: string | undefined;
  const write = (): void => {
    timer = undefined;
    const { view, opened } = useApp.getState();
    if (!opened) return;
    const reply = answers.getQueryData<TraceReply>(['trace', opened.key, view.query]);
    const link = linkOf(view, opened, reply);
    // An address that was pasted meanwhile and is not yet read stays.
    if (link === written || (written !== undefined && window.location.hash !== written)) return;
    written = link;
    window.history.replaceState(null, '', link);
  };
  const later = (): void => {
    timer ??= setTimeout(write, WRITE_EVERY_MS);
  };
  // A pasted address that turns out to be unreadable gives way to that of the view on the screen.
  const pasted = (): void => {
    written = undefined;
    later();
  };
  window.addEventListener('hashchange', pasted);
  // What was opened and traced before this began is not heard of again.
  later();
  const stopView = useApp.subscribe((state, before) => {
    if (state.view !== before.view || state.opened !== before.opened) later();
  });
  const stopAnswers = answers.getQueryCache().subscribe((event) => {
    if (event.query.queryKey[0] === 'trace') later();
  });
  return () => {
    clearTimeout(timer);
    window.removeEventListener('hashchange', pasted);
    stopView();
    stopAnswers();
  };
}
