import type { SourceRecord } from '../model/evidence.ts';
import type { RecordSink } from '../model/sink.ts';

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
