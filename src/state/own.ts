import type { SourceRecord } from '../model/evidence.ts';
import type { OwnRecord } from '../model/ownRecord.ts';
import type { View } from '../model/view.ts';
import { sourceOf } from './ownForm.ts';
import { updateView, useApp } from './store.ts';

/** Keeps something added by hand, with its source where that is new; in place of what was edited, if anything. */
export function keepOwn(record: OwnRecord, newSource: SourceRecord | undefined, edited: OwnRecord | undefined): void {
  const { own } = useApp.getState().view;
  const source: readonly OwnRecord[] = newSource ? [{ type: 'source', record: newSource }] : [];
  const place = edited === undefined ? -1 : own.indexOf(edited);
  const changed =
    place < 0 ? [...own, ...source, record] : [...own.slice(0, place), ...source, record, ...own.slice(place + 1)];
  updateView({ own: withUsedSources(changed) });
}

/** Takes something added by hand back, and with a party everything added about it. */
export function withdrawOwn(record: OwnRecord): void {
  const { own } = useApp.getState().view;
  const gone = record.type === 'entity' || record.type === 'relation' ? record.record.id : undefined;
  const rest = own.filter((other) => other !== record && (gone === undefined || !restsOn(other, gone)));
  updateView({ own: withUsedSources(rest) });
}

/** Takes parties for one: what is joined already goes along. The view names the kept one from then on. */
export function mergeParties(kept: string, joined: readonly string[]): void {
  const { view } = useApp.getState();
  const others = joined.filter((id) => id !== kept);
  if (others.length === 0) return;
  const known = view.merges.find((merge) => merge.kept === kept);
  const merge = { kept, joined: [...new Set([...(known?.joined ?? []), ...others])] };
  const merges = [...view.merges.filter((other) => other !== known), merge];
  updateView({ merges, chain: undefined, ...renamedIn(view, new Map(others.map((id) => [id, kept]))) });
}

/** Takes a joined party apart again, with every record it had. */
export function unmerge(kept: string, joined: string): void {
  const { merges } = useApp.getState().view;
  const changed = merges.flatMap((merge) => {
    if (merge.kept !== kept) return [merge];
    const rest = merge.joined.filter((id) => id !== joined);
    return rest.length === 0 ? [] : [{ kept, joined: rest }];
  });
  updateView({ merges: changed, chain: undefined });
}

/** Selection and lists of a view under the ids that now stand. */
function renamedIn({ selection, expanded, hidden }: View, names: ReadonlyMap<string, string>): Partial<View> {
  const list = (ids: readonly string[]): readonly string[] => [...new Set(ids.map((id) => names.get(id) ?? id))];
  return {
    expanded: list(expanded),
    hidden: list(hidden),
    selection:
      selection?.type === 'entity' ? { type: 'entity', id: names.get(selection.id) ?? selection.id } : undefined,
  };
}

function restsOn(own: OwnRecord, id: string): boolean {
  switch (own.type) {
    case 'relation':
      return (
        own.record.from === id || own.record.to === id || own.record.via?.some(({ entity }) => entity === id) === true
      );
    case 'role':
    case 'act':
      return own.entity === id;
    case 'facilitator':
      return own.relation === id || own.via.entity === id;
    case 'source':
    case 'entity':
      return false;
  }
}

/** Sources that nothing rests on any more go with what rested on them. */
function withUsedSources(own: readonly OwnRecord[]): readonly OwnRecord[] {
  const used = new Set(own.flatMap((one) => (one.type === 'source' ? [] : [sourceOf(one)])));
  return own.filter((one) => one.type !== 'source' || used.has(one.record.id));
}
