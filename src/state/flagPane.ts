import { create } from 'zustand';
import type { FlagFilter, FlagSort } from './flagTally.ts';

/** What is listed: the flags of what is drawn, or of the whole case. */
export type FlagScope = 'shown' | 'case';

/** How the list of flags is looked at; kept while other panes are shown, and no part of the view. */
interface FlagPane {
  readonly scope: FlagScope;
  readonly filter: FlagFilter;
  readonly sort: FlagSort;
}

const ALL: FlagFilter = { rule: undefined, standing: undefined, subject: '' };

/** Reading side; only the functions of this file write to it. */
export const useFlagPane = create<FlagPane>()(() => ({
  scope: 'shown',
  filter: ALL,
  sort: { by: 'standing', descending: false },
}));

/** Lists the flags of what is drawn, or those of the whole case. */
export function setFlagScope(scope: FlagScope): void {
  useFlagPane.setState({ scope });
}

/** Changes a part of the filter. */
export function filterFlags(change: Partial<FlagFilter>): void {
  useFlagPane.setState(({ filter }) => ({ filter: { ...filter, ...change } }));
}

/** Lists all flags again. */
export function unfilterFlags(): void {
  useFlagPane.setState({ filter: ALL });
}

/** Sorts by a column; the same column again turns the order round. */
export function sortFlags(by: FlagSort['by']): void {
  useFlagPane.setState(({ sort }) => ({ sort: { by, descending: sort.by === by && !sort.descending } }));
}
