import type { MatchBasis, MatchStrength } from '../analysis/identity/sameParty.ts';
import type { PreviewChoices, TablePreview } from '../formats/customs/preview.ts';
import type { SplitProposal } from '../formats/customs/splitList.ts';
import type { EncodingChoice } from '../formats/encodings/guess.ts';
import type { Act } from '../model/act.ts';
import type { EntityBrief } from '../model/brief.ts';
import type { SourceRecord } from '../model/evidence.ts';
import type { EntityRecord } from '../model/records.ts';
import type { FileChoice } from './openCase.ts';

/** What is chosen for a part before it is looked at again. */
export type PartChoice = PreviewChoices & Pick<FileChoice, 'format'>;

/** What one file, part of an archive or sheet is taken for. */
export interface LookedPart {
  /** The key of its choices. */
  readonly name: string;
  /** Place of its file among those looked at. */
  readonly file: number;
  /** Bytes of its file as it is on disk. */
  readonly bytes: number;
  /** It came out of an archive or a workbook. */
  readonly part: boolean;
  /** Id of the format; missing where none fits. */
  readonly format?: string;
  readonly why: string;
  /** Formats that could be meant, likeliest first. */
  readonly likely: readonly string[];
  /** The format needs no confirmation. */
  readonly clear: boolean;
  /** A list of sanctions or of restricted parties. */
  readonly list: boolean;
  /** The encoding with the other readings of the same bytes. */
  readonly encoding?: EncodingChoice;
  /** Its rows, columns and the mapping they come to, where it is taken for a table of shipments. */
  readonly table?: TablePreview;
  /** Something can be read in it, if need be by a mapping made by hand. */
  readonly readable: boolean;
  /** Why it cannot be read, in one line. */
  readonly problem?: string;
}

/** What files are taken for, and every format they could be taken for instead. */
export interface LookReply {
  readonly parts: readonly LookedPart[];
  readonly formats: readonly { readonly id: string; readonly label: string; readonly list: boolean }[];
}

/** What there is to confirm before a table is read. */
export interface TableCheck {
  /** Cells with several parties, the most frequent first. */
  readonly splits: readonly SplitProposal[];
  /** Rows that repeat another row of the table. */
  readonly copies: number;
  readonly rows: number;
}

/** What files would bring to the open case, by comparing ids. */
export interface AdditionReply {
  readonly entities: {
    readonly new: number;
    /** Described by both. */
    readonly joined: number;
    /** Referred to by the files, described by neither. */
    readonly dangling: number;
    /** New ones that the open case only referred to. */
    readonly described: number;
  };
  readonly relations: { readonly new: number; readonly joined: number };
  readonly issueCount: number;
}

/** An entry of a list that may be about a party of the open case. */
export interface ProposedMatch {
  readonly entry: EntityRecord;
  readonly party: EntityRecord;
  readonly brief: EntityBrief;
  /** What would come in, each with what it rests on. */
  readonly acts: readonly { readonly act: Act; readonly source: SourceRecord }[];
  readonly basis: MatchBasis;
  readonly strength: MatchStrength;
  /** One sentence without the full stop. */
  readonly reason: string;
}

/** What a list may say about the parties of the open case; suggestions to a person. */
export interface ListReply {
  readonly title: string;
  /** Date text: the list is of that day; missing where its files do not say. */
  readonly asOf: string | undefined;
  readonly entries: number;
  /** Strongest first: by number, then by name. */
  readonly matches: readonly ProposedMatch[];
  /** All possible matches, of which `matches` are the first. */
  readonly count: number;
  /** Possible matches with entries that record no act. */
  readonly withoutActs: number;
  /** Numbers and names that more than 100 entries share, which are not compared. */
  readonly tooCommon: number;
}
