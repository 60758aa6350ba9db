import type { Evidence, SourceRecord } from '../../model/evidence.ts';

/** Data sets are sources whose id says so, as the reader of FollowTheMoney makes them. */
const DATASET = 'dataset:';

/** One FollowTheMoney entity in the making, with the columns of the record that it holds in full. */
export class FtmLine {
  caption: string | undefined;
  datasets: readonly string[] | undefined;
  readonly properties = new Map<string, string[]>();
  readonly used = new Set<string>(['id']);
  readonly id: string;
  readonly schema: string;

  constructor(id: string, schema: string) {
    this.id = id;
    this.schema = schema;
  }

  /** Adds the values of a property; the column they come from is then held. */
  put(property: string, values: readonly string[] | undefined, column?: string): void {
    const texts = (values ?? []).filter((value) => value !== '');
    if (texts.length > 0) this.properties.set(property, [...(this.properties.get(property) ?? []), ...texts]);
    if (column !== undefined) this.used.add(column);
  }

  /**
   * Data sets and pages behind the record. A page and its publisher are told; titles, places and grades are not, so the
   * column is held only where there are none.
   */
  cite(evidence: readonly Evidence[] | undefined, sources: ReadonlyMap<string, SourceRecord>): void {
    if (evidence === undefined) return;
    const datasets = evidence
      .filter(({ source }) => source.startsWith(DATASET))
      .map(({ source }) => source.slice(DATASET.length));
    if (datasets.length > 0) this.datasets = datasets;
    const others = evidence
      .flatMap(({ source }) => sources.get(source) ?? [])
      .filter(({ id }) => !id.startsWith(DATASET));
    this.put(
      'sourceUrl',
      others.flatMap(({ url }) => url ?? []),
    );
    this.put('publisher', [...new Set(others.flatMap(({ publisher }) => publisher ?? []))]);
    const whole = evidence.every((one) => {
      const bare = one.locator === undefined && one.sourceGrade === undefined && one.informationGrade === undefined;
      return bare && (one.source.startsWith(DATASET) || sources.get(one.source)?.url === one.source);
    });
    if (whole) this.used.add('evidence');
  }
}
