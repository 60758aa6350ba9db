import type { ListReply, ProposedMatch } from '../worker/intake.ts';
import type { FileChoices, Progress } from '../worker/protocol.ts';
import { attachedRecords } from './attachedRecords.ts';
import { engine } from './engine.ts';
import { today } from './opening.ts';
import { updateView, useApp } from './store.ts';

/** Reads files as a list, apart from the open case, and proposes matches. */
export function proposeMatches(
  files: readonly File[],
  choices: FileChoices,
  options: { readonly signal: AbortSignal; readonly onProgress: (progress: Progress) => void },
): Promise<ListReply> {
  return engine.call('attach', { files, choices, today: today() }, options);
}

/** Brings accepted matches into the view, as one step that can be undone. Returns how many acts came in. */
export function attach(accepted: readonly ProposedMatch[], asOf: string | undefined): number {
  const { own } = useApp.getState().view;
  const records = attachedRecords(accepted, asOf, own);
  if (records.length > 0) updateView({ own: [...own, ...records] });
  return records.filter(({ type }) => type === 'act').length;
}
