import { measureDrawn } from './drawn.ts';
import { measureLeaving } from './leaving.ts';
import { measureOpenLarge, type OpenLargeInput } from './openLarge.ts';

/** What each task in the browser takes. */
export interface BrowserTasks {
  readonly large: OpenLargeInput;
  readonly drawn: { readonly runs: number };
  readonly leaving: { readonly times: number };
}

const WORK: { readonly [K in keyof BrowserTasks]: (input: BrowserTasks[K]) => Promise<unknown> } = {
  large: measureOpenLarge,
  drawn: measureDrawn,
  leaving: measureLeaving,
};

async function answer<K extends keyof BrowserTasks>(task: K, input: BrowserTasks[K]): Promise<unknown> {
  return WORK[task](input);
}

const [task = '', input = ''] = process.argv.slice(2);
if (!isTask(task)) throw new Error(`There is no task “${task}” in the browser.`);
console.log(JSON.stringify(await answer(task, JSON.parse(input))));
process.exit(0);

function isTask(word: string): word is keyof BrowserTasks {
  return Object.hasOwn(WORK, word);
}
