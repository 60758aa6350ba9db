import { describe, expect, it } from 'vitest';
import { ACT_ABOUT, ACT_DATE_IS, ACT_TYPES } from '../../src/model/act.ts';
import { CHPL } from '../../src/model/chplTable.ts';
import { CLAIM_STATUSES } from '../../src/model/claim.ts';
import { intervalOf, parseDateText } from '../../src/model/dates.ts';
import { ENTITY_KIND_LIST } from '../../src/model/entityKinds.ts';
import { RELATION_KIND_LIST } from '../../src/model/relationKinds.ts';
import { TUTORIAL } from './tutorialFile.ts';

const { headers, sources, entities, relations } = TUTORIAL;
const acts = entities.flatMap((entity) => entity.acts ?? []);
const allEvidence = [...entities, ...relations].flatMap((record) => record.evidence ?? []);

function sorted(words: Iterable<string | number>): readonly (string | number)[] {
  return [...new Set(words)].toSorted((a, b) => (a < b ? -1 : 1));
}

describe('the tutorial as a file', () => {
  it('has one header, which says that all names are invented', () => {
    expect(headers).toHaveLength(1);
    expect(headers[0]?.title).toContain('all names invented');
    expect(headers[0]?.note).toContain('All names invented');
    expect(headers[0]?.asOf).toBe('2026-11-22');
  });

  it('is of the size that stays readable', () => {
    expect(entities.length).toBeGreaterThanOrEqual(110);
    expect(entities.length).toBeLessThanOrEqual(130);
    expect(relations.length).toBeGreaterThanOrEqual(220);
    expect(relations.length).toBeLessThanOrEqual(300);
    expect(sources.length).toBeGreaterThanOrEqual(18);
  });

  it.each([
    ['entity', entities],
    ['relation', relations],
    ['source', sources],
  ])('uses no %s id twice', (_, records) => {
    expect(sorted(records.map((record) => record.id))).toHaveLength(records.length);
  });

  it('uses no name twice', () => {
    expect(sorted(entities.map((entity) => entity.name))).toHaveLength(entities.length);
  });

  it('refers to nothing that is missing, and leaves no entity and no source unused', () => {
    const named = relations.flatMap((r) => [r.from, r.to, ...(r.via ?? []).map((via) => via.entity)]);
    expect(sorted(named)).toEqual(sorted(entities.map((entity) => entity.id)));
    const cited = [...allEvidence.map((evidence) => evidence.source), ...acts.map((act) => act.source)];
    expect(sorted(cited)).toEqual(sorted(sources.map((source) => source.id)));
    for (const source of sources) {
      for (const origin of source.derivedFrom ?? []) expect(sources.map((other) => other.id)).toContain(origin);
    }
  });

  it('holds readable dates only, none after the as-of date', () => {
    const texts = [
      ...entities.flatMap((entity) => [entity.founded, entity.dissolved]),
      ...acts.flatMap((act) => [act.date, act.until]),
      ...sources.map((source) => source.date),
      ...relations.flatMap((relation) => [relation.dates?.from, relation.dates?.to]),
    ].filter((text) => text !== undefined);
    const asOf = parseDateText('2026-11-22')?.to ?? 0;
    expect(texts.filter((text) => (parseDateText(text)?.to ?? Infinity) > asOf)).toEqual([]);
    expect(relations.filter(({ dates }) => intervalOf(dates).known !== (dates !== undefined))).toEqual([]);
  });

  it('leads to reserved addresses only', () => {
    const hosts = sources.flatMap(({ url }) => (url === undefined ? [] : new URL(url).hostname));
    expect(hosts.filter((host) => !host.endsWith('.example'))).toEqual([]);
  });

  it('names persons by their part alone, and says of every act that it is invented', () => {
    const persons = entities.filter((entity) => entity.kind === 'person');
    for (const { name } of persons) expect(name).toMatch(/^(Director of|Owner of|Owner not named)/);
    for (const act of acts) expect(act.note).toContain('Invented');
  });
});

describe('the tutorial covers', () => {
  it('every entity kind and relation kind', () => {
    expect(sorted(entities.map((entity) => entity.kind))).toEqual(sorted(ENTITY_KIND_LIST));
    expect(sorted(relations.map((relation) => relation.kind))).toEqual(sorted(RELATION_KIND_LIST));
  });

  it('every claim status and both scopes', () => {
    expect(sorted(relations.flatMap((r) => (r.claim ? [r.claim.status] : [])))).toEqual(sorted(CLAIM_STATUSES));
    expect(sorted(relations.flatMap((r) => (r.claim ? [r.claim.scope] : [])))).toEqual(['collective', 'this']);
  });

  it('every type, date and subject of an act', () => {
    expect(sorted(acts.map((act) => act.type))).toEqual(sorted(ACT_TYPES));
    expect(sorted(acts.map((act) => act.dateIs))).toEqual(sorted(ACT_DATE_IS));
    expect(sorted(acts.map((act) => act.about))).toEqual(sorted(ACT_ABOUT));
  });

  it('every grade, copies of a source, and relations without a source', () => {
    const graded = [...sources, ...allEvidence];
    expect(sorted(graded.flatMap((g) => g.sourceGrade ?? []))).toEqual(['A', 'B', 'C', 'D', 'E', 'F']);
    expect(sorted(graded.flatMap((g) => g.informationGrade ?? []))).toEqual([1, 2, 3, 4, 5, 6]);
    expect(sources.some((source) => source.derivedFrom)).toBe(true);
    expect(relations.filter((relation) => relation.evidence === undefined).length).toBeGreaterThanOrEqual(3);
  });

  it('dates of every precision and none, open bounds, and years 2021 to 2025', () => {
    const texts = relations.flatMap((relation) => [relation.dates?.from ?? '', relation.dates?.to ?? '']);
    expect(sorted(texts.map((text) => text.length))).toEqual([0, 4, 7, 10]);
    expect(relations.some((relation) => relation.dates === undefined)).toBe(true);
    expect(relations.some((relation) => relation.dates && relation.dates.to === undefined)).toBe(true);
    expect(relations.some((relation) => relation.dates && relation.dates.from === undefined)).toBe(true);
    for (const year of [2021, 2022, 2023, 2024, 2025])
      expect(texts.some((text) => text.startsWith(`${year}`))).toBe(true);
  });

  it('codes on the priority list and off it, a heading alone, three currencies, a rate', () => {
    const codes = relations.flatMap((relation) => relation.goods?.hs ?? []);
    for (const code of ['854231', '854232', '848210', '852691', '080810', '8542']) expect(codes).toContain(code);
    expect(codes.some((code) => code.length === 6 && !CHPL.has(code))).toBe(true);
    expect(sorted(relations.flatMap((r) => r.value?.currency ?? []))).toEqual(['CNY', 'EUR', 'USD']);
    expect(relations.some((relation) => relation.value?.per === 'month')).toBe(true);
  });

  it('unnamed parties, an identifier on two records, a name in two scripts', () => {
    expect(entities.filter((entity) => entity.unnamed)).toHaveLength(2);
    const holders = (value: string): number =>
      entities.filter((entity) => entity.identifiers?.some((identifier) => identifier.value === value)).length;
    expect(holders('0012345678')).toBe(2);
    expect(holders('00000077')).toBe(2);
    const mixed = entities.filter(({ name }) => /\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Latin}/u.test(name));
    expect(mixed.map((entity) => entity.id)).toEqual(['rk-mixed']);
  });

  it('one lot seen on two hops, monthly deliveries, and a hub', () => {
    const container = relations.filter((r) => r.refs?.some((ref) => ref.number === 'INVU 730551 2'));
    expect(container.map((r) => [r.from, r.to])).toEqual([
      ['elbe', 'alatau'],
      ['alatau', 'vektor'],
    ]);
    expect(relations.filter((r) => r.from === 'orient' && r.to === 'lotus')).toHaveLength(12);
    expect(relations.filter((r) => r.from === 'khazar')).toHaveLength(25);
  });
});
