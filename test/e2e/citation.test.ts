import { expect, test } from 'vitest';
import { details, eventually, lightChain, settled } from './support/app.ts';
import { useBrowser, visit } from './support/browser.ts';

useBrowser();

test('the citation of a chain and of a hop is copied as text with numbered sources', async () => {
  const { page, done } = await visit();
  await settled(page);
  await lightChain(page, 0);
  const clipboard = (): Promise<string> => page.evaluate(() => navigator.clipboard.readText());
  await details(page).getByRole('button', { name: 'Copy citation' }).click();
  await details(page).getByRole('button', { name: 'Citation copied' }).waitFor();
  const chain = await clipboard();
  expect(chain.split('\n').slice(0, 4)).toEqual([
    expect.stringMatching(/^1\. Northwind Semicond\. \(US\) .* \[1\]/),
    expect.stringMatching(/^2\. Elbe Components GmbH \(DE\) /),
    expect.stringMatching(/^3\. Ala-Tau Trade LLP \(KZ\) /),
    expect.stringMatching(/^4\. Vektor Import OOO \(RU\) .* undated/),
  ]);
  expect(chain).toMatch(/Sources\n\[1\] Customs declarations extract/);
  expect(chain).toContain('As recorded in Tutorial (all names invented)');
  await details(page).locator('.hop-card').nth(1).click();
  await details(page).getByRole('button', { name: 'Copy citation' }).click();
  await expect.poll(clipboard, eventually).toMatch(/^Elbe Components GmbH \(DE\) ships to Ala-Tau Trade LLP/);
  await done();
});
