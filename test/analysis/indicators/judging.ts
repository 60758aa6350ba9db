import { expect } from 'vitest';
import { FlagContext } from '../../../src/analysis/indicators/context.ts';
import { flagsOf } from '../../../src/analysis/indicators/judge.ts';
import type { IndicatorRule } from '../../../src/analysis/indicators/rule.ts';
import type { CaseData } from '../../../src/case/caseData.ts';
import { DEFAULT_FLAG_SETTINGS, type Flag, type FlagSettings } from '../../../src/model/flag.ts';
import type { EntityRecord, RelationRecord } from '../../../src/model/records.ts';
import { smallCase } from '../../support/smallCase.ts';

/** A context that never pauses. */
export function contextOf(data: CaseData, settings: Partial<FlagSettings> = {}): FlagContext {
  return new FlagContext(data, { ...DEFAULT_FLAG_SETTINGS, ...settings }, async () => {});
}

/** Every flag of one rule, by subject. */
export async function judgeAll(
  rule: IndicatorRule,
  data: CaseData,
  settings: Partial<FlagSettings> = {},
): Promise<Map<string, Flag>> {
  const entities = Array.from({ length: data.entities.count }, (_, index) => index);
  const relations = Array.from({ length: data.relations.count }, (_, index) => index);
  const flags = await flagsOf(contextOf(data, settings), { entities, relations }, [rule]);
  for (const flag of flags) expectWellFormed(flag, data);
  return new Map(flags.map((flag) => [flag.subject, flag]));
}

/** The flag of one rule about one subject of a small case. */
export async function judgeOne(
  rule: IndicatorRule,
  subject: string,
  records: { readonly entities: readonly (string | EntityRecord)[]; readonly relations: readonly RelationRecord[] },
  settings: Partial<FlagSettings> = {},
): Promise<Flag | undefined> {
  return (await judgeAll(rule, smallCase(records), settings)).get(subject);
}

/** What holds of every flag: a sentence to read, ids that exist, and what is missing exactly where it cannot tell. */
function expectWellFormed(flag: Flag, data: CaseData): void {
  expect(flag.sentence).toMatch(/^.{10,}\.$/su);
  expect(flag.sentence).not.toMatch(/undefined|NaN|Infinity|\[object|\d{7} day|match|guilty|suspect|fired/);
  expect(flag.missing !== undefined && flag.missing !== '').toBe(flag.outcome === 'unknown');
  for (const id of flag.entities) expect(data.entities.index.find(id)).toBeGreaterThanOrEqual(0);
  for (const id of flag.relations) expect(data.relations.index.find(id)).toBeGreaterThanOrEqual(0);
  expect(flag.entities.length + flag.relations.length).toBeGreaterThan(0);
  const rests = flag.subjectType === 'entity' ? flag.entities : flag.relations;
  expect(rests).toContain(flag.subject);
}

/** A firm of a small case. */
export function firm(id: string, country: string | undefined, more: Partial<EntityRecord> = {}): EntityRecord {
  return {
    id,
    kind: 'company',
    name: `Firm ${id}`,
    ...(country === undefined ? {} : { countries: [country] }),
    ...more,
  };
}

/** A shipment of a small case; `date` is one date text. */
export function shipment(
  id: string,
  from: string,
  to: string,
  date: string | undefined,
  more: Partial<RelationRecord> = {},
): RelationRecord {
  return { id, kind: 'ships', from, to, ...(date === undefined ? {} : { dates: { from: date, to: date } }), ...more };
}
