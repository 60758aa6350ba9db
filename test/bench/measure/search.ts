import { transliterate } from 'transliteration';
import { NameIndex } from '../../../src/analysis/search/nameIndex.ts';
import { buildCase } from '../generate/build.ts';
import { Network, type Recipe } from '../generate/network.ts';
import { median, timesOf } from './timing.ts';

/** One text as it grows under the keys. */
export interface SearchRow {
  readonly text: string;
  /** Median milliseconds for each length of the text, from its first letter. */
  readonly keys: readonly number[];
  readonly hits: number;
}

/** Times in milliseconds, sizes in bytes. */
export interface SearchOutput {
  readonly names: number;
  readonly nameBytes: number;
  readonly buildMs: number;
  readonly longestSliceMs: number;
  readonly indexBytes: number;
  readonly rows: readonly SearchRow[];
}

/** Words of the generator, a word that is nowhere, a number, and both scripts for one sound. */
const TEXTS = ['Вектор Прибор', 'vektor pribor', 'NorTel', 'Электроника 4711', 'Components 99', 'zzqyx', '770473'];
const LIMIT = 20;

/** Types each text key by key in a case of many names. */
export function measureSearch({ recipe, runs }: { readonly recipe: Recipe; readonly runs: number }): SearchOutput {
  const data = buildCase(new Network(recipe));
  const start = performance.now();
  const steps = NameIndex.build(data, (text) => transliterate(text));
  let longest = 0;
  let sliceStart = performance.now();
  let step = steps.next();
  while (step.done !== true) {
    longest = Math.max(longest, performance.now() - sliceStart);
    sliceStart = performance.now();
    step = steps.next();
  }
  longest = Math.max(longest, performance.now() - sliceStart);
  const buildMs = performance.now() - start;
  const index = step.value;
  const indexBytes = bytesOf(index, bytesOf(data).buffers).bytes;
  const rows = TEXTS.map((text) => ({
    text,
    keys: Array.from(text, (_, at) => {
      const typed = text.slice(0, at + 1);
      index.search(typed, LIMIT);
      return median(timesOf(runs, () => void index.search(typed, LIMIT)));
    }),
    hits: index.search(text, LIMIT).count,
  }));
  const nameBytes = data.entities.names.bytes.length;
  return { names: data.entities.count, nameBytes, buildMs, longestSliceMs: longest, indexBytes, rows };
}

/** The buffers that an object holds, directly or through others, apart from those known already; and their bytes. */
function bytesOf(root: object, known: ReadonlySet<ArrayBufferLike> = new Set()): Held {
  const seen = new Set<object>([root]);
  const buffers = new Set<ArrayBufferLike>();
  for (const one of seen) {
    if (ArrayBuffer.isView(one)) buffers.add(one.buffer);
    else for (const value of Object.values(one)) if (typeof value === 'object' && value !== null) seen.add(value);
  }
  const own = [...buffers].filter((buffer) => !known.has(buffer));
  return { buffers, bytes: own.reduce((sum, { byteLength }) => sum + byteLength, 0) };
}

interface Held {
  readonly buffers: ReadonlySet<ArrayBufferLike>;
  readonly bytes: number;
}
