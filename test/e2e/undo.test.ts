import { expect, test } from 'vitest';
import { chainRows, countOfChains, details, dragMark, eventually, markOf, places, settled } from './support/app.ts';
import { useBrowser, visit } from './support/browser.ts';

useBrowser();

test('undo puts a dragged mark back exactly, redo moves it again', async () => {
  const { page, done } = await visit();
  await settled(page);
  const before = await places(page);
  await dragMark(page, 'Lori Microtech', -60, 40);
  const moved = await places(page);
  expect(Object.keys(moved).filter((id) => moved[id]?.join() !== before[id]?.join())).toHaveLength(1);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => places(page), eventually).toEqual(before);
  await page.getByRole('button', { name: 'Redo' }).click();
  await expect.poll(() => places(page), eventually).toEqual(moved);
  await done();
});

test('undo takes every change back, one by one, to the very first view', async () => {
  const { page, done } = await visit();
  await settled(page);
  const link = (): Promise<string> => page.evaluate(() => window.location.hash);
  const start = { link: await link(), places: await places(page) };
  const steps: { link: string; places: Awaited<ReturnType<typeof places>> }[] = [];
  const changed = async (): Promise<void> => {
    const last = steps.at(-1)?.link ?? start.link;
    await expect.poll(link, eventually).not.toBe(last);
    await settled(page);
    steps.push({ link: await link(), places: await places(page) });
  };
  await dragMark(page, 'Lori Microtech', -60, 40);
  await changed();
  await chainRows(page).nth(1).click();
  await changed();
  await page.getByLabel('Order of the list').selectOption('latest');
  await changed();
  await page.getByLabel('Hops, at most').fill('4');
  await countOfChains(page).filter({ hasText: 'all found' }).waitFor();
  await changed();
  expect(Object.keys(steps.at(-1)?.places ?? {}).length).not.toBe(Object.keys(start.places).length);
  for (const wanted of [...steps.slice(0, -1).toReversed(), start]) {
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => places(page), eventually).toEqual(wanted.places);
    await expect.poll(link, eventually).toBe(wanted.link);
  }
  expect(await page.getByRole('button', { name: 'Undo' }).isDisabled()).toBe(true);
  await done();
});

test('showing the neighbours of a party moves nothing that is placed, and undo takes them away', async () => {
  const { page, done } = await visit();
  await settled(page);
  const before = await places(page);
  const { pageX, pageY } = await markOf(page, 'Lotus Link Ltd');
  await page.mouse.click(pageX, pageY);
  await details(page).getByRole('button', { name: 'Show neighbours' }).click();
  await expect
    .poll(async () => Object.keys(await places(page)).length, eventually)
    .toBeGreaterThan(Object.keys(before).length);
  expect(await places(page)).toMatchObject(before);
  await page.locator('body').press('Control+z');
  await expect.poll(() => places(page), eventually).toEqual(before);
  await done();
});
