import type { View } from '../model/view.ts';
import { SEMANTICS } from '../share/versions.ts';
import { encodeViewFile } from '../share/viewFile.ts';
import type { CaseSummary, TraceReply } from '../worker/protocol.ts';
import { answerBrief } from './outgoingLink.ts';

/** The view as the text of a view file, with the answer it gave. */
export function viewFileOf(view: View, opened: CaseSummary, reply: TraceReply | undefined): string {
  return encodeViewFile({
    view,
    case: { title: opened.header.title, hash: opened.hash },
    semantics: SEMANTICS,
    answer: reply && answerBrief(reply),
  });
}
