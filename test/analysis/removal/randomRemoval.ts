import { intervalOf, parseDateText } from '../../../src/model/dates.ts';
import type { Measure } from '../../../src/model/measure.ts';
import type { RelationRecord } from '../../../src/model/records.ts';
import { Random } from '../../support/random.ts';
import { oracle, type OracleAnswer } from '../oracle.ts';
import { randomTrace, type RandomTrace } from '../randomTrace.ts';

/** A random small case with facilitators on most relations, values on some, and measures. */
export interface RandomRemoval extends RandomTrace {
  readonly measures: readonly Measure[];
}

const HELPERS = ['h1', 'h2', 'h3', 'é2'];

/** Builds the case of a seed. */
export function randomRemoval(seed: number): RandomRemoval {
  const random = new Random(seed + 1_000_000);
  const trace = randomTrace(seed);
  const ids = [...trace.ids, ...HELPERS];
  const some = (): string => ids[random.int(0, ids.length - 1)] ?? '';
  const helper = (): string => (random.chance(0.8) ? random.pick(['h1', 'h2', 'h3', 'é2']) : some());
  const served = random.pick([0.3, 0.7, 1]);
  const relations = trace.relations.map((relation): RelationRecord => ({
    ...relation,
    ...(random.chance(served)
      ? { via: Array.from({ length: random.int(1, 2) }, () => ({ entity: helper(), role: 'carrier' })) }
      : {}),
    ...(random.chance(0.7)
      ? {
          value: {
            amount: random.int(0, 9) * 10,
            currency: random.pick(['USD', 'EUR']),
            ...(random.chance(0.2) ? { per: 'month' } : {}),
          },
        }
      : {}),
  }));
  const measures = Array.from({ length: random.int(1, 3) }, (): Measure => {
    const day = relations[random.int(0, relations.length - 1)]?.dates;
    return {
      entity: random.chance(0.05) ? 'nobody' : some(),
      from: random.chance(0.6) ? undefined : (day?.from ?? day?.to),
    };
  });
  return { ids, relations, query: trace.query, measures };
}

/** Whether measures stop a relation, and how surely, straight from the records. */
export function stopOf(
  relation: RelationRecord,
  measures: readonly Measure[],
): 'certain' | 'spanning' | 'unknown' | undefined {
  const parties = [relation.from, relation.to, ...(relation.via ?? []).map((via) => via.entity)];
  const dates = intervalOf(relation.dates);
  const ways = measures
    .filter(({ entity }) => parties.includes(entity))
    .map(({ from }) => {
      if (from === undefined) return 'certain';
      const day = parseDateText(from)?.from ?? 0;
      if (!dates.known) return 'unknown';
      if (dates.to < day) return undefined;
      return dates.from < day ? 'spanning' : 'certain';
    });
  return (['certain', 'spanning', 'unknown'] as const).find((way) => ways.includes(way));
}

/**
 * A fresh trace on the case without some relations, straight from the records. Entities that the trace before skipped
 * for their many neighbours stay skipped: a measure stops relations but does not unwrite them.
 */
export function freshTrace(
  { ids, query }: RandomTrace,
  relations: readonly RelationRecord[],
  skipped: readonly string[],
): OracleAnswer {
  return oracle(ids, relations, { ...query, maxDegree: undefined, exclude: [...query.exclude, ...skipped] });
}
