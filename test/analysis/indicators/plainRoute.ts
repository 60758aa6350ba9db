import { COALITION_COUNTRIES, DIVERSION_COUNTRIES } from '../../../src/model/countryLists.ts';
import type { EntityRecord, RelationRecord } from '../../../src/model/records.ts';
import { dayNumber } from './randomDates.ts';

type Answer = 'present' | 'absent' | 'unknown';

const COALITION = new Set(COALITION_COUNTRIES.map(({ country }) => country));
const DIVERSION = new Set(DIVERSION_COUNTRIES.map(({ country }) => country));

/**
 * The rule diversion-route spelled out for small cases whose relations are all goods relations, each party with one
 * country or none: every sequence of relations that ends in the last one is tried with every choice of days.
 */
export function plainRoute(
  parties: readonly EntityRecord[],
  relations: readonly RelationRecord[],
  last: RelationRecord,
  limitDays: number,
  maxHops: number,
): Answer | undefined {
  const country = (id: string): string | undefined => parties.find((party) => party.id === id)?.countries?.[0];
  const [start, end] = [country(last.from), country(last.to)];
  if (start === 'RU' || (start === 'BY' && end === 'BY')) return undefined;
  if (end === undefined) return 'unknown';
  if (end !== 'RU' && end !== 'BY') return undefined;

  const answers = new Set<Answer>();
  const breaks = new Set<string>();
  const walk = (path: readonly RelationRecord[]): void => {
    const [first = last] = path;
    if (path.length > 1) answers.add(answerOf(path));
    if (path.length === maxHops || country(first.from) === 'RU') return;
    const before = relations.filter((relation) => relation.to === first.from && relation.from !== relation.to);
    if (before.every((relation) => shares(relation, last) === 'no')) breaks.add(first.from);
    for (const relation of before) {
      const ids = [...path.map((one) => one.to), first.from];
      if (ids.includes(relation.from)) continue;
      if (shares(relation, last) === 'no' || daysAnswer([relation, ...path]) === 'absent') continue;
      walk([relation, ...path]);
    }
  };
  walk([last]);
  if (answers.has('present')) return 'present';
  if (answers.has('unknown')) return 'unknown';
  const open = [...breaks].some((id) => {
    const at = country(id);
    const isMaker = parties.find((party) => party.id === id)?.kind === 'manufacturer';
    return !isMaker && (at === undefined || !COALITION.has(at));
  });
  return open && (last.origin === undefined || COALITION.has(last.origin)) ? 'unknown' : 'absent';

  function answerOf(path: readonly RelationRecord[]): Answer {
    const between = path.slice(1).map((relation) => country(relation.from));
    const origin = country(path[0]?.from ?? '');
    const tests: Answer[] = [
      origin === undefined ? 'unknown' : COALITION.has(origin) ? 'present' : 'absent',
      between.some((one) => one !== undefined && DIVERSION.has(one))
        ? 'present'
        : between.includes(undefined)
          ? 'unknown'
          : 'absent',
      ...path.map((relation): Answer => {
        const same = shares(relation, last);
        return same === 'yes' ? 'present' : same === 'no' ? 'absent' : 'unknown';
      }),
      daysAnswer(path),
    ];
    if (tests.includes('absent')) return 'absent';
    return tests.includes('unknown') ? 'unknown' : 'present';
  }

  /** Every choice of days: do all, some or none of them stand in order and within the limit? */
  function daysAnswer(path: readonly RelationRecord[]): Answer {
    if (path.some((relation) => relation.dates === undefined)) {
      // An undated delivery may be of any day between its neighbours, or at the ends of the path.
      const dated = path.filter((relation) => relation.dates !== undefined);
      return daysAnswer(dated) === 'absent' ? 'absent' : 'unknown';
    }
    const choices = path.reduce<number[][]>(
      (sofar, { dates }) => {
        const days: number[] = [];
        for (let day = dayNumber(dates?.from ?? ''); day <= dayNumber(dates?.to ?? ''); day++) days.push(day);
        return sofar.flatMap((some) => days.map((day) => [...some, day]));
      },
      [[]],
    );
    const fits = choices.map(
      (days) =>
        days.every((day, at) => at === 0 || day >= (days[at - 1] ?? 0)) &&
        (days.at(-1) ?? 0) - (days[0] ?? 0) <= limitDays,
    );
    return fits.every(Boolean) ? 'present' : fits.some(Boolean) ? 'unknown' : 'absent';
  }
}

function shares(a: RelationRecord, b: RelationRecord): 'yes' | 'no' | 'unknown' {
  const [one, other] = [a.goods?.hs ?? [], b.goods?.hs ?? []];
  if (one.some((code) => code.length === 6 && other.includes(code))) return 'yes';
  if (one.length === 0 || other.length === 0) return 'unknown';
  const short = one.some((x) => other.some((y) => x !== y && (x.startsWith(y) || y.startsWith(x))));
  return short || one.some((x) => x.length < 6 && other.includes(x)) ? 'unknown' : 'no';
}
