import { RelationFlag, type CaseData } from '../../case/caseData.ts';
import { listAt } from '../../case/lists.ts';
import { parseDateText, type Day } from '../../model/dates.ts';
import type { Measure } from '../../model/measure.ts';
import type { StoppedCounts } from '../../model/removal.ts';

/** Values of `Stopped.mask`: not stopped, or how surely the relation's dates reach the day of a measure. */
export const StopGrade = { none: 0, unknownDate: 1, spanning: 2, certain: 3 } as const;

/** The relations that a set of measures stops. */
export interface Stopped {
  /** `StopGrade` by relation index. */
  readonly mask: Uint8Array;
  readonly counts: StoppedCounts;
  /** Ids of measures that the case does not hold. */
  readonly strangers: readonly string[];
}

/**
 * The relations that measures stop (design, section 5): those which a stopped entity is an end of or served, and whose
 * interval reaches the day of the measure. One that several measures stop counts under the surest of them. Touches the
 * relations around the stopped entities only.
 *
 * @throws RangeError for a date text that cannot be read.
 */
export function resolveMeasures(data: CaseData, measures: readonly Measure[]): Stopped {
  const mask = new Uint8Array(data.relations.count);
  const strangers: string[] = [];
  const touched: number[] = [];
  const { outgoing, incoming, serving } = data.adjacency;
  for (const { entity: id, from } of measures) {
    const day = from === undefined ? undefined : parseDateText(from)?.from;
    if (from !== undefined && day === undefined) throw new RangeError(`"${from}" is not a date.`);
    const entity = data.entities.index.find(id);
    if (entity < 0) {
      strangers.push(id);
      continue;
    }
    for (const lists of [outgoing, incoming, serving]) {
      for (const relation of listAt(lists, entity)) {
        const grade = gradeOf(data, relation, day);
        if (grade === StopGrade.none) continue;
        const known = mask[relation] ?? StopGrade.none;
        if (known === StopGrade.none) touched.push(relation);
        if (grade > known) mask[relation] = grade;
      }
    }
  }
  return { mask, counts: countStopped(mask, touched), strangers };
}

/** How many of some distinct relations are stopped, and how surely. */
export function countStopped(mask: Uint8Array, relations: Iterable<number>): StoppedCounts {
  const counts = [0, 0, 0, 0];
  for (const relation of relations) {
    const grade = mask[relation] ?? StopGrade.none;
    counts[grade] = (counts[grade] ?? 0) + 1;
  }
  const [, unknownDate = 0, spanning = 0, certain = 0] = counts;
  return { relations: unknownDate + spanning + certain, unknownDate, spanning };
}

function gradeOf({ relations }: CaseData, relation: number, day: Day | undefined): number {
  if (day === undefined) return StopGrade.certain;
  if (((relations.flags[relation] ?? 0) & RelationFlag.dated) === 0) return StopGrade.unknownDate;
  if ((relations.dateTo[relation] ?? 0) < day) return StopGrade.none;
  return (relations.dateFrom[relation] ?? 0) < day ? StopGrade.spanning : StopGrade.certain;
}
