import type { ForceInput, layOutForces } from '../analysis/forces.ts';
import type { CaseFlags } from '../analysis/indicators/judge.ts';
import type { LaneInput, Lanes } from '../analysis/lanes/lanes.ts';
import type { Hits } from '../analysis/search/nameIndex.ts';
import type { TableMapping } from '../formats/customs/mapping.ts';
import type { TableTotals } from '../formats/customs/totals.ts';
import type { LossNote } from '../formats/out/caseWriter.ts';
import type { WriterId } from '../formats/out/writers.ts';
import type { EntityBrief, HopBrief } from '../model/brief.ts';
import type { ClaimStatus } from '../model/claim.ts';
import type { DeclaredElsewhere } from '../model/declared.ts';
import type { EntityKind } from '../model/entityKinds.ts';
import type { SourceRecord } from '../model/evidence.ts';
import type { Flag, FlagSettings, RuleInfo } from '../model/flag.ts';
import type { IssueGroup } from '../model/issue.ts';
import type { Measure } from '../model/measure.ts';
import type { TraceQuery } from '../model/query.ts';
import type { Overlay } from '../model/ownRecord.ts';
import type { CutReport, FacilitatorDetails, WhatIf } from '../model/removal.ts';
import type { CaseHeader, EntityRecord, RelationRecord } from '../model/records.ts';
import type { RelationKind } from '../model/relationKinds.ts';
import type { Count, DateCoverage, Relaxation, Suggestion, TraceAnswer } from '../model/result.ts';
import type { MergeReply, OwnershipReply } from './identityProtocol.ts';
import type { AdditionReply, ListReply, LookReply, PartChoice, TableCheck } from './intake.ts';
import type { FileChoice } from './openCase.ts';

/** A case shipped with the app, fetched from its own origin. */
export interface ShippedFile {
  readonly url: string;
  readonly name: string;
}

/** A case kept in this browser. */
export interface KeptSource {
  readonly folder: string;
  readonly name: string;
}

/** What to open as one case: files picked by a person, after the shipped case they are added to if any; or one alone. */
export type CaseSource = { readonly files: readonly File[]; readonly shipped?: ShippedFile } | ShippedFile | KeptSource;

/** How the files of a case are to be read where that is not left to their content, by name of a file or of a part. */
export type FileChoices = Readonly<Record<string, FileChoice>>;

/** Where a case is kept in this browser. */
export interface KeptCase {
  /** Name of its folder in the file system of the origin. */
  readonly folder: string;
  readonly bytes: number;
  /** 32-bit sum over its columns, by which the same case is known again. */
  readonly sum: number;
}

/** Which case a question is about: both count up, and answers about another case or overlay never fit. */
export interface CaseKey {
  readonly opened: number;
  readonly overlay: number;
}

/** What was read, for the panel of that name. */
export interface CaseSummary {
  readonly key: CaseKey;
  readonly header: CaseHeader;
  readonly hash: string;
  readonly files: readonly {
    readonly name: string;
    readonly format: string;
    readonly formatLabel: string;
    readonly why: string;
    /** Label of the encoding its text was in. */
    readonly encoding: string;
    /** What the rows of a table add up to, in the file and as read. */
    readonly totals?: TableTotals;
    readonly rows: number;
    readonly bytes: number;
  }[];
  readonly entities: number;
  readonly relations: number;
  readonly placeholders: number;
  readonly listed: number;
  readonly entityKinds: readonly { readonly kind: EntityKind; readonly count: number }[];
  readonly relationKinds: readonly { readonly kind: RelationKind; readonly count: number }[];
  readonly dates: DateCoverage;
  /** Relations with a code on the priority list, and all with any code. */
  readonly priority: { readonly onList: number; readonly coded: number };
  readonly issues: readonly IssueGroup[];
  readonly issueCount: number;
  readonly suggestion: Suggestion;
  readonly suggestedQuery: TraceQuery | undefined;
  readonly views: readonly { readonly title: string; readonly state: unknown }[];
}

/** Relations on the chains found, by month; what is only known to lie within a longer span is counted apart. */
export interface Timeline {
  readonly months: readonly { readonly month: string; readonly count: number }[];
  readonly undated: number;
  /** Dated relations whose dates span more than 31 days. */
  readonly longer: number;
}

/** The answer to a trace with all that lists and drawings need of its parties. */
export interface TraceReply {
  readonly answer: TraceAnswer;
  readonly entities: readonly EntityBrief[];
  readonly hops: readonly HopBrief[];
  readonly timeline: Timeline;
  /** 32-bit digest of the chains shown, for the reviewer's comparison. */
  readonly digest: number;
}

/** An entity in full, with the sources its evidence and acts name. */
export interface EntityReply {
  readonly brief: EntityBrief;
  readonly record: EntityRecord;
  readonly sources: readonly SourceRecord[];
  /** Recorded relations around it by kind and direction, most first. */
  readonly relations: readonly { readonly kind: RelationKind; readonly outgoing: number; readonly incoming: number }[];
  readonly served: number;
  /** Set for a natural person: what is recorded and not handed out unless asked for, in words. */
  readonly person: { readonly withheld: readonly string[] } | undefined;
}

/** How the relations of a hop are listed; undated ones come last by date, those without a value last by value. */
export const HOP_ORDERS = ['newest', 'oldest', 'value'] as const;
export type HopOrder = (typeof HOP_ORDERS)[number];

/** A hop in full: its relations in the order asked for, everything they refer to, and counts over all of them. */
export interface HopReply {
  readonly relations: readonly RelationRecord[];
  readonly total: number;
  /** Relations without a source. */
  readonly unsourced: number;
  /** Relations of one month each, by month (`2023-01`), in order. */
  readonly months: readonly { readonly month: string; readonly count: number }[];
  readonly entities: readonly EntityBrief[];
  readonly sources: readonly SourceRecord[];
}

/** What was declared otherwise than it went, with the parties it was declared for. */
export interface DeclaredReply {
  readonly declared: readonly DeclaredElsewhere[];
  readonly entities: readonly EntityBrief[];
}

/** Neighbours of an entity, grouped for a chooser when there are many. */
export interface NeighbourReply {
  readonly id: string;
  readonly groups: readonly { readonly kind: RelationKind; readonly entityKind: EntityKind; readonly count: number }[];
  readonly total: number;
  readonly entities: readonly EntityBrief[];
  readonly links: readonly NeighbourLink[];
}

/** All recorded relations between an expanded entity and one neighbour. */
export interface NeighbourLink {
  readonly from: string;
  readonly to: string;
  readonly relations: number;
  readonly kind: RelationKind;
  readonly inferred: boolean;
  /** Only the analyst says so. */
  readonly own: boolean;
}

/** Where the chains can be cut, with the parties it names and what their full records say. */
export interface CutReply {
  readonly report: CutReport;
  readonly entities: readonly EntityBrief[];
  /** By id of the facilitator. */
  readonly details: readonly (readonly [string, FacilitatorDetails])[];
}

/** The trace before and after some measures, with the parties of the chains after. */
export interface WhatIfReply {
  readonly answer: WhatIf;
  readonly entities: readonly EntityBrief[];
}

/** A case, or part of one, as a file to save. */
export interface ExportReply {
  readonly blob: Blob;
  /** Ending of the file name, without the dot. */
  readonly extension: string;
  readonly entities: number;
  readonly relations: number;
  /** What the format cannot hold, with how many records have it. */
  readonly losses: readonly LossNote[];
}

/** What names, draws and opens a relation that a flag is about or rests on. */
export interface RelationEnds {
  readonly id: string;
  readonly kind: RelationKind;
  readonly from: string;
  readonly to: string;
  /** The dates in words, such as "3 Jan 2023" or "an unknown date". */
  readonly dates: string;
}

/** The parties and relations that some flags are about or rest on, with both ends of each relation among the parties. */
export interface FlagSubjectsReply {
  readonly entities: readonly EntityBrief[];
  readonly relations: readonly RelationEnds[];
}

/** Every request with its input, its answer and what may come before the answer. */
export interface Requests {
  /**
   * `ephemeral`: nothing is written to disk on the way. `before` is the key the case had in a worker that has stopped:
   * answers about it hold good.
   */
  open: {
    input: {
      readonly source: CaseSource;
      readonly today: string;
      readonly choices?: FileChoices;
      readonly ephemeral?: boolean;
      readonly before?: CaseKey;
    };
    output: CaseSummary;
    partial: never;
  };
  /** Keeps the open case in this browser; `same` is what is kept of one with its hash. */
  keep: { input: { readonly same: KeptCase | undefined }; output: KeptCase; partial: never };
  /** Bytes of every folder of kept cases. */
  kept: { input: Readonly<Record<string, never>>; output: ReadonlyMap<string, number>; partial: never };
  /** Removes the folders of kept cases, or everything that is stored; nothing is said of what is gone already. */
  forget: { input: { readonly folders: readonly string[] | undefined }; output: undefined; partial: never };
  /** With `only`: that part alone. */
  look: {
    input: {
      readonly files: readonly File[];
      readonly choices: Readonly<Record<string, PartChoice>>;
      readonly only?: string;
    };
    output: LookReply;
    partial: never;
  };
  checkTable: {
    input: { readonly file: File; readonly name: string; readonly mapping: TableMapping; readonly encoding?: string };
    output: TableCheck;
    partial: never;
  };
  /** Reads files and says what they would bring to the open case, which stays as it is. */
  compare: {
    input: { readonly files: readonly File[]; readonly choices: FileChoices; readonly today: string };
    output: AdditionReply;
    partial: never;
  };
  /** Reads files as a list and proposes which of its entries are about parties of the open case, which stays as it is. */
  attach: {
    input: { readonly files: readonly File[]; readonly choices: FileChoices; readonly today: string };
    output: ListReply;
    partial: never;
  };
  /** Lays merges and additions over the open case; the answer is its summary from then on. */
  overlay: {
    input: Overlay;
    output: { readonly summary: CaseSummary; readonly left: number };
    partial: never;
  };
  /** Every problem kept, by type. */
  issues: { input: Readonly<Record<string, never>>; output: readonly IssueGroup[]; partial: never };
  trace: { input: { readonly query: TraceQuery }; output: TraceReply; partial: TraceReply };
  cut: { input: { readonly query: TraceQuery }; output: CutReply; partial: never };
  whatIf: {
    input: { readonly query: TraceQuery; readonly measures: readonly Measure[] };
    output: WhatIfReply;
    partial: never;
  };
  relax: { input: { readonly query: TraceQuery }; output: readonly Relaxation[]; partial: never };
  search: { input: { readonly text: string; readonly limit: number }; output: SearchReply; partial: never };
  /** Whether natural persons are shown by name from then on; the answer is the key that questions bear from then on. */
  persons: { input: { readonly named: boolean }; output: CaseKey; partial: never };
  /** `personal` asks for the personal details of a natural person, which are else held back. */
  entity: {
    input: { readonly id: string; readonly personal?: boolean };
    output: EntityReply | undefined;
    partial: never;
  };
  hop: {
    input: { readonly relations: readonly string[]; readonly limit: number; readonly order?: HopOrder };
    output: HopReply;
    partial: never;
  };
  /** Which of some deliveries were declared for somewhere else than they went. */
  declared: { input: { readonly relations: readonly string[] }; output: DeclaredReply; partial: never };
  /** How many chains a query gives with each set of claims in place of its own. */
  claimCounts: {
    input: { readonly query: TraceQuery; readonly sets: readonly (readonly ClaimStatus[])[] };
    output: readonly Count[];
    partial: never;
  };
  neighbours: {
    input: { readonly id: string; readonly limit: number; readonly groups: readonly string[] };
    output: NeighbourReply | undefined;
    partial: never;
  };
  briefs: { input: { readonly ids: readonly string[] }; output: readonly EntityBrief[]; partial: never };
  resolve: { input: { readonly hashes: readonly number[] }; output: readonly [number, string][]; partial: never };
  lanes: { input: LaneInput; output: Lanes; partial: never };
  flags: {
    input: {
      readonly entities: readonly string[];
      readonly relations: readonly string[];
      readonly settings: FlagSettings;
    };
    output: readonly Flag[];
    partial: never;
  };
  allFlags: { input: { readonly settings: FlagSettings }; output: CaseFlags; partial: never };
  flagSubjects: {
    input: { readonly entities: readonly string[]; readonly relations: readonly string[] };
    output: FlagSubjectsReply;
    partial: never;
  };
  flagRules: { input: Readonly<Record<string, never>>; output: readonly RuleInfo[]; partial: never };
  /** With ids: these entities, the relations between them and, as entities, who served those. */
  exportCase: {
    input: { readonly format: WriterId; readonly ids?: readonly string[] };
    output: ExportReply;
    partial: never;
  };
  mergeSuggestions: { input: { readonly limit: number }; output: MergeReply; partial: never };
  ownership: { input: { readonly id: string }; output: OwnershipReply | undefined; partial: never };
  forces: { input: ForceInput; output: ReturnType<typeof layOutForces>; partial: never };
}

/** Entities found by a search. */
export interface SearchReply {
  readonly entities: readonly (EntityBrief & {
    readonly field: Hits['hits'][number]['field'];
    readonly text: string;
  })[];
  readonly count: number;
  readonly complete: boolean;
}

export type RequestType = keyof Requests;

/** How far a long request has come. */
export interface Progress {
  readonly label: string;
  readonly done: number;
  /** Missing where the size is not known. */
  readonly total: number | undefined;
}

/** Page → worker. Every request carries an id; a cancel names the request it ends. */
export type ToWorker =
  | {
      readonly [K in RequestType]: { readonly id: number; readonly type: K; readonly input: Requests[K]['input'] };
    }[RequestType]
  | { readonly id: number; readonly type: 'cancel' };

/** Worker → page, each with the id of its request. */
export type FromWorker =
  | { readonly id: number; readonly type: 'progress'; readonly progress: Progress }
  | { readonly id: number; readonly type: 'partial'; readonly value: unknown }
  | { readonly id: number; readonly type: 'done'; readonly value: unknown }
  | { readonly id: number; readonly type: 'failed'; readonly message: string }
  | { readonly id: number; readonly type: 'cancelled' };
