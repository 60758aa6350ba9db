import type { SourceRecord } from '../model/evidence.ts';
import type { RecordSink } from '../model/sink.ts';

/** Ids for relations of one file that have none: by file and ends, counted where they repeat. */
export class EdgeIds {
  private readonly counts = new Map<string, number>();

  constructor(private readonly fileName: string) {}

  /** The next id for these ends: the same in every opening of the file. */
  next(from: string, to: string): string {
    const stem = `${this.fileName}:${from}>${to}`;
    const count = (this.counts.get(stem) ?? 0) + 1;
    this.counts.set(stem, count);
    return count === 1 ? stem : `${stem}#${count}`;
  }
}

/** Sources that records name by a text: each becomes one source whose id and title are that text. */
export class NamedSources {
  private readonly known = new Set<string>();

  constructor(private readonly sink: RecordSink) {}

  /** Sends a source that the file describes itself. */
  send(source: SourceRecord): void {
    this.known.add(source.id);
    this.sink.source(source);
  }

  /** The id of the source, which is sent to the sink when it is first named. */
  cite(text: string): string {
    if (!this.known.has(text)) {
      const url = /^https?:\/\/\S+$/.test(text) ? text : undefined;
      this.send({ id: text, title: text, url });
    }
    return text;
  }
}
