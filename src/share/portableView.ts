import type { FlagMark } from '../model/flag.ts';
import type { NeighbourGroup } from '../model/neighbourGroup.ts';
import { namedBy, renamed, type OwnRecord } from '../model/ownRecord.ts';
import type { TraceQuery } from '../model/query.ts';
import type { Review } from '../model/review.ts';
import type { Camera, Position, Selection, View } from '../model/view.ts';

/** A selection whose ids may be texts or hashes. */
export type PortableSelection<Id> =
  | { readonly type: 'entity' | 'relation'; readonly id: Id }
  | { readonly type: 'hop'; readonly from: Id; readonly to: Id };

/** Ends as ids (texts or hashes) or as a rule. */
export type PortableEnds<Id> = { readonly ids: readonly Id[] } | { readonly rule: string };

/** The settings of a query, which name no entity. */
export type QuerySettings = Omit<TraceQuery, 'from' | 'to' | 'exclude' | 'require'>;

/** A query whose ids may be texts or hashes. */
export interface PortableQuery<Id> {
  readonly from: PortableEnds<Id>;
  readonly to: PortableEnds<Id>;
  readonly exclude: readonly Id[];
  readonly require: readonly Id[];
  readonly settings: QuerySettings;
}

/** An entity with its place, in whole canvas units. */
export interface Moved<Id> extends Position {
  readonly id: Id;
}

/** A what-if removal whose entity may be a text or a hash. */
export interface PortableMeasure<Id> {
  readonly entity: Id;
  readonly from: string | undefined;
}

/** A group of neighbours whose entity may be a text or a hash. */
export type PortableGroup<Id> = Omit<NeighbourGroup, 'entity'> & { readonly entity: Id };

/** A reviewer's mark on a hop whose ends may be texts or hashes. */
export type PortableReview<Id> = Omit<Review, 'from' | 'to'> & { readonly from: Id; readonly to: Id };

/** Something added by hand; `#0`, `#1` … in its body stand for the ids beside it, texts or hashes. */
export interface PortableOwn<Id> {
  readonly body: OwnRecord;
  readonly ids: readonly Id[];
}

/** Parties taken for one, whose ids may be texts or hashes. */
export interface PortableMerge<Id> {
  readonly kept: Id;
  readonly joined: readonly Id[];
}

/** A mark on a flag whose subject may be a text or a hash. */
export type PortableMark<Id> = Omit<FlagMark, 'subject'> & { readonly subject: Id };

/** A view as it travels: ids may be texts (files) or 48-bit hashes (links); places are whole canvas units. */
export interface PortableView<Id> extends Pick<
  View,
  'title' | 'pane' | 'sort' | 'layout' | 'note' | 'flagSettings' | 'tiers' | 'personNames'
> {
  readonly query: PortableQuery<Id> | undefined;
  readonly selection: PortableSelection<Id> | undefined;
  readonly chain: readonly Id[] | undefined;
  readonly moved: readonly Moved<Id>[];
  readonly expanded: readonly Id[];
  readonly hidden: readonly Id[];
  readonly measures: readonly PortableMeasure<Id>[];
  readonly groups: readonly PortableGroup<Id>[];
  readonly reviews: readonly PortableReview<Id>[];
  readonly own: readonly PortableOwn<Id>[];
  readonly merges: readonly PortableMerge<Id>[];
  readonly flagMarks: readonly PortableMark<Id>[];
  readonly camera: Camera | undefined;
}

/** Places beyond this, in canvas units either way, are nowhere near a drawing. */
export const MAX_PLACE = 1_000_000;
/** Zoom of a camera, in thousandths. */
export const MAX_ZOOM = 1_000_000;

/** A view made ready to travel. Places are rounded to whole units and kept within `MAX_PLACE`. */
export function portable(view: View): PortableView<string> {
  const { query, camera } = view;
  return {
    title: view.title,
    query: query && portableQuery(query),
    selection: view.selection,
    chain: view.chain !== undefined && view.chain.length > 0 ? view.chain : undefined,
    pane: view.pane,
    sort: view.sort,
    layout: view.layout,
    moved: Object.entries(view.moved).map(([id, place]) => ({ id, x: whole(place.x), y: whole(place.y) })),
    expanded: view.expanded,
    hidden: view.hidden,
    measures: view.measures,
    groups: view.groups,
    reviews: view.reviews,
    own: view.own.map(portableOwn),
    merges: view.merges,
    flagSettings: view.flagSettings,
    flagMarks: view.flagMarks,
    tiers: view.tiers,
    personNames: view.personNames,
    camera: camera && { x: whole(camera.x), y: whole(camera.y), zoom: thousandths(camera.zoom) },
    note: view.note,
  };
}

/** The view that a portable one stands for. */
export function arrived(view: PortableView<string>): View {
  const { query } = view;
  return {
    title: view.title,
    query: query && {
      ...query.settings,
      from: query.from,
      to: query.to,
      exclude: query.exclude,
      require: query.require,
    },
    selection: selectionOf(view.selection),
    chain: view.chain,
    pane: view.pane,
    sort: view.sort,
    layout: view.layout,
    // From entries, so that a party with the id "__proto__" is a key like any other.
    moved: Object.fromEntries(view.moved.map(({ id, x, y }) => [id, { x, y }])),
    expanded: view.expanded,
    hidden: view.hidden,
    measures: view.measures,
    groups: view.groups,
    reviews: view.reviews,
    own: view.own.map(arrivedOwn),
    merges: view.merges,
    flagSettings: view.flagSettings,
    flagMarks: view.flagMarks,
    tiers: view.tiers,
    personNames: view.personNames,
    camera: view.camera,
    note: view.note,
  };
}

function portableOwn(own: OwnRecord): PortableOwn<string> {
  let next = 0;
  return { body: renamed(own, () => `#${next++}`), ids: namedBy(own) };
}

function arrivedOwn({ body, ids }: PortableOwn<string>): OwnRecord {
  // In the order in which `renamed` meets them, whatever the body calls them.
  let next = 0;
  return renamed(body, (token) => ids[next++] ?? token);
}

function portableQuery(query: TraceQuery): PortableQuery<string> {
  const { from, to, exclude, require, ...settings } = query;
  return { from, to, exclude, require, settings };
}

function selectionOf(selection: PortableSelection<string> | undefined): Selection | undefined {
  if (selection === undefined || selection.type === 'hop') return selection;
  return selection.type === 'entity' ? { type: 'entity', id: selection.id } : { type: 'relation', id: selection.id };
}

function whole(value: number): number {
  // Adding 0 turns a rounded -0 into 0, which is all a link can carry.
  return Number.isFinite(value) ? Math.max(-MAX_PLACE, Math.min(MAX_PLACE, Math.round(value))) + 0 : 0;
}

function thousandths(zoom: number): number {
  return Number.isFinite(zoom) ? Math.max(1, Math.min(MAX_ZOOM, Math.round(zoom * 1000))) / 1000 : 1;
}
