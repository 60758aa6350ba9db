import { createReadStream } from 'node:fs';
import Papa from 'papaparse';
import { peakMemory } from './timing.ts';

/** Times in milliseconds, memory in bytes. */
export interface FloorOutput {
  readonly ms: number;
  readonly rows: number;
  readonly peak: number;
}

/** Bytes read at a time, as many as by the terminal. */
const CHUNK = 256 * 1024;

/** What is done with the text of a line: the JSON of it, its cells by papaparse, or its cells by `split` alone. */
export type Parsing = 'json' | 'cells' | 'split';

/** What to read, and how; `separator` is used where cells are parted. */
export interface FloorInput {
  readonly path: string;
  readonly parsing: Parsing;
  readonly separator?: string;
}

/** The bare floor of opening: inflate where needed, decode, split into lines and parse each; nothing is kept. */
export async function measureFloor({ path, parsing, separator = ',' }: FloorInput): Promise<FloorOutput> {
  const start = performance.now();
  let rows = 0;
  let rest = '';
  const decoder = new TextDecoder();
  for await (const chunk of inflated(path)) {
    const text = rest + decoder.decode(chunk, { stream: true });
    const end = text.lastIndexOf('\n') + 1;
    if (end > 0) rows += PARSE[parsing](text.slice(0, end), separator);
    rest = text.slice(end);
  }
  if (rest !== '') rows += PARSE[parsing](`${rest}\n`, separator);
  return { ms: performance.now() - start, rows, peak: peakMemory() };
}

/** Each parses the whole lines of a text and counts them. */
const PARSE: Readonly<Record<Parsing, (text: string, separator: string) => number>> = {
  json: (text) => countLines(text, parsed),
  cells: (text, delimiter) =>
    Papa.parse<string[]>(text, { delimiter, newline: '\n', skipEmptyLines: true }).data.length,
  split: (text, separator) => countLines(text, (line) => line.split(separator).length > 0),
};

function countLines(text: string, parse: (line: string) => boolean): number {
  let rows = 0;
  let at = 0;
  for (let stop = text.indexOf('\n'); stop >= 0; stop = text.indexOf('\n', at)) {
    if (parse(text.slice(at, stop))) rows++;
    at = stop + 1;
  }
  return rows;
}

/** The value is looked at, so that the parsing cannot be left out. */
function parsed(line: string): boolean {
  const value: unknown = JSON.parse(line);
  return typeof value === 'object';
}

/** Inflates with the same means as the app has in a browser. */
async function* inflated(path: string): AsyncGenerator<Uint8Array> {
  const bytes = createReadStream(path, { highWaterMark: CHUNK });
  if (!path.endsWith('.gz')) {
    yield* bytes;
    return;
  }
  const source = new ReadableStream<Uint8Array<ArrayBuffer>>({
    async start(controller) {
      for await (const chunk of bytes) controller.enqueue(new Uint8Array(chunk));
      controller.close();
    },
  });
  yield* source.pipeThrough(new DecompressionStream('gzip'));
}
