import { expect, test } from 'vitest';
import { chainRows, eventually, places, settled } from './support/app.ts';
import { useBrowser, visit } from './support/browser.ts';

useBrowser();

test('removing a payment processor splits the chains, and putting it back gives the identical view', async () => {
  const { page, done } = await visit();
  await settled(page);
  const link = (): Promise<string> => page.evaluate(() => window.location.hash);
  const start = { link: await link(), places: await places(page) };
  await page.getByRole('button', { name: 'Chokepoints' }).click();
  const card = page.locator('.facilitator').filter({ hasText: 'Crescent Quail Exchange' });
  await card.getByText('Payment processor').waitFor();
  await card.getByRole('button', { name: 'Stop' }).click();
  await page.getByRole('button', { name: 'Graph' }).click();
  const words = await page
    .getByRole('region', { name: 'What if' })
    .getByText(/of 12 chains/)
    .innerText();
  const [, broken = '', surviving = ''] = /(\d+) of 12 chains breaks?, (\d+) survive/.exec(words) ?? [];
  expect(words).toContain('In the recorded network');
  expect(Number(broken)).toBeGreaterThan(0);
  expect(Number(broken) + Number(surviving)).toBe(12);
  await expect.poll(() => page.locator('.chain-row.broken').count(), eventually).toBe(Number(broken));
  await page.getByRole('button', { name: 'Put Crescent Quail Exchange back' }).click();
  await expect.poll(() => places(page), eventually).toEqual(start.places);
  await expect.poll(link, eventually).toBe(start.link);
  await done();
});

test('a proposed set is tried with a click, travels in the link and is one step of undo', async () => {
  const { page, done } = await visit();
  await settled(page);
  await page.getByRole('button', { name: 'Chokepoints' }).click();
  const sets = page.getByRole('region', { name: 'Best sets by size' });
  await sets.getByText('7 of 12 broken').waitFor();
  await sets.getByRole('button', { name: 'Try' }).first().click();
  const strip = page.getByRole('region', { name: 'What if' });
  await strip.getByText('7 of 12 chains break, 5 survive').waitFor();
  await settled(page);
  const address = await page.evaluate(() => window.location.hash);
  const other = await visit(address);
  await other.page.getByRole('region', { name: 'What if' }).getByText('7 of 12 chains break, 5 survive').waitFor();
  await other.done();
  await strip.getByRole('button', { name: 'Before and after' }).click();
  const sides = page.getByRole('region', { name: 'Before and after' });
  await expect.poll(() => sides.getByText('✕ broken').count(), eventually).toBe(7);
  expect(await sides.getByRole('row').count()).toBe(13);
  await sides.getByRole('region', { name: 'Cost of circumvention' }).getByText('No longer carried').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await strip.waitFor({ state: 'detached' });
  await expect.poll(() => chainRows(page).count(), eventually).toBeGreaterThan(0);
  await done();
});
