import type { ChplTier } from './chplTable.ts';
import { DEFAULT_FLAG_SETTINGS, type FlagMark, type FlagSettings } from './flag.ts';
import type { Measure } from './measure.ts';
import type { NeighbourGroup } from './neighbourGroup.ts';
import type { Merge, OwnRecord } from './ownRecord.ts';
import type { TraceQuery } from './query.ts';
import type { Review } from './review.ts';

/** What the right panel shows. */
export type Selection =
  | { readonly type: 'entity'; readonly id: string }
  | { readonly type: 'hop'; readonly from: string; readonly to: string }
  | { readonly type: 'relation'; readonly id: string };

/** A place on the canvas, in canvas units (pixels at zoom 1). */
export interface Position {
  readonly x: number;
  readonly y: number;
}

/** Where the canvas looks: the canvas point in the middle of the window, and the zoom. */
export interface Camera extends Position {
  readonly zoom: number;
}

/** The ways to see the chains, where they can be cut, and the indicators. */
export const PANES = ['graph', 'table', 'routes', 'chokepoints', 'flags'] as const;
export type Pane = (typeof PANES)[number];

/** How the found chains are sorted; `shortest` is the ranking of the trace. */
export const SORTS = ['shortest', 'evidence', 'tier', 'value', 'latest'] as const;
export type Sort = (typeof SORTS)[number];

/** How the canvas places entities: in columns by step, or by forces. */
export const LAYOUTS = ['lanes', 'force'] as const;
export type LayoutName = (typeof LAYOUTS)[number];

/** What is on the screen, as one plain value (design, section 7). */
export interface View {
  readonly title: string;
  /** Missing where there is nothing to trace: the canvas then shows `expanded` alone. */
  readonly query: TraceQuery | undefined;
  readonly selection: Selection | undefined;
  /** The lit chain, as entity ids; it stays named even when another answer no longer holds it. */
  readonly chain: readonly string[] | undefined;
  readonly pane: Pane;
  readonly sort: Sort;
  readonly layout: LayoutName;
  /** Places given by hand; everything else is placed by the layout. */
  readonly moved: Readonly<Record<string, Position>>;
  /** Entities whose neighbours are shown. */
  readonly expanded: readonly string[];
  /** The groups that are shown of expanded entities with too many neighbours to show them all. */
  readonly groups: readonly NeighbourGroup[];
  readonly hidden: readonly string[];
  /** What-if removals in force: the chains they break stay on the canvas, struck through. */
  readonly measures: readonly Measure[];
  /** Marks of a reviewer, at most one a hop. */
  readonly reviews: readonly Review[];
  /** What the analyst added by hand, in the order added. */
  readonly own: readonly OwnRecord[];
  /** Parties taken for one. */
  readonly merges: readonly Merge[];
  /** Thresholds and country lists of the indicators. */
  readonly flagSettings: FlagSettings;
  /** Flags cleared or noted by the analyst, at most one a flag. */
  readonly flagMarks: readonly FlagMark[];
  /** Only chains that move goods of these tiers of the priority list are listed and drawn; empty: all. */
  readonly tiers: readonly ChplTier[];
  /** Natural persons are shown by name; otherwise as "Person A" unless an act names them. */
  readonly personNames: boolean;
  readonly camera: Camera | undefined;
  readonly note: string;
}

/** Where a key of the view may go. */
export interface KeyPlan {
  /** Travels in links and view files. */
  readonly link: boolean;
  /** Kept in this browser. */
  readonly store: boolean;
  /** A change of it alone makes an undo step. */
  readonly undo: boolean;
}

/** One line for each key of the view: the only place that says where it goes. */
export const VIEW_KEYS: { readonly [K in keyof View]: KeyPlan } = {
  title: { link: true, store: true, undo: true },
  query: { link: true, store: true, undo: true },
  selection: { link: true, store: true, undo: false },
  chain: { link: true, store: true, undo: true },
  pane: { link: true, store: true, undo: false },
  sort: { link: true, store: true, undo: true },
  layout: { link: true, store: true, undo: true },
  moved: { link: true, store: true, undo: true },
  expanded: { link: true, store: true, undo: true },
  groups: { link: true, store: true, undo: true },
  hidden: { link: true, store: true, undo: true },
  measures: { link: true, store: true, undo: true },
  reviews: { link: true, store: true, undo: true },
  own: { link: true, store: true, undo: true },
  merges: { link: true, store: true, undo: true },
  flagSettings: { link: true, store: true, undo: true },
  flagMarks: { link: true, store: true, undo: true },
  tiers: { link: true, store: true, undo: true },
  personNames: { link: true, store: true, undo: true },
  camera: { link: true, store: true, undo: false },
  note: { link: true, store: true, undo: true },
};

/** The view of a case that was just opened, before anything is traced. */
export const EMPTY_VIEW: View = {
  title: '',
  query: undefined,
  selection: undefined,
  chain: undefined,
  pane: 'graph',
  sort: 'shortest',
  layout: 'lanes',
  moved: {},
  expanded: [],
  groups: [],
  hidden: [],
  measures: [],
  reviews: [],
  own: [],
  merges: [],
  flagSettings: DEFAULT_FLAG_SETTINGS,
  flagMarks: [],
  tiers: [],
  personNames: false,
  camera: undefined,
  note: '',
};
