import { readFileSync } from 'node:fs';
import type { CaseData } from '../../../src/case/caseData.ts';
import { defaultQuery } from '../../../src/model/query.ts';
import { openCase } from '../../../src/worker/openCase.ts';

/** The shipped tutorial. */
export async function tutorialCase(): Promise<CaseData> {
  const bytes = new Uint8Array(readFileSync(new URL('../../../public/cases/tutorial.jsonl', import.meta.url)));
  async function* chunks(): AsyncGenerator<Uint8Array> {
    yield bytes;
  }
  const { data } = await openCase([{ name: 'tutorial.jsonl', size: bytes.length, chunks }], '2026-11-22');
  return data;
}

/** Its first question: from manufacturers abroad to end-users in Russia. */
export const FIRST_QUERY = defaultQuery(
  { rule: 'kind=manufacturer country!=RU,BY' },
  { rule: 'kind=end_user country=RU' },
);
