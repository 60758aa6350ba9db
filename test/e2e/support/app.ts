import type { Core } from 'cytoscape';
import { expect } from 'vitest';
import type { Locator, Page } from 'playwright-core';

/** A file handed to the app: its text or bytes are made by the test. */
export interface TestFile {
  readonly name: string;
  readonly content: string | Uint8Array;
}

/** Asserts on a page until it holds, for as long as a person would wait. */
export const eventually = { timeout: 10_000, interval: 25 } as const;

/** Chooses files through the dialog, as one case, and waits until its title stands in the header. */
export async function openCase(page: Page, title: string, ...files: readonly TestFile[]): Promise<void> {
  await chooseFiles(page, ...files);
  await caseTitle(page).filter({ hasText: title }).waitFor();
  await settled(page);
}

/** Hands files to the file field of the dialog without waiting for what comes of it. */
export async function chooseFiles(page: Page, ...files: readonly TestFile[]): Promise<void> {
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await page.locator('input[type=file]').setInputFiles(
    files.map(({ name, content }) => ({
      name,
      mimeType: 'application/octet-stream',
      buffer: Buffer.from(content),
    })),
  );
}

/** Chooses tables of imports, answers what each records, and waits until the case with this title is open. */
export async function openTables(
  page: Page,
  title: string,
  country: string,
  ...files: readonly TestFile[]
): Promise<void> {
  await chooseFiles(page, ...files);
  const dialog = page.getByRole('dialog');
  const question = dialog.getByLabel('Imports into which country');
  await question.waitFor();
  const parts = await dialog.getByRole('list', { name: 'Files' }).getByRole('button').all();
  if (parts.length === 0) await question.selectOption(country);
  for (const part of parts) {
    await part.click();
    await question.selectOption(country);
  }
  await dialog.locator('.dialog-foot').getByRole('button', { name: 'Open', exact: true }).click();
  await caseTitle(page).filter({ hasText: title }).waitFor();
  await settled(page);
}

/** Opens one of the cases that come with the app. */
export async function openShipped(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: title }).click();
  await caseTitle(page).filter({ hasText: title }).waitFor();
  await settled(page);
}

/** The button that names the open case. */
export function caseTitle(page: Page): Locator {
  return page.locator('.case-title');
}

/** The line that says how many chains there are. */
export function countOfChains(page: Page): Locator {
  return page.locator('.chains-head h2');
}

/** Waits until nothing is being opened, traced or counted, and what is drawn stands still for some frames. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const status = document.querySelector('.chains-head h2')?.textContent ?? '';
    const busy = document.querySelector('.notice.progress') !== null || /Tracing|counting/.test(status);
    const rows = document.querySelectorAll('.chain-row').length;
    const drawn = rows === 0 || document.querySelector('.legend, .scroll-pane') !== null;
    if (busy || !drawn || window.location.hash === '') return false;
    const container = document.querySelector('.canvas-graph');
    const cy = container && Reflect.get(container, '_cyreg')?.cy;
    const places = cy?.nodes().map((node: { position(): unknown }) => node.position());
    const now = JSON.stringify([status, rows, cy?.pan(), cy?.zoom(), places]);
    const before: unknown = Reflect.get(window, 'stillSince');
    const frames = Array.isArray(before) && before[0] === now ? Number(before[1]) + 1 : 0;
    Reflect.set(window, 'stillSince', [now, frames]);
    return frames >= 6;
  });
}

/** The options of the list of chains. */
export function chainRows(page: Page): Locator {
  return page.getByRole('listbox', { name: 'Chains found' }).getByRole('option');
}

/** What the right panel shows. */
export function details(page: Page): Locator {
  return page.getByRole('complementary', { name: 'Details' });
}

/** Lights the chain at a place of the list, counted from 0, and waits until the right panel lists its hops. */
export async function lightChain(page: Page, index = 0): Promise<void> {
  await chainRows(page).nth(index).click();
  await details(page).locator('.hop-card').first().waitFor();
}

/** The lines that stay on the screen until they are closed. */
export function notices(page: Page): Locator {
  return page.locator('.notice:not(.progress)');
}

/** Where the canvas has a mark, in canvas units, and where that is on the page. */
export interface Mark {
  readonly id: string;
  readonly label: string;
  readonly x: number;
  readonly y: number;
  readonly pageX: number;
  readonly pageY: number;
  readonly opacity: number;
}

/** The marks of the parties on the canvas, read from the drawing library by the container it keeps itself on. */
export async function marks(page: Page): Promise<readonly Mark[]> {
  return page.locator('.canvas-graph').evaluate((container) => {
    const { cy }: { cy: Core } = Reflect.get(container, '_cyreg');
    const { left, top } = container.getBoundingClientRect();
    return cy.nodes('[entity]').map((node) => {
      const at = node.renderedPosition();
      return {
        id: String(node.data('entity')),
        label: String(node.data('label')),
        x: node.position().x,
        y: node.position().y,
        pageX: left + at.x,
        pageY: top + at.y,
        opacity: Number(node.style('opacity')),
      };
    });
  });
}

/** The places of all marks, in canvas units, by id. */
export async function places(page: Page): Promise<Readonly<Record<string, readonly [number, number]>>> {
  return Object.fromEntries((await marks(page)).map(({ id, x, y }) => [id, [x, y]]));
}

/** The mark with a label; fails when it is not drawn. */
export async function markOf(page: Page, label: string): Promise<Mark> {
  const all = await marks(page);
  const mark = all.find((one) => one.label === label);
  if (!mark) throw new Error(`No mark is labelled “${label}”; drawn are: ${all.map((one) => one.label).join(', ')}.`);
  return mark;
}

/** Drags a mark with the mouse by some pixels of the page. */
export async function dragMark(page: Page, label: string, byX: number, byY: number): Promise<void> {
  const { id, pageX, pageY, x, y } = await markOf(page, label);
  await page.mouse.move(pageX, pageY);
  await page.mouse.down();
  await page.mouse.move(pageX + byX / 2, pageY + byY / 2);
  await page.mouse.move(pageX + byX, pageY + byY);
  await page.mouse.up();
  await expect.poll(async () => (await places(page))[id], eventually).not.toEqual([x, y]);
}

/** The link of the view on the screen, copied through the dialog. */
export async function copyLink(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Share link' }).click();
  const dialog = page.getByRole('dialog', { name: 'Share this view' });
  await dialog.getByRole('button', { name: 'Copy link' }).click();
  await dialog.getByRole('button', { name: 'Copied' }).waitFor();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  await dialog.getByRole('button', { name: 'Close' }).click();
  return link;
}

/** The fragment of an address. */
export function fragmentOf(link: string): string {
  return new URL(link).hash;
}
