import type { SourceRecord } from '../../model/evidence.ts';
import type { RecordSink } from '../../model/sink.ts';
import { NamedSources } from '../fileIds.ts';

/** Cites the leak that a row names. */
export type CiteLeak = (leak: string | undefined) => string;

/** Sends each leak as a source when it is first cited. */
export function leakCiter(sink: RecordSink): CiteLeak {
  const sources = new NamedSources(sink);
  const known = new Map<string, string>();
  return (leak) => {
    const title = leak ?? 'Offshore Leaks database';
    const found = known.get(title);
    if (found !== undefined) return found;
    const source: SourceRecord = {
      id: `icij:${title}`,
      title,
      publisher: 'International Consortium of Investigative Journalists',
      url: 'https://offshoreleaks.icij.org/',
    };
    sources.send(source);
    known.set(title, source.id);
    return source.id;
  };
}
