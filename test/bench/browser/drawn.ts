import { createRequire } from 'node:module';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { caseText, delivery, party } from '../../e2e/support/caseText.ts';
import { median } from '../measure/timing.ts';
import { traced, withApp } from './app.ts';

/** Script of the app with many elements drawn, in milliseconds; medians. */
export interface DrawnOutput {
  /** Marks, lines and anchors on the canvas. */
  readonly elements: number;
  /** Rendering the whole app again while nothing of the scene changes. */
  readonly renderMs: number;
  /** From the click on a chain of the list until its marks are lit. */
  readonly lightMs: number;
  /** All script of it, with what the panel asks afterwards and the painting of the canvas. */
  readonly lightAllMs: number;
  /** Bare cytoscape with as many elements: the same classes set in one batch; and with the painting. */
  readonly bareMs: number;
  readonly bareAllMs: number;
}

const CHAINS = 8;
const STEPS = ['manufacturer', 'trader', 'company', 'procurement', 'end_user'] as const;
const AROUND = 24;
const REST_MS = 400;

/** Draws some 2,000 elements and measures what the app does on a change. */
export function measureDrawn({ runs }: { readonly runs: number }): Promise<DrawnOutput> {
  return withApp(async ({ browser, page }) => {
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await page.locator('input[type=file]').setInputFiles({
      name: 'drawn.jsonl',
      mimeType: 'application/octet-stream',
      buffer: Buffer.from(crowdedCase()),
    });
    await page.locator('.case-title').filter({ hasText: 'Crowded' }).waitFor();
    await traced(page);
    const elements = await expandAll(page);
    const session = await page.context().newCDPSession(page);
    const renderMs = median(await page.evaluate(renderTimes, runs));
    const light = await lightTimes(page, session, runs);
    const bare = await bareTimes(browser, elements, runs);
    return { elements, renderMs, ...light, ...bare };
  });
}

/** Chains side by side, and around each of their parties some others that are on no chain. */
function crowdedCase(): string {
  const records: object[] = [];
  for (let chain = 0; chain < CHAINS; chain++) {
    STEPS.forEach((kind, step) => {
      const id = `c${chain}-${step}`;
      records.push(party(id, kind, `Invented ${chain}.${step}`, step === 0 ? 'US' : step < 3 ? 'KZ' : 'RU'));
      if (step > 0) records.push(delivery(`${id}-in`, `c${chain}-${step - 1}`, id, `2023-0${step}`, '854231'));
      for (let other = 0; other < AROUND; other++) {
        const near = `${id}-n${other}`;
        records.push(party(near, 'address', `Invented Street ${chain}.${step}.${other}`, 'KZ'));
        records.push({ record: 'relation', id: `${near}-at`, kind: 'provides_address', from: near, to: id });
      }
    });
  }
  return caseText('Crowded', ...records);
}

/** Shows the neighbours of every party; answers how many elements there are once they stand still. */
async function expandAll(page: Page): Promise<number> {
  return page.locator('.canvas-graph').evaluate(async (container) => {
    const { cy } = Reflect.get(container, '_cyreg');
    for (const id of cy.nodes('[entity]').map((node: { id(): string }) => node.id())) cy.$id(id).emit('dbltap');
    let still = 0;
    for (let before = 0; still < 40;) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      const now = cy.elements().length;
      still = now === before && now > 1_500 ? still + 1 : 0;
      before = now;
    }
    return cy.elements().length;
  });
}

/**
 * Renders the app from its top: React keeps on each element what it was made from, so a state of the topmost component
 * is set to something that shows nothing. Within a click React renders at once.
 */
async function renderTimes(runs: number): Promise<number[]> {
  const top = document.querySelector('.app');
  if (!top) throw new Error('The app is not there.');
  const key = Object.keys(top).find((name) => name.startsWith('__reactFiber$')) ?? '';
  const times: number[] = [];
  const button = document.createElement('button');
  let round = 0;
  button.addEventListener('click', () => Reflect.get(top, key).return.memoizedState.queue.dispatch(`none ${round++}`));
  for (let run = 0; run < runs + 5; run++) {
    const start = performance.now();
    button.click();
    await Promise.resolve();
    times.push(performance.now() - start);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return times.slice(5);
}

async function lightTimes(
  page: Page,
  session: CDPSession,
  runs: number,
): Promise<Pick<DrawnOutput, 'lightMs' | 'lightAllMs'>> {
  const times: number[] = [];
  const all: number[] = [];
  for (let run = 0; run < runs; run++) {
    const before = await scriptOf(session);
    times.push(
      await page.evaluate(async (index) => {
        const row = document.querySelectorAll<HTMLElement>('.chain-row')[index];
        const start = performance.now();
        row?.click();
        await Promise.resolve();
        return performance.now() - start;
      }, run % 4),
    );
    await page.waitForTimeout(REST_MS);
    all.push((await scriptOf(session)) - before);
  }
  return { lightMs: median(times), lightAllMs: median(all) };
}

/** Milliseconds of script since the page began. */
async function scriptOf(session: CDPSession): Promise<number> {
  await session.send('Performance.enable');
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? Number.NaN) * 1_000;
}

async function bareTimes(
  browser: Browser,
  elements: number,
  runs: number,
): Promise<Pick<DrawnOutput, 'bareMs' | 'bareAllMs'>> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.setContent('<div id="graph" style="width:800px;height:600px"></div>');
  await page.addScriptTag({ path: createRequire(import.meta.url).resolve('cytoscape/dist/cytoscape.min.js') });
  await page.evaluate((count) => {
    const half = Math.floor(count / 2);
    const nodes = Array.from({ length: half }, (_, at) => ({
      data: { id: `n${at}`, label: `Invented ${at}` },
      position: { x: (at % 40) * 60, y: Math.floor(at / 40) * 60 },
    }));
    const edges = Array.from({ length: count - half }, (_, at) => ({
      data: { id: `e${at}`, source: `n${at}`, target: `n${(at + 1) % half}` },
    }));
    const make: (options: object) => unknown = Reflect.get(window, 'cytoscape');
    const style = [
      { selector: 'node', style: { label: 'data(label)', width: 38, height: 38 } },
      { selector: '.lit', style: { 'border-width': 2, 'line-color': '#000' } },
      { selector: '.dim', style: { opacity: 0.55 } },
    ];
    const layout = { name: 'preset' };
    Reflect.set(
      window,
      'cy',
      make({ container: document.querySelector('#graph'), elements: [...nodes, ...edges], style, layout }),
    );
  }, elements);
  const session = await page.context().newCDPSession(page);
  const times: number[] = [];
  const all: number[] = [];
  for (let run = 0; run < runs; run++) {
    const before = await scriptOf(session);
    times.push(
      await page.evaluate((round) => {
        const cy = Reflect.get(window, 'cy');
        const start = performance.now();
        cy.batch(() => {
          cy.elements().removeClass('lit').addClass('dim');
          for (let step = 0; step < 5; step++) {
            cy.$id(`n${round * 5 + step}`)
              .removeClass('dim')
              .addClass('lit');
            cy.$id(`e${round * 5 + step}`)
              .removeClass('dim')
              .addClass('lit');
          }
        });
        return performance.now() - start;
      }, run % 4),
    );
    await page.waitForTimeout(REST_MS);
    all.push((await scriptOf(session)) - before);
  }
  await page.close();
  return { bareMs: median(times), bareAllMs: median(all) };
}
