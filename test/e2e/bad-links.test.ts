import { deflateSync } from 'fflate';
import { expect, test } from 'vitest';
import { crc32 } from '../../src/model/crc32.ts';
import { packWire } from '../../src/share/wireBytes.ts';
import { caseTitle, chainRows, copyLink, details, eventually, fragmentOf, notices, settled } from './support/app.ts';
import { useBrowser, visit } from './support/browser.ts';

useBrowser();

/** A link around any bytes, with the right check, as a hostile sender could make it. */
function crafted(bytes: Uint8Array, version = 1): string {
  const text = `${version}.${Buffer.from(deflateSync(bytes, { level: 9 })).toString('base64url')}`;
  return `#${text}.${crc32(Buffer.from(text)).toString(16).padStart(8, '0')}`;
}

/** A link whose settings are any JSON text. */
function withSettings(json: string): string {
  return crafted(packWire({ head: JSON.parse(json), ids: new Map(), places: [] }));
}

const GOOD = withSettings('{"case":["Tutorial (all names invented)","0"],"semantics":1,"sort":"latest"}');
const UNREADABLE = 'This is not a readable view.';
const CUT = 'The link was cut on the way or has extra characters at its end.';

test.each([
  ['a bare #', '#', UNREADABLE],
  ['#1.', '#1.', UNREADABLE],
  ['#undefined', '#undefined', UNREADABLE],
  ['an empty state', withSettings('{}'), UNREADABLE],
  ['percent rubbish', `${GOOD.slice(0, 12)}%E0%A4%A`, CUT],
  ['the last ten characters missing', GOOD.slice(0, -10), CUT],
  ['a full stop from a chat', `${GOOD}.`, CUT],
  ['a bracket from a chat', `${GOOD})`, CUT],
  ['a version from the future', crafted(new Uint8Array([0]), 7), 'made by a newer version'],
  ['a deflate bomb', crafted(new Uint8Array(8_000_000)), 'unpacks to more than a view can hold'],
  ['20,000 characters', `#1.${'A'.repeat(20_000)}.00000000`, 'longer than 16,384 characters'],
  ['settings nested too deep', withSettings(`{"case":["T","0"],"x":${'['.repeat(40)}${']'.repeat(40)}}`), UNREADABLE],
])('a bad link (%s) opens the app, names the reason and stays copyable', async (_, link, reason) => {
  const { page, done } = await visit(link);
  await settled(page);
  const notice = notices(page).filter({ hasText: reason });
  await notice.waitFor();
  const kept = (await notice.locator('code').textContent()) ?? '';
  expect(kept).toBe(link.slice(0, kept.length));
  expect(kept.length).toBe(Math.min(link.length, 20_000));
  expect(await notice.locator('code').evaluate((element) => getComputedStyle(element).userSelect)).not.toBe('none');
  await caseTitle(page).filter({ hasText: 'Tutorial' }).waitFor();
  await chainRows(page).nth(2).waitFor();
  await notice.getByRole('button', { name: 'Close' }).click();
  expect(await notices(page).count()).toBe(0);
  await done();
});

test('a link whose # was sent as %23 in the path is put back', async () => {
  const sender = await visit();
  await settled(sender.page);
  await sender.page.getByLabel('Order of the list').selectOption('latest');
  const link = fragmentOf(await copyLink(sender.page));
  await sender.done();
  const { page, done } = await visit(link.replace('#', '%23'));
  await settled(page);
  expect(await page.getByLabel('Order of the list').inputValue()).toBe('latest');
  expect(await notices(page).count()).toBe(0);
  await done();
});

test('keys of the prototype and numbers out of bounds in a link change nothing', async () => {
  const link = withSettings(
    '{"case":["Tutorial (all names invented)","0"],"semantics":1,"sort":"latest","__proto__":{"x":1},' +
      '"constructor":{"prototype":{"x":1}},"camera":[1e308,-1,"NaN"],"query":{"maxHops":1e308,"k":-1}}',
  );
  const { page, done } = await visit(link);
  await settled(page);
  expect(await page.evaluate(() => Reflect.get({}, 'x'))).toBeUndefined();
  await caseTitle(page).filter({ hasText: 'Tutorial' }).waitFor();
  await notices(page).first().waitFor();
  await done();
});

test('a bad link pasted over the open page keeps the work at hand', async () => {
  const { page, done } = await visit();
  await settled(page);
  await chainRows(page).nth(1).click();
  await details(page).locator('.hop-card').first().click();
  const link = fragmentOf(await copyLink(page));
  await page.evaluate((hash) => (window.location.hash = hash), GOOD.slice(0, -4));
  await notices(page).filter({ hasText: CUT }).waitFor();
  expect(await chainRows(page).nth(1).getAttribute('aria-selected')).toBe('true');
  expect(fragmentOf(await copyLink(page))).toBe(link);
  await expect.poll(() => page.evaluate(() => window.location.hash), eventually).toBe(link);
  await done();
});
