import { resolveMeasures, StopGrade } from '../analysis/removal/measures.ts';
import type { CaseData } from '../case/caseData.ts';
import type { Lists } from '../case/lists.ts';
import { readMeasure } from './measures.ts';

/** A case in which some relations are no longer walked, and how many of those were stopped on uncertain dates. */
export interface Stopped {
  readonly data: CaseData;
  readonly relations: number;
  /** Stopped although the date is unknown or spans the day of the measure. */
  readonly uncertain: number;
}

/**
 * The case after parties were stopped (design, section 5), each given as `entity` or `entity@date`: relations they are
 * an end of or served, and whose dates reach that day, are left out of the adjacency.
 *
 * @throws UsageError for an entity that the case does not hold or a date that cannot be read.
 */
export function withStops(data: CaseData, texts: readonly string[]): Stopped {
  const { mask, counts } = resolveMeasures(
    data,
    texts.map((text) => readMeasure(data, text)),
  );
  const without = (lists: Lists<Int32Array>): Lists<Int32Array> => withoutItems(lists, mask);
  const { outgoing, incoming, serving } = data.adjacency;
  return {
    data: {
      ...data,
      adjacency: { outgoing: without(outgoing), incoming: without(incoming), serving: without(serving) },
    },
    relations: counts.relations,
    uncertain: counts.unknownDate + counts.spanning,
  };
}

function withoutItems({ starts, items }: Lists<Int32Array>, stopped: Uint8Array): Lists<Int32Array> {
  const kept = new Uint32Array(starts.length);
  const left = items.filter((item) => stopped[item] === StopGrade.none);
  let count = 0;
  for (let owner = 0; owner + 1 < starts.length; owner++) {
    for (let at = starts[owner] ?? 0; at < (starts[owner + 1] ?? 0); at++) {
      if (stopped[items[at] ?? 0] === StopGrade.none) count++;
    }
    kept[owner + 1] = count;
  }
  return { starts: kept, items: left };
}
