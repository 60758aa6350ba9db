import type { CaseData } from '../case/caseData.ts';
import { RelationFlag } from '../case/caseData.ts';
import { listAt, type Lists } from '../case/lists.ts';
import { parseDateText, type Day } from '../model/dates.ts';
import { idsIn } from './caseIds.ts';
import { UsageError } from './usageError.ts';
import { isDate } from './values.ts';

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
  const stopped = new Map<number, 'certain' | 'uncertain'>();
  for (const text of texts) {
    const { entity, day } = readStop(data, text);
    const { outgoing, incoming, serving } = data.adjacency;
    for (const lists of [outgoing, incoming, serving]) {
      for (const relation of listAt(lists, entity)) {
        const reach = reachOf(data, relation, day);
        if (reach !== undefined && stopped.get(relation) !== 'certain') stopped.set(relation, reach);
      }
    }
  }
  const without = (lists: Lists<Int32Array>): Lists<Int32Array> => withoutItems(lists, stopped);
  const { outgoing, incoming, serving } = data.adjacency;
  return {
    data: {
      ...data,
      adjacency: { outgoing: without(outgoing), incoming: without(incoming), serving: without(serving) },
    },
    relations: stopped.size,
    uncertain: [...stopped.values()].filter((reach) => reach === 'uncertain').length,
  };
}

function readStop(data: CaseData, text: string): { readonly entity: number; readonly day: Day | undefined } {
  const whole = data.entities.index.find(text);
  if (whole >= 0) return { entity: whole, day: undefined };
  const at = text.lastIndexOf('@');
  const id = at < 0 ? text : text.slice(0, at);
  const date = at < 0 ? undefined : text.slice(at + 1);
  if (date !== undefined && !isDate(date)) throw new UsageError(`--stop: "${date}" is not a date.`);
  const [known = ''] = idsIn(data, 'stop', [id]);
  const entity = data.entities.index.find(known);
  if (entity < 0) throw new UsageError('--stop takes an entity, or an entity and a date as in ID@2023-07.');
  return { entity, day: date === undefined ? undefined : parseDateText(date)?.from };
}

/** How a relation's dates reach a day: it may end on or after it; `undefined` when it ended before. */
function reachOf({ relations }: CaseData, relation: number, day: Day | undefined): 'certain' | 'uncertain' | undefined {
  if (day === undefined) return 'certain';
  if (((relations.flags[relation] ?? 0) & RelationFlag.dated) === 0) return 'uncertain';
  if ((relations.dateTo[relation] ?? 0) < day) return undefined;
  return (relations.dateFrom[relation] ?? 0) < day ? 'uncertain' : 'certain';
}

function withoutItems({ starts, items }: Lists<Int32Array>, out: ReadonlyMap<number, unknown>): Lists<Int32Array> {
  const kept = new Uint32Array(starts.length);
  const left = items.filter((item) => !out.has(item));
  let count = 0;
  for (let owner = 0; owner + 1 < starts.length; owner++) {
    for (let at = starts[owner] ?? 0; at < (starts[owner + 1] ?? 0); at++) if (!out.has(items[at] ?? -1)) count++;
    kept[owner + 1] = count;
  }
  return { starts: kept, items: left };
}
