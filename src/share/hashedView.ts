import { hashId } from '../model/ids.ts';
import type { OwnRecord } from '../model/ownRecord.ts';
import type { View } from '../model/view.ts';
import { arrived, portable, type PortableEnds, type PortableView } from './portableView.ts';

/** A view whose entities and relations are named by the 48-bit hashes of their ids. */
export type HashedView = PortableView<number>;

/** A view found again in the case that is open, and how much of what it names is there. */
export interface ResolvedView {
  readonly view: View;
  /** Distinct entities and relations that the link names. */
  readonly named: number;
  /** How many of them this case does not hold. */
  readonly missing: number;
}

/** A view with every id replaced by its hash. */
export function hashView(view: View): HashedView {
  return mapIds(portable(view), (id) => hashId(id));
}

/** The distinct hashes that a view names, in the order met: what the worker is asked to find. */
export function hashesOf(hashed: HashedView): readonly number[] {
  const hashes = new Set<number>();
  mapIds(hashed, (hash) => {
    hashes.add(hash);
    return hash;
  });
  return [...hashes];
}

/**
 * The view that a hashed one stands for in this case. What is not found is left out of its list and counted; a chain
 * or a selection of which a part is not found is left out whole, since the rest would be another one.
 */
export function resolveView(hashed: HashedView, lookup: (hash: number) => string | undefined): ResolvedView {
  // What was added by hand comes with the view itself.
  const own = new Map(hashed.own.flatMap(({ body }) => ownIds(body)).map((id) => [hashId(id), id]));
  const found = new Map(hashesOf(hashed).map((hash) => [hash, own.get(hash) ?? lookup(hash)]));
  const missing = [...found.values()].filter((id) => id === undefined).length;
  return { view: arrived(mapIds(hashed, (hash) => found.get(hash))), named: found.size, missing };
}

function ownIds(own: OwnRecord): readonly string[] {
  return own.type === 'entity' || own.type === 'relation' ? [own.record.id] : [];
}

/** A view with its ids replaced; ids without a replacement are left out. */
function mapIds<A, B>(view: PortableView<A>, one: (id: A) => B | undefined): PortableView<B> {
  const list = (ids: readonly A[]): readonly B[] => ids.map(one).filter((id) => id !== undefined);
  const all = (ids: readonly A[]): readonly B[] | undefined => {
    const found = list(ids);
    return found.length === ids.length ? found : undefined;
  };
  const ends = (sides: PortableEnds<A>): PortableEnds<B> => ('ids' in sides ? { ids: list(sides.ids) } : sides);
  const { query, selection } = view;
  return {
    title: view.title,
    query: query && {
      from: ends(query.from),
      to: ends(query.to),
      exclude: list(query.exclude),
      require: list(query.require),
      settings: query.settings,
    },
    selection: selection && mapSelection(selection, all),
    chain: view.chain && all(view.chain),
    pane: view.pane,
    sort: view.sort,
    layout: view.layout,
    moved: view.moved.flatMap(({ id, x, y }) => list([id]).map((mapped) => ({ id: mapped, x, y }))),
    expanded: list(view.expanded),
    hidden: list(view.hidden),
    measures: view.measures.flatMap(({ entity, from }) => list([entity]).map((mapped) => ({ entity: mapped, from }))),
    groups: view.groups.flatMap((group) => list([group.entity]).map((entity) => ({ ...group, entity }))),
    reviews: view.reviews.flatMap((review) => {
      const [from, to] = all([review.from, review.to]) ?? [];
      return from === undefined || to === undefined ? [] : [{ ...review, from, to }];
    }),
    own: view.own.flatMap(({ body, ids }) => {
      const mapped = all(ids);
      return mapped ? [{ body, ids: mapped }] : [];
    }),
    merges: view.merges.flatMap(({ kept, joined }) => {
      const [stands, ...others] = all([kept, ...joined]) ?? [];
      return stands === undefined ? [] : [{ kept: stands, joined: others }];
    }),
    flagSettings: view.flagSettings,
    flagMarks: view.flagMarks.flatMap((mark) => list([mark.subject]).map((subject) => ({ ...mark, subject }))),
    tiers: view.tiers,
    personNames: view.personNames,
    camera: view.camera,
    note: view.note,
  };
}

function mapSelection<A, B>(
  selection: NonNullable<PortableView<A>['selection']>,
  all: (ids: readonly A[]) => readonly B[] | undefined,
): PortableView<B>['selection'] {
  const [first, second] = all(selection.type === 'hop' ? [selection.from, selection.to] : [selection.id]) ?? [];
  if (first === undefined) return undefined;
  if (selection.type !== 'hop') return { type: selection.type, id: first };
  return second === undefined ? undefined : { type: 'hop', from: first, to: second };
}
