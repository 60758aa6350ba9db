import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { details, openShipped } from './support/app.ts';
import { useBrowser, visit } from './support/browser.ts';
import { sharedData } from '../support/sharedData.ts';

useBrowser();

interface Firm {
  readonly id: string;
  readonly name: string;
  readonly acts?: readonly { readonly type: string; readonly about: string }[];
}

/** The firms of the public record: as collected where that is installed, or as shipped. */
function firms(): readonly Firm[] {
  const collected = sharedData('public-record.json');
  if (collected) {
    const { entities }: { entities: readonly Firm[] } = JSON.parse(new TextDecoder().decode(collected));
    return entities;
  }
  const shipped = readFileSync(new URL('../../public/cases/public-record.jsonl', import.meta.url), 'utf8');
  return shipped
    .split('\n')
    .filter((line) => line.includes('"record":"entity"'))
    .map((line): Firm => JSON.parse(line));
}

/** Only an act of listing about the firm itself earns the badge. */
function isListed({ acts = [] }: Firm): boolean {
  return acts.some(({ type, about }) => /^(reported )?listed$/.test(type) && about === 'this');
}

test('the line says that the last recorded Russian receivers stand in for end-users', async () => {
  const { page, done } = await visit();
  await openShipped(page, 'Public record');
  expect(await page.locator('.stage-status').textContent()).toMatch(
    /^Starting from manufacturers .+end-users.+ Showing the last recorded Russian receivers, \d+\./,
  );
  await details(page).getByText('Listings are administrative acts').waitFor();
  await done();
});

test('the sign § stands on the firms that an act lists by name, on no other', async () => {
  const { page, done } = await visit();
  await openShipped(page, 'Public record');
  const all = firms();
  expect(all.filter(isListed).length).toBeGreaterThan(10);
  expect(all.filter((firm) => !isListed(firm) && (firm.acts?.length ?? 0) > 0).length).toBeGreaterThan(0);
  const search = page.getByRole('combobox', { name: /Search/ });
  const wrong: string[] = [];
  for (const firm of all) {
    await search.fill(firm.id);
    const hit = page.locator('.search-results [role=option]').filter({ hasText: `id: ${firm.id}` });
    await hit.first().waitFor();
    const shown = ((await hit.first().textContent()) ?? '').includes('§ listed');
    if (shown !== isListed(firm)) wrong.push(`${firm.id} ${firm.name}`);
  }
  expect(wrong).toEqual([]);
  await done();
});

test('an act about the people behind a firm is told apart from one about the firm', async () => {
  const { page, done } = await visit();
  await openShipped(page, 'Public record');
  const firm = firms().find(
    ({ acts = [] }) => acts.length > 0 && acts.every(({ about }) => about === 'people behind it'),
  );
  if (!firm) throw new Error('The public record has no firm of which only the people were acted upon.');
  const search = page.getByRole('combobox', { name: /Search/ });
  await search.fill(firm.id);
  await page
    .locator('.search-results [role=option]')
    .filter({ hasText: `id: ${firm.id}` })
    .first()
    .click();
  const panel = details(page);
  await panel.getByRole('heading', { name: firm.name }).waitFor();
  expect(await panel.textContent()).toContain('People behind this party, not the party itself');
  expect(await panel.getByRole('img', { name: 'Listed by an authority' }).count()).toBe(0);
  await done();
});
