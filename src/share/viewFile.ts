import type { View } from '../model/view.ts';
import type { LinkFailure } from './failure.ts';
import { readState, writeState, type AnswerBrief, type CaseName } from './linkState.ts';
import { MIGRATIONS, migrate } from './migrations.ts';
import { isObject, isText, parseObject } from './objectReader.ts';
import { arrived, portable } from './portableView.ts';
import { LINK_VERSION } from './versions.ts';
import { ID_LIST_NAMES, type Wire } from './wire.ts';

/** Longest text of a view file, in characters. */
const MOST_CHARACTERS = 16 * 1024 * 1024;

/** What a view file carries: the view with its ids in full, the case and the answer. */
export interface ViewFileState {
  readonly view: View;
  readonly case: CaseName;
  readonly semantics: number;
  readonly answer: AnswerBrief | undefined;
}

/** A view file that was read, with the keys that were not understood, or why it cannot be. */
export type DecodedViewFile =
  | { readonly ok: true; readonly state: ViewFileState; readonly dropped: readonly string[] }
  | { readonly ok: false; readonly reason: LinkFailure };

/** The text of a view file: JSON, for views that are too long for a link and for sending back. */
export function encodeViewFile(state: ViewFileState): string {
  const { head, ids, places } = writeState({ ...state, view: portable(state.view) });
  const file = { throughline: 'view', version: LINK_VERSION, ...head, ids: Object.fromEntries(ids), places };
  return `${JSON.stringify(file, undefined, 1)}\n`;
}

/** Whether a text begins like a view file, so that a dropped file can be told from a case. */
export function looksLikeViewFile(text: string): boolean {
  return /^\uFEFF?\s*\{\s*"throughline"\s*:\s*"view"/.test(text.slice(0, 200));
}

/** The state of a view file's text. Never throws. */
export function decodeViewFile(text: string): DecodedViewFile {
  if (text.length > MOST_CHARACTERS) return { ok: false, reason: 'too-large' };
  const json = parseObject(text.replace(/^\uFEFF/, ''));
  if (!json || json['throughline'] !== 'view') return { ok: false, reason: 'unreadable' };
  const { throughline: _mark, version, ids, places, ...head } = json;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    return { ok: false, reason: 'unreadable' };
  }
  if (version > LINK_VERSION) return { ok: false, reason: 'newer' };
  const dropped: string[] = [];
  const wire: Wire<string> = { head, ids: idLists(ids, dropped), places: numbers(places, dropped) };
  const migrated = migrate(wire, version, LINK_VERSION, MIGRATIONS);
  const read = migrated && readState(migrated.wire);
  if (!read) return { ok: false, reason: 'unreadable' };
  const { view, ...rest } = read.state;
  return {
    ok: true,
    state: { ...rest, view: arrived(view) },
    dropped: [...dropped, ...migrated.dropped, ...read.dropped],
  };
}

function idLists(value: unknown, dropped: string[]): Map<string, readonly string[]> {
  const lists = new Map<string, readonly string[]>();
  if (!isObject(value)) {
    if (value !== undefined) dropped.push('ids');
    return lists;
  }
  for (const [name, list] of Object.entries(value)) {
    if (Array.isArray(list) && list.every(isText)) lists.set(name, list);
    else dropped.push(ID_LIST_NAMES.find((known) => known === name) ?? 'ids');
  }
  return lists;
}

function numbers(value: unknown, dropped: string[]): readonly number[] {
  if (Array.isArray(value) && value.every((one) => typeof one === 'number')) return value;
  if (value !== undefined) dropped.push('places');
  return [];
}
