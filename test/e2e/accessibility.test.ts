import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import { expect, test } from 'vitest';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { fixture } from '../support/sharedData.ts';
import { caseTitle, chainRows, chooseFiles, details, notices, openCase, settled } from './support/app.ts';
import { useBrowser, visit } from './support/browser.ts';
import { listFile } from './support/listFile.ts';
import { caseText, delivery, THREE_PARTIES } from './support/caseText.ts';

useBrowser();

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const THEMES: readonly (readonly [string, BrowserContextOptions])[] = [
  ['light', { colorScheme: 'light' }],
  ['dark', { colorScheme: 'dark' }],
  ['forced colours', { forcedColors: 'active' }],
];

/** What axe finds, as rule and element. */
async function faultsOf(page: Page, state: string): Promise<readonly string[]> {
  const results = await page.evaluate(async () => {
    const run: typeof axe.run = Reflect.get(window, 'axe').run;
    return run(document, { resultTypes: ['violations'] });
  });
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${state}: ${id}: ${target.join(' ')}: ${failureSummary}`),
  );
}

test.each(THEMES)('axe finds nothing in any state, %s', async (_, profile) => {
  const { page, done } = await visit('', profile);
  await page.evaluate(SOURCE);
  await settled(page);
  const faults: string[] = [];
  const look = async (state: string): Promise<void> => {
    faults.push(...(await faultsOf(page, state)));
  };
  await look('first visit');
  await chainRows(page).first().click();
  await look('a lit chain');
  await details(page).locator('.hop-card').first().click();
  await details(page).locator('.card .grade').first().waitFor();
  await look('a hop');
  const indicators = details(page).getByRole('region', { name: 'Indicators' });
  await indicators.locator('.flag-card').first().waitFor();
  await indicators.locator('summary').first().click();
  await indicators.locator('.flag-face').first().click();
  await indicators.getByRole('button', { name: 'Clear with a reason' }).click();
  await look('a lit flag being cleared');
  await page.keyboard.press('Escape');
  await details(page).locator('h3.title button').last().click();
  await details(page)
    .getByRole('heading', { name: /Acts of authorities/ })
    .waitFor();
  await look('a party');
  await page.getByText('More settings').click();
  await page.getByText('Near misses').click();
  await look('all settings and near misses');
  await page.getByRole('button', { name: 'Table' }).click();
  await page.locator('.chain-table tbody button').first().waitFor();
  await look('table');
  await page.getByRole('button', { name: 'Routes' }).click();
  await page.locator('.route').first().waitFor();
  await look('routes');
  await page.getByRole('button', { name: 'Chokepoints' }).click();
  await page.locator('.facilitator').first().waitFor();
  await page.getByText('How “who could act” is answered').click();
  await look('chokepoints');
  await page.locator('.facilitator').first().getByRole('button', { name: 'Stop' }).click();
  await page.getByRole('button', { name: 'Graph' }).click();
  await page.getByRole('region', { name: 'What if' }).getByText('survive').waitFor();
  await look('a removal');
  await page.getByRole('button', { name: /^Put .+ back$/ }).click();
  await page.getByRole('button', { name: 'Flags', exact: true }).click();
  await page.locator('.flag-list tbody .link').first().click();
  await page.locator('.flag-list tr[aria-current]').waitFor();
  await look('flags');
  await page.getByRole('button', { name: 'Whole case' }).click();
  await page
    .getByRole('region', { name: 'Flags' })
    .getByText(/^Of all 126 parties/)
    .waitFor();
  await look('flags of the whole case');
  await page
    .getByRole('region', { name: 'Flags' })
    .getByRole('button', { name: 'Thresholds and country lists' })
    .click();
  await page
    .getByRole('dialog', { name: 'Thresholds and country lists' })
    .getByText('Twelve months at least')
    .waitFor();
  await look('thresholds and country lists');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Graph', exact: true }).click();
  await page.getByRole('combobox', { name: /Search/ }).fill('a');
  await page.locator('.search-results [role=option]').first().waitFor();
  await look('search');
  await page.getByRole('combobox', { name: /Search/ }).press('Escape');
  await page.getByRole('button', { name: 'From: change' }).click();
  await page.getByRole('textbox', { name: /One party/ }).waitFor();
  await look('ends');
  await page.keyboard.press('Escape');
  for (const [button, dialog] of [
    ['Open', 'Cases'],
    ['Share link', 'Share this view'],
    ['Export', 'Export'],
  ] as const) {
    await page.getByRole('button', { name: button, exact: true }).click();
    await page.getByRole('dialog', { name: dialog }).waitFor();
    await look(`dialog ${dialog}`);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog', { name: dialog }).waitFor({ state: 'detached' });
  }
  await chooseFiles(page, { name: 'empty.csv', content: '' });
  await notices(page).first().waitFor();
  await look('a warning');
  await notices(page).getByRole('button', { name: 'Close' }).click();
  const apart = caseText('Apart', ...THREE_PARTIES, delivery('a', 'maker', 'trader', '2023-05'), {
    ...delivery('b', 'trader', 'plant', '2023-01'),
    claim: { status: 'reported', scope: 'collective' },
  });
  await openCase(page, 'Apart', { name: 'apart.jsonl', content: apart });
  await look('an opened file');
  await chooseFiles(page, { name: 'declarations.csv', content: fixture('invented-declarations.csv') });
  await page.locator('.split').waitFor();
  await look('a table that is looked through');
  await page.getByLabel('Imports into which country').selectOption('RU');
  await page.getByRole('button', { name: 'Add to the open case' }).click();
  await page.getByRole('button', { name: 'Compare and add' }).click();
  await page.getByText('Compared by id').waitFor();
  await look('what files would bring');
  await page.getByRole('button', { name: 'Add to the case' }).click();
  await page.getByText('Compared by id').waitFor({ state: 'detached' });
  await settled(page);
  await caseTitle(page).click();
  await page.getByRole('button', { name: 'See all …' }).click();
  await page.locator('.issue-table').waitFor();
  await look('all issues');
  await page.keyboard.press('Escape');
  await chooseFiles(page, listFile([['e1', 'Birch Trade', 'KZ']]), {
    name: 'nodes.csv',
    content: fixture('nodes.csv'),
  });
  await page.locator('.intake-file').first().waitFor();
  await look('several files');
  await page.getByRole('button', { name: 'list.csv' }).click();
  await page.getByRole('button', { name: 'Attach as a list' }).click();
  await page.getByRole('button', { name: 'nodes.csv' }).click();
  await page.getByRole('button', { name: 'Leave it out' }).click();
  await page.getByRole('button', { name: 'Look for matches' }).click();
  await page.getByText('Is this the same party?').waitFor();
  await look('possible matches');
  expect(faults).toEqual([]);
  await done();
});
