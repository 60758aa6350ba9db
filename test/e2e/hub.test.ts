import { expect, test } from 'vitest';
import { details, eventually, openCase, places, settled } from './support/app.ts';
import { useBrowser, visit } from './support/browser.ts';

useBrowser();

const CLIENTS = 3_000;

/** A chain beside a bank that serves 3,000 firms, a third of them forwarders. */
function hubCase(): string {
  const records: object[] = [
    { record: 'case', version: 1, title: 'A hub' },
    { record: 'entity', id: 'm', kind: 'manufacturer', name: 'Maker', countries: ['DE'] },
    { record: 'entity', id: 't', kind: 'trader', name: 'Trader', countries: ['KZ'] },
    { record: 'entity', id: 'u', kind: 'end_user', name: 'Works', countries: ['RU'] },
    { record: 'entity', id: 'b', kind: 'bank', name: 'Hub Bank', countries: ['KG'] },
    { record: 'relation', id: 'r1', kind: 'ships', from: 'm', to: 't' },
    { record: 'relation', id: 'r2', kind: 'ships', from: 't', to: 'u', via: [{ entity: 'b', role: 'bank' }] },
  ];
  for (let client = 0; client < CLIENTS; client++) {
    const kind = client % 3 === 0 ? 'forwarder' : 'company';
    records.push({ record: 'entity', id: `c${client}`, kind, name: `Client ${client}` });
    records.push({ record: 'relation', id: `b${client}`, kind: 'banks', from: 'b', to: `c${client}` });
  }
  return records.map((record) => JSON.stringify(record)).join('\n');
}

test('a bank with 3,000 neighbours offers them in groups; nothing placed moves, one undo restores', async () => {
  const { page, done } = await visit();
  await openCase(page, 'A hub', { name: 'hub.jsonl', content: hubCase() });
  const before = await places(page);
  await page.getByRole('combobox', { name: /Search/ }).fill('Hub Bank');
  await page.getByRole('option', { name: /Hub Bank/ }).click();
  await details(page).getByRole('button', { name: 'Show neighbours' }).click();
  const chooser = page.getByRole('region', { name: 'Groups of neighbours' });
  await chooser.getByText('3,000 neighbours').waitFor();
  await chooser.getByText('2,000').waitFor();
  await chooser.getByText('1,000').waitFor();
  expect(await places(page)).toEqual(before);
  const row = chooser.getByRole('listitem').filter({ hasText: 'forwarder' });
  await row.getByRole('button', { name: 'Show' }).click();
  await row.getByText('40 drawn').waitFor();
  await expect.poll(async () => Object.keys(await places(page)).length, eventually).toBe(44);
  const after = await places(page);
  for (const [id, place] of Object.entries(before)) expect(after[id]).toEqual(place);
  await settled(page);
  const address = await page.evaluate(() => window.location.hash);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => places(page), eventually).toEqual(before);
  expect(address.length).toBeLessThan(1_800);
  await done();
});
