import { VIEW_KEYS, EMPTY_VIEW, type View } from '../model/view.ts';
import { LINK_FAILURES } from '../share/failure.ts';
import { decodeViewFile } from '../share/viewFile.ts';
import type { CaseSummary } from '../worker/protocol.ts';
import { indexedList, type KeptEntry, type KeptList } from './keptList.ts';
import { leftView } from './leftView.ts';
import { notify } from './store.ts';
import { viewFileOf } from './viewFiles.ts';

/** The list of this browser. */
export const keptList: KeptList = indexedList();

/** The view as it is stored: the keys that may be, as the text of a view file. */
export function storedText(view: View, opened: CaseSummary): string {
  const keys = Object.entries(VIEW_KEYS).filter(([, { store }]) => !store);
  const left = Object.fromEntries(keys.map(([key]) => [key, Reflect.get(EMPTY_VIEW, key)]));
  return viewFileOf({ ...view, ...left }, opened, undefined);
}

/** Hash of the case that was open last; missing where nothing is known of it. */
export async function lastHash(list: KeptList = keptList): Promise<string | undefined> {
  return leftView()?.hash ?? list.last().catch(() => undefined);
}

/** A case that is kept here. */
export function keptCase(hash: string, list: KeptList = keptList): Promise<KeptEntry | undefined> {
  return list.case(hash).catch(() => undefined);
}

/** The view that was last on the screen with this case, unless it is `shown` already. One that cannot be read is named. */
export async function keptView(
  opened: CaseSummary,
  shown: View | undefined,
  list: KeptList = keptList,
): Promise<View | undefined> {
  const left = leftView();
  const text = left?.hash === opened.hash ? left.text : await list.view(opened.hash).catch(() => undefined);
  if (text === undefined || (shown && storedText(shown, opened) === text)) return undefined;
  const decoded = decodeViewFile(text);
  if (!decoded.ok) {
    notify('warning', `The view kept with this case: ${LINK_FAILURES[decoded.reason]}`);
    return undefined;
  }
  if (decoded.dropped.length > 0) {
    notify('info', `Parts of the kept view are not known here and were left out: ${decoded.dropped.join(', ')}.`);
  }
  return decoded.state.view;
}
