import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { settled } from './support/app.ts';
import { useBrowser, visit } from './support/browser.ts';

useBrowser();

test('the data leave as a case file that holds all of it, and as GEXF that says what it cannot hold', async () => {
  const { page, done } = await visit();
  await settled(page);
  await page.getByRole('button', { name: 'Export' }).click();
  const data = page.getByRole('dialog', { name: 'Export' }).getByRole('region', { name: 'Data' });
  const save = async (format: string): Promise<{ text: string; name: string }> => {
    await data.getByLabel('Format of the data').selectOption({ label: format });
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      data.getByRole('button', { name: 'Save data' }).click(),
    ]);
    return { text: await readFile(await download.path(), 'utf8'), name: download.suggestedFilename() };
  };
  const whole = await save('Throughline case file');
  expect(whole.name).toBe('tutorial-all-names-invented.jsonl');
  const records = whole.text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).record);
  expect(records.filter((record) => record === 'entity')).toHaveLength(126);
  expect(records.filter((record) => record === 'relation')).toHaveLength(264);
  await data.getByText('This format holds all of it.').waitFor();

  await data.getByLabel(/^What is drawn/).check();
  const part = await save('GEXF');
  expect(part.name).toBe('tutorial-all-names-invented.gexf');
  expect(part.text.match(/<node /g)?.length).toBeLessThan(126);
  await data.getByText('What this format cannot hold').waitFor();
  await data.getByText(/sources in full/).waitFor();
  await done();
});
