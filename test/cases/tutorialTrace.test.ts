import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { runTrace } from '../../src/analysis/trace.ts';
import { CaseBuilder } from '../../src/case/caseBuilder.ts';
import type { CaseData } from '../../src/case/caseData.ts';
import { caseFile } from '../../src/formats/caseFile.ts';
import { CLAIM_STATUSES } from '../../src/model/claim.ts';
import { defaultQuery } from '../../src/model/query.ts';
import type { TraceAnswer } from '../../src/model/result.ts';
import { CASES, TUTORIAL } from './tutorialFile.ts';

const SUPPLIERS = { rule: 'kind=manufacturer country!=RU,BY' };
const END_USERS = { rule: 'kind=end_user country=RU' };
const FIRST_QUERY = defaultQuery(SUPPLIERS, END_USERS);
const MAIN_CHAIN = ['northwind', 'elbe', 'alatau', 'vektor', 'plant12'];

async function open(lines: readonly string[]): Promise<CaseData> {
  const builder = new CaseBuilder('2026-11-22');
  const bytes = new TextEncoder().encode(lines.join('\n'));
  async function* chunks(): AsyncGenerator<Uint8Array> {
    yield bytes;
  }
  builder.beginFile('tutorial.jsonl', caseFile.id);
  await caseFile.read({ name: 'tutorial.jsonl', chunks: chunks() }, builder);
  builder.endFile(bytes.length);
  return builder.finish('0000000000000000');
}

/** The case without one entity and without every relation it is an end of or served. */
async function openWithout(id: string): Promise<CaseData> {
  const kept = TUTORIAL.relations.filter(
    (r) => r.from !== id && r.to !== id && !(r.via ?? []).some((via) => via.entity === id),
  );
  const entities = TUTORIAL.entities.filter((entity) => entity.id !== id);
  return open([...TUTORIAL.headers, ...TUTORIAL.sources, ...entities, ...kept].map((record) => JSON.stringify(record)));
}

function routes(answer: TraceAnswer): readonly string[] {
  return answer.chains.map((chain) => chain.entities.join(' '));
}

let data: CaseData;
let first: TraceAnswer;

beforeAll(async () => {
  data = await open(readFileSync(new URL('tutorial.jsonl', CASES), 'utf8').trimEnd().split('\n'));
  first = runTrace(data, FIRST_QUERY);
});

describe('the tutorial as a case', () => {
  it('is read without an issue', () => {
    expect(data.issues).toEqual([]);
    expect(data.entities.count).toBe(TUTORIAL.entities.length);
    expect(data.relations.count).toBe(TUTORIAL.relations.length);
  });
});

describe('the first trace of the tutorial', () => {
  it('finds 9 to 14 chains that join three suppliers with three end-users', () => {
    expect(first.stoppedBy).toBe('exhausted');
    expect(first.found.complete).toBe(true);
    expect(first.found.count).toBeGreaterThanOrEqual(9);
    expect(first.found.count).toBeLessThanOrEqual(14);
    expect(first.fromCount).toBe(3);
    expect(first.toCount).toBe(3);
    expect(new Set(first.chains.map((chain) => chain.entities.at(0))).size).toBe(3);
    expect(new Set(first.chains.map((chain) => chain.entities.at(-1))).size).toBe(3);
  });

  it('is headed by the processors that went through Ala-Tau Trade, and by nothing as cheap', () => {
    const [head, next] = first.chains;
    expect(head?.entities).toEqual(MAIN_CHAIN);
    expect(next?.cost).toBeGreaterThan(head?.cost ?? Infinity);
    const picked = (head?.hops ?? []).map((hop) => TUTORIAL.relations.find((relation) => relation.id === hop.picked));
    expect(picked.map((relation) => relation?.dates?.from)).toEqual(['2022-11', '2023-01-03', '2023-01-14', undefined]);
    expect(picked.map((relation) => relation?.claim?.status)).toEqual([
      'documented',
      'documented',
      'documented',
      'reported',
    ]);
    expect(picked.slice(1, 3).map((relation) => relation?.goods?.quantity)).toEqual([2641, 2641]);
    expect(head?.weakestHop).toBe(3);
  });

  it('shows every order label, and goods that change on the way', () => {
    const labels = new Set(first.chains.map((chain) => chain.order));
    expect([...labels].sort()).toEqual(['could be', 'in order', 'indifferent', 'missing']);
    expect(
      first.chains.find((chain) => chain.entities.includes('elbe') && chain.entities.includes('bosphorus')),
    ).toMatchObject({
      goodsChangeAt: 2,
    });
  });

  it('lists near misses by order, one of them March before February', () => {
    expect(first.nearMisses.order).toBeGreaterThanOrEqual(4);
    expect(first.nearMisses.listed.map((miss) => miss.entities)).toContainEqual(['northwind', 'zlatar', 'plant12']);
    expect(first.nearMisses.listed[0]?.clash).toContain('20 Feb 2023');
    expect(first.nearMisses.listed[0]?.clash).toContain('14 Mar 2023');
  });

  it('has near misses by goods and by both together once the goods must agree', () => {
    const strict = runTrace(data, { ...FIRST_QUERY, goodsMatch: 'require' });
    expect(strict.found.count).toBe(first.chains.filter((chain) => chain.goodsChangeAt === undefined).length);
    expect(strict.nearMisses.goods).toBeGreaterThanOrEqual(1);
    expect(strict.nearMisses.together).toBeGreaterThanOrEqual(1);
  });

  it('leaves the inferred route through Kyrgyzstan out until inferred claims are asked for', () => {
    const inferred = 'maker-x issyk zarya';
    expect(routes(first)).not.toContain(inferred);
    expect(routes(runTrace(data, { ...FIRST_QUERY, claims: CLAIM_STATUSES }))).toContain(inferred);
  });

  it('reaches Design Bureau Zarya through Radiokomplekt alone', () => {
    const toZarya = first.chains.filter((chain) => chain.entities.at(-1) === 'zarya');
    expect(toZarya.length).toBeGreaterThanOrEqual(4);
    for (const chain of toZarya) expect(chain.entities).toContain('radiokomplekt');
  });

  it('loses more than half of its chains with Silk Clearing Bank, and none with a bank of lawful trade', async () => {
    const withoutSilk = routes(runTrace(await openWithout('silk'), FIRST_QUERY));
    expect(withoutSilk.length).toBeGreaterThanOrEqual(3);
    expect(withoutSilk.length).toBeLessThan(first.chains.length / 2);
    expect(withoutSilk).not.toContain(MAIN_CHAIN.join(' '));
    expect(routes(runTrace(await openWithout('khazar'), FIRST_QUERY))).toEqual(routes(first));
  });
});

describe('the payments of the tutorial', () => {
  it('lead from Russian end-users to suppliers through the processors within 30 days a step', () => {
    const answer = runTrace(data, defaultQuery(END_USERS, SUPPLIERS, 'money'));
    expect(routes(answer)).toContain('plant12 vektor kapital nomadpay alatau elbe northwind');
    expect(routes(answer)).toContain('zarya radiokomplekt halic bosphorus orient helvetic');
    expect(answer.nearMisses.listed.map((miss) => miss.entities.join(' '))).toContain('sever kamastan lipov helvetic');
  });
});
