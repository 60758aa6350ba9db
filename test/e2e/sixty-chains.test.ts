import type { Core } from 'cytoscape';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { countOfChains, lightChain, openCase, settled } from './support/app.ts';
import { useBrowser, visit } from './support/browser.ts';
import { SIXTY, sixtyChains } from './support/sixtyChains.ts';

useBrowser();

/** A name on the canvas: where it stands on the screen, in pixels, and the height of its letters there. */
interface NameBox {
  readonly id: string;
  readonly name: string;
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  readonly letters: number;
}

/** The names and marks of all parties as the drawing library lays them out. */
async function boxes(page: Page): Promise<{ readonly names: readonly NameBox[]; readonly marks: readonly NameBox[] }> {
  return page.locator('.canvas-graph').evaluate((container) => {
    const { cy }: { cy: Core } = Reflect.get(container, '_cyreg');
    const all = cy.nodes('[entity]').map((node) => {
      const name = String(node.data('label'));
      const letters = node.numericStyle('font-size') * cy.zoom();
      const label = node.renderedBoundingBox({ includeNodes: false, includeEdges: false, includeLabels: true });
      // The shape itself: the box of a mark also has room for its badge.
      const { x, y } = node.renderedPosition();
      const [w, h] = [node.renderedWidth() / 2, node.renderedHeight() / 2];
      const mark = { x1: x - w, y1: y - h, x2: x + w, y2: y + h };
      return { name: { id: node.id(), name, letters, ...label }, mark: { id: node.id(), name, letters, ...mark } };
    });
    return { names: all.map(({ name }) => name), marks: all.map(({ mark }) => mark) };
  });
}

/** Pairs that cover each other by more than a pixel, the slack that boxes are drawn with. */
function overlaps(some: readonly NameBox[], others: readonly NameBox[]): readonly string[] {
  const SLACK = 1;
  return some.flatMap((a) =>
    others
      .filter((b) => a.id !== b.id)
      .filter(
        (b) =>
          Math.min(a.x2, b.x2) - Math.max(a.x1, b.x1) > SLACK && Math.min(a.y2, b.y2) - Math.max(a.y1, b.y1) > SLACK,
      )
      .map((b) => `${a.name} / ${b.name}`),
  );
}

test.each([
  [1440, 900],
  [1920, 1080],
])('sixty chains are readable at %i × %i, and what is drawn and grouped is sixty', async (width, height) => {
  const { page, done } = await visit('', { viewport: { width, height } });
  await openCase(page, 'Sixty chains', { name: 'sixty.jsonl', content: sixtyChains() });
  expect(await countOfChains(page).textContent()).toBe(`${SIXTY} chains, all found`);
  const said = (await page.locator('.stage-status').textContent()) ?? '';
  const counts =
    /(?<drawn>\d+) of (?<all>\d+) chains drawn, (?<grouped>\d+) in \d+ groups?, (?<beyond>\d+) beyond/.exec(
      said,
    )?.groups;
  expect(Number(counts?.['all'])).toBe(SIXTY);
  expect(Number(counts?.['drawn']) + Number(counts?.['grouped']) + Number(counts?.['beyond'])).toBe(SIXTY);

  const look = async (): Promise<void> => {
    const { names, marks } = await boxes(page);
    expect(names.length).toBeGreaterThan(40);
    expect(overlaps(names, names)).toEqual([]);
    expect(overlaps(names, marks)).toEqual([]);
    for (const { letters } of names) expect(letters).toBeGreaterThanOrEqual(8.9);
  };
  await look();
  await lightChain(page, 2);
  await settled(page);
  await look();
  await page.getByRole('button', { name: 'Routes', exact: true }).click();
  const routes = page.getByRole('region', { name: 'Chains by route' });
  await routes.getByText(`${counts?.['beyond']} more beyond the 50 listed.`).waitFor();
  await done();
});
