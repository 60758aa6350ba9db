import { resolveMeasures } from '../analysis/removal/measures.ts';
import { withoutRelations } from '../case/adjacency.ts';
import type { CaseData } from '../case/caseData.ts';
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
  return {
    data: { ...data, adjacency: withoutRelations(data.adjacency, mask) },
    relations: counts.relations,
    uncertain: counts.unknownDate + counts.spanning,
  };
}
