import type { SourceRecord } from '../../model/evidence.ts';
import type { CaseHeader, EntityRecord, RelationRecord } from '../../model/records.ts';

/** What is written: records come one at a time, so that a large case never stands in memory as objects. */
export interface CaseContent {
  readonly header: CaseHeader;
  readonly sources: readonly SourceRecord[];
  readonly views: readonly { readonly title: string; readonly state: unknown }[];
  readonly entities: () => AsyncIterable<EntityRecord>;
  readonly relations: () => AsyncIterable<RelationRecord>;
  readonly counts: { readonly entities: number; readonly relations: number };
}

/** Something that a format cannot hold, with how many records have it. */
export interface LossNote {
  readonly what: string;
  readonly count: number;
}

/** Counts what a format cannot hold while it is written. */
export class Losses {
  private readonly counts = new Map<string, number>();

  add(what: string, count = 1): void {
    if (count > 0) this.counts.set(what, (this.counts.get(what) ?? 0) + count);
  }

  /** Every loss, most frequent first. */
  list(): readonly LossNote[] {
    return [...this.counts].map(([what, count]) => ({ what, count })).toSorted((a, b) => b.count - a.count);
  }
}

/** One format that a case is written in. A new one is one file beside this and one line in `writers.ts`. */
export interface CaseWriter {
  readonly id: string;
  readonly label: string;
  /** Ending of the file name, without the dot. */
  readonly extension: string;
  readonly mediaType: string;
  /** Every end of a relation has to be described in the file: placeholders are written as entities too. */
  readonly needsEnds: boolean;
  /** The file piece by piece; stopping the iteration stops the work. `losses` is complete once the last piece came. */
  write(content: CaseContent, losses: Losses): AsyncGenerator<string>;
}

/** Counts what tables and graphs leave out: only ids stand for sources in them, and nothing describes the case. */
export function countFrame({ sources, views }: CaseContent, losses: Losses): void {
  losses.add('title, date and note of the case');
  losses.add('saved views', views.length);
  losses.add('sources in full: records keep their ids, places and grades', sources.length);
}
