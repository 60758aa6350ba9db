import { expect, test } from 'vitest';
import { copyLink, details, fragmentOf, lightChain, settled } from './support/app.ts';
import { useBrowser, visit } from './support/browser.ts';

useBrowser();

test('a reviewer disputes a hop with a note, and the sender sees both by the link that comes back', async () => {
  const { page, done } = await visit();
  await settled(page);
  await lightChain(page, 0);
  await details(page).locator('.hop-card').nth(3).click();
  const review = details(page).getByRole('region', { name: 'Review' });
  await review.getByRole('button', { name: 'Dispute' }).click();
  await review.getByLabel('Why').fill('One press report <b>only</b>');
  await review.getByRole('heading', { name: 'Review · disputed' }).waitFor();
  await settled(page);
  const address = fragmentOf(await copyLink(page));
  const sender = await visit(address);
  const seen = details(sender.page).getByRole('region', { name: 'Review' });
  await seen.getByRole('heading', { name: 'Review · disputed' }).waitFor();
  expect(await seen.getByLabel('Why').inputValue()).toBe('One press report <b>only</b>');
  await sender.page.getByRole('button', { name: 'Table' }).click();
  await sender.page.getByText('! disputed').first().waitFor();
  await sender.done();
  await review.getByRole('button', { name: 'Dispute' }).click();
  await review.getByLabel('Why').waitFor({ state: 'detached' });
  await done();
});
