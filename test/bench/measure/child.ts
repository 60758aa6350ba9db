import { benchFile, type BenchFormat } from '../generate/files.ts';
import { registerFile, type BenchRegister } from '../generate/register.ts';
import { tableFile, type BenchTable } from '../generate/tables.ts';
import type { Recipe } from '../generate/network.ts';
import { measureFloor, type FloorInput } from './floor.ts';
import { measureLinks } from './link.ts';
import { measureOpen, type OpenInput } from './open.ts';
import { measurePaths, type PathsInput } from './paths.ts';
import { measureRead } from './read.ts';
import { measureKeep, measureReopen, type KeepInput } from './reopen.ts';
import { measureSearch } from './search.ts';
import { measureTraces, type TraceInput } from './trace.ts';

/** What each task of a child process takes. */
export interface Tasks {
  readonly generate: { readonly recipe: Recipe; readonly format: BenchFormat; readonly gzip: boolean };
  readonly table: { readonly recipe: Recipe; readonly table: BenchTable };
  readonly register: { readonly recipe: Recipe; readonly register: BenchRegister };
  readonly open: OpenInput;
  readonly read: { readonly path: string };
  readonly keep: KeepInput;
  readonly reopen: Parameters<typeof measureReopen>[0];
  readonly floor: FloorInput;
  readonly traces: TraceInput;
  readonly paths: PathsInput;
  readonly search: { readonly recipe: Recipe; readonly runs: number };
  readonly links: { readonly runs: number };
}

/** One task a process, so that its memory is its own. The answer is the last line of the output. */
const WORK: { readonly [K in keyof Tasks]: (input: Tasks[K]) => unknown } = {
  generate: ({ recipe, format, gzip }) => benchFile(recipe, format, gzip),
  table: ({ recipe, table }) => tableFile(recipe, table),
  register: ({ recipe, register }) => registerFile(recipe, register),
  open: measureOpen,
  read: measureRead,
  keep: measureKeep,
  reopen: measureReopen,
  floor: measureFloor,
  traces: measureTraces,
  paths: measurePaths,
  search: measureSearch,
  links: measureLinks,
};

async function answer<K extends keyof Tasks>(task: K, input: Tasks[K]): Promise<unknown> {
  return WORK[task](input);
}

const [task = '', input = ''] = process.argv.slice(2);
if (!isTask(task)) throw new Error(`There is no task “${task}”.`);
console.log(JSON.stringify(await answer(task, JSON.parse(input))));

function isTask(word: string): word is keyof Tasks {
  return Object.hasOwn(WORK, word);
}
