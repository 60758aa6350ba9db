import type { Flag, FlagMark } from '../model/flag.ts';
import { flagKey } from './flagTally.ts';
import { updateView, useApp } from './store.ts';

/** Clears a flag or notes something about it; an earlier mark on the same flag is replaced. The text is not empty. */
export function markFlag(flag: Flag, state: FlagMark['state'], text: string): void {
  const { rule, subject, subjectType } = flag;
  updateView({ flagMarks: [...othersThan(flag), { rule, subject, subjectType, state, text }] });
}

/** Takes back what was written about a flag. */
export function unmarkFlag(flag: Flag): void {
  updateView({ flagMarks: othersThan(flag) });
}

function othersThan(flag: Flag): readonly FlagMark[] {
  const key = flagKey(flag);
  return useApp.getState().view.flagMarks.filter((mark) => flagKey(mark) !== key);
}
