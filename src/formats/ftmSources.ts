import type { Evidence } from '../model/evidence.ts';
import type { RecordSink } from '../model/sink.ts';
import type { FtmRecord } from './ftmRecord.ts';

/** Turns data sets, addresses and publishers of entities into sources, each of which is said once. */
export class FtmSources {
  private readonly said = new Set<string>();
  private readonly sink: RecordSink;

  constructor(sink: RecordSink) {
    this.sink = sink;
  }

  /**
   * The evidence of one entity: its data sets, the pages it was taken from or else their publishers, and for facts the
   * documents named as proof. The publisher's own record number is the place within it.
   */
  evidence(record: FtmRecord, withProof: boolean): readonly Evidence[] | undefined {
    const { properties } = record;
    const evidence: Evidence[] = record.datasets.map((name) => this.cite(`dataset:${name}`, name));
    const urls = properties.take('sourceUrl');
    const publishers = properties.take('publisher');
    const [publisher] = publishers;
    const numbers = urls.length > 0 || publishers.length > 0 ? properties.take('recordId') : [];
    const locator = numbers.length > 0 ? numbers.join(', ') : undefined;
    for (const url of urls) evidence.push({ ...this.cite(url, publisher ?? url, publisher, url), locator });
    if (urls.length === 0) {
      for (const name of publishers) evidence.push({ ...this.cite(`publisher:${name}`, name, name), locator });
    } else if (publishers.length > 1) record.context.keep('publisher', publishers);
    if (withProof) for (const id of properties.take('proof')) evidence.push(this.cite(id, `Document ${id}`));
    return evidence.length === 0 ? undefined : evidence;
  }

  /** Whether a source has been said, so that naming it again says nothing. */
  has(id: string): boolean {
    return this.said.has(id);
  }

  private cite(id: string, title: string, publisher?: string, url?: string): Evidence {
    if (!this.said.has(id)) {
      this.said.add(id);
      this.sink.source({ id, title, publisher, url });
    }
    return { source: id };
  }
}
