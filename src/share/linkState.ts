import { parseDateText } from '../model/dates.ts';
import { groupWords, parseGroupWords } from '../model/neighbourGroup.ts';
import { REVIEW_STATES, type ReviewState } from '../model/review.ts';
import { EMPTY_VIEW, LAYOUTS, PANES, SORTS, VIEW_KEYS, type Camera } from '../model/view.ts';
import type { HashedView } from './hashedView.ts';
import { DroppedKeys, ObjectReader, isOneOf, isText, isWholeWithin } from './objectReader.ts';
import { readOwn, writeOwn } from './ownState.ts';
import { MAX_PLACE, MAX_ZOOM, type PortableEnds, type PortableQuery, type PortableView } from './portableView.ts';
import { readSettings, writeSettings } from './settings.ts';
import { ID_LIST_NAMES, type IdList, type Wire } from './wire.ts';

/** The case a view was made on, by title and case hash. */
export interface CaseName {
  readonly title: string;
  readonly hash: string;
}

/** An answer in short: enough to tell whether two people see the same. */
export interface AnswerBrief {
  readonly chains: number;
  /** Whether `chains` is exact; otherwise it is "at least". */
  readonly complete: boolean;
  readonly entities: number;
  /** 32-bit digest of the chains shown. */
  readonly digest: number;
}

/** What travels: a view, the case it was made on, and the answer it gave there. */
export interface SharedState<Id> {
  readonly view: PortableView<Id>;
  readonly case: CaseName;
  /** `SEMANTICS` of the engine that gave the answer. */
  readonly semantics: number;
  readonly answer: AnswerBrief | undefined;
}

/** What a link carries. */
export interface LinkState extends SharedState<number> {
  readonly view: HashedView;
}

/** A state that was read, and the keys that were not understood or out of bounds, which have their defaults. */
export interface ReadState<Id> {
  readonly state: SharedState<Id>;
  readonly dropped: readonly string[];
}

const isCount = isWholeWithin(0, Number.MAX_SAFE_INTEGER);
const SELECTIONS = ['entity', 'relation', 'hop'] as const;

/** A state as settings, lists of ids and places. What is at its default, or whose key does not travel, is left out. */
export function writeState<Id>(state: SharedState<Id>): Wire<Id> {
  const { view } = state;
  const head: Record<string, unknown> = { case: [state.case.title, state.case.hash], semantics: state.semantics };
  const lists: Partial<Record<IdList, readonly Id[]>> = {};
  for (const key of ['title', 'pane', 'sort', 'layout', 'note'] as const) {
    if (VIEW_KEYS[key].link && view[key] !== EMPTY_VIEW[key]) head[key] = view[key];
  }
  if (VIEW_KEYS.query.link && view.query) {
    const { from, to, exclude, require } = view.query;
    head['query'] = {
      ...('rule' in from ? { from: from.rule } : {}),
      ...('rule' in to ? { to: to.rule } : {}),
      ...writeSettings(view.query.settings),
    };
    Object.assign(lists, { from: idsOf(from), to: idsOf(to), exclude, require });
  }
  if (VIEW_KEYS.selection.link && view.selection) {
    head['selection'] = view.selection.type;
    lists.selection = view.selection.type === 'hop' ? [view.selection.from, view.selection.to] : [view.selection.id];
  }
  if (VIEW_KEYS.camera.link && view.camera) {
    head['camera'] = [view.camera.x, view.camera.y, Math.round(view.camera.zoom * 1000)];
  }
  if (VIEW_KEYS.chain.link && view.chain) lists.chain = view.chain;
  if (VIEW_KEYS.expanded.link) lists.expanded = view.expanded;
  if (VIEW_KEYS.hidden.link) lists.hidden = view.hidden;
  if (VIEW_KEYS.measures.link) {
    lists.measures = view.measures.map(({ entity }) => entity);
    // Dates stand beside the ids, one for each; most measures have none.
    if (view.measures.some(({ from }) => from !== undefined)) {
      head['measuresFrom'] = view.measures.map(({ from }) => from ?? '');
    }
  }
  if (VIEW_KEYS.groups.link && view.groups.length > 0) {
    lists.groups = view.groups.map(({ entity }) => entity);
    head['groups'] = view.groups.map(groupWords);
  }
  if (VIEW_KEYS.reviews.link && view.reviews.length > 0) {
    lists.reviews = view.reviews.flatMap(({ from, to }) => [from, to]);
    head['reviews'] = view.reviews.map(({ state, note }) => [state, note]);
  }
  writeOwn(view, head, lists);
  const moved = VIEW_KEYS.moved.link ? view.moved : [];
  lists.moved = moved.map(({ id }) => id);
  const { answer } = state;
  if (answer) head['answer'] = [answer.chains, answer.complete ? 1 : 0, answer.entities, answer.digest];
  const ids = new Map<string, readonly Id[]>();
  for (const name of ID_LIST_NAMES) if (lists[name]?.length) ids.set(name, lists[name]);
  return { head, ids, places: moved.flatMap(({ x, y }) => [x, y]) };
}

/** The state of a wire of this version; `undefined` when it does not even name a case. */
export function readState<Id>(wire: Wire<Id>): ReadState<Id> | undefined {
  const dropped = new DroppedKeys();
  const reader = new ObjectReader(wire.head, '', dropped);
  const caseName = reader.take('case', isCaseName, undefined);
  if (!caseName) return undefined;
  const list = (name: IdList): readonly Id[] => wire.ids.get(name) ?? [];
  const answer = reader.take('answer', isAnswer, undefined);
  const camera = reader.take('camera', isCamera, undefined);
  const chain = list('chain');
  const state: SharedState<Id> = {
    view: {
      title: reader.take('title', isText, EMPTY_VIEW.title),
      query: readQuery(reader, list),
      selection: readSelection(reader, list('selection'), dropped),
      chain: chain.length > 0 ? chain : undefined,
      pane: reader.take('pane', isOneOf(PANES), EMPTY_VIEW.pane),
      sort: reader.take('sort', isOneOf(SORTS), EMPTY_VIEW.sort),
      layout: reader.take('layout', isOneOf(LAYOUTS), EMPTY_VIEW.layout),
      moved: readMoved(list('moved'), wire.places, dropped),
      expanded: list('expanded'),
      hidden: list('hidden'),
      measures: readMeasures(reader, list('measures'), dropped),
      groups: readGroups(reader, list('groups'), dropped),
      reviews: readReviews(reader, list('reviews'), dropped),
      ...readOwn(reader, list, dropped),
      camera: camera && ({ x: camera[0], y: camera[1], zoom: camera[2] / 1000 } satisfies Camera),
      note: reader.take('note', isText, EMPTY_VIEW.note),
    },
    case: { title: caseName[0], hash: caseName[1] },
    semantics: reader.take('semantics', isCount, 0),
    answer: answer && { chains: answer[0], complete: answer[1] === 1, entities: answer[2], digest: answer[3] },
  };
  reader.finish();
  for (const name of wire.ids.keys()) if (!ID_LIST_NAMES.some((known) => known === name)) dropped.add(`ids.${name}`);
  return { state, dropped: dropped.list() };
}

function readQuery<Id>(reader: ObjectReader, list: (name: IdList) => readonly Id[]): PortableQuery<Id> | undefined {
  const inner = reader.inner('query');
  if (!reader.has('query')) return undefined;
  const ends = (name: 'from' | 'to'): PortableEnds<Id> => {
    const rule = inner.take(name, isText, undefined);
    return rule === undefined ? { ids: list(name) } : { rule };
  };
  const query = {
    from: ends('from'),
    to: ends('to'),
    exclude: list('exclude'),
    require: list('require'),
    settings: readSettings(inner),
  };
  inner.finish();
  return query;
}

function readSelection<Id>(
  reader: ObjectReader,
  ids: readonly Id[],
  dropped: DroppedKeys,
): PortableView<Id>['selection'] {
  const type = reader.take('selection', isOneOf(SELECTIONS), undefined);
  const [first, second] = ids;
  if (type === 'hop' && first !== undefined && second !== undefined && ids.length === 2) {
    return { type, from: first, to: second };
  }
  if (type !== undefined && type !== 'hop' && first !== undefined && ids.length === 1) return { type, id: first };
  if (type !== undefined || ids.length > 0) dropped.add('selection');
  return undefined;
}

function readMeasures<Id>(
  reader: ObjectReader,
  ids: readonly Id[],
  dropped: DroppedKeys,
): PortableView<Id>['measures'] {
  const dates = reader.take('measuresFrom', isDates, undefined);
  if (dates !== undefined && dates.length !== ids.length) {
    dropped.add('measures');
    return [];
  }
  return ids.map((entity, index) => ({ entity, from: dates?.[index] === '' ? undefined : dates?.[index] }));
}

function readGroups<Id>(reader: ObjectReader, ids: readonly Id[], dropped: DroppedKeys): PortableView<Id>['groups'] {
  const words = reader.take('groups', isGroupWords, undefined) ?? [];
  if (words.length !== ids.length) {
    dropped.add('groups');
    return [];
  }
  return ids.flatMap((entity, index) => {
    const group = parseGroupWords(words[index]);
    return group ? [{ entity, ...group }] : [];
  });
}

function readReviews<Id>(reader: ObjectReader, ids: readonly Id[], dropped: DroppedKeys): PortableView<Id>['reviews'] {
  const marks = reader.take('reviews', isReviews, undefined) ?? [];
  if (marks.length * 2 !== ids.length) {
    dropped.add('reviews');
    return [];
  }
  return marks.flatMap(([state, note], index) => {
    const [from, to] = ids.slice(2 * index, 2 * index + 2);
    return from === undefined || to === undefined ? [] : [{ from, to, state, note }];
  });
}

const isReviewState = isOneOf(REVIEW_STATES);

function isReviews(value: unknown): value is readonly (readonly [ReviewState, string])[] {
  return (
    Array.isArray(value) &&
    value.every((mark) => Array.isArray(mark) && mark.length === 2 && isReviewState(mark[0]) && isText(mark[1]))
  );
}

function isGroupWords(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((text) => parseGroupWords(text) !== undefined);
}

/** Date texts, each empty where a measure always holds. */
function isDates(value: unknown): value is readonly string[] {
  return (
    Array.isArray(value) && value.every((text) => text === '' || (isText(text) && parseDateText(text) !== undefined))
  );
}

function readMoved<Id>(ids: readonly Id[], places: readonly number[], dropped: DroppedKeys): PortableView<Id>['moved'] {
  if (places.length !== ids.length * 2 || new Set(ids).size !== ids.length) {
    dropped.add('moved');
    return [];
  }
  return ids.flatMap((id, i) => {
    const x = places[2 * i];
    const y = places[2 * i + 1];
    if (isPlace(x) && isPlace(y)) return [{ id, x, y }];
    dropped.add('moved');
    return [];
  });
}

const isPlace = isWholeWithin(-MAX_PLACE, MAX_PLACE);
const isZoom = isWholeWithin(1, MAX_ZOOM);
const isDigest = isWholeWithin(0, 2 ** 32 - 1);
const isFlag = isOneOf([0, 1]);

function isCaseName(value: unknown): value is readonly [string, string] {
  return Array.isArray(value) && value.length === 2 && value.every(isText);
}

function isCamera(value: unknown): value is readonly [number, number, number] {
  return Array.isArray(value) && value.length === 3 && isPlace(value[0]) && isPlace(value[1]) && isZoom(value[2]);
}

function isAnswer(value: unknown): value is readonly [number, 0 | 1, number, number] {
  if (!Array.isArray(value) || value.length !== 4) return false;
  return isCount(value[0]) && isFlag(value[1]) && isCount(value[2]) && isDigest(value[3]);
}

function idsOf<Id>(ends: PortableEnds<Id>): readonly Id[] {
  return 'ids' in ends ? ends.ids : [];
}
