import { createReadStream } from 'node:fs';
import { peakMemory } from './timing.ts';

/** Times in milliseconds, memory in bytes. */
export interface FloorOutput {
  readonly ms: number;
  readonly rows: number;
  readonly peak: number;
}

/** Bytes read at a time, as many as by the terminal. */
const CHUNK = 256 * 1024;

/** The bare floor of opening: inflate where needed, decode, and JSON.parse each line; nothing is kept. */
export async function measureFloor({ path }: { readonly path: string }): Promise<FloorOutput> {
  const start = performance.now();
  let rows = 0;
  let rest = '';
  const decoder = new TextDecoder();
  for await (const chunk of inflated(path)) {
    const text = rest + decoder.decode(chunk, { stream: true });
    let at = 0;
    for (let stop = text.indexOf('\n'); stop >= 0; stop = text.indexOf('\n', at)) {
      if (parsed(text.slice(at, stop))) rows++;
      at = stop + 1;
    }
    rest = text.slice(at);
  }
  if (rest !== '' && parsed(rest)) rows++;
  return { ms: performance.now() - start, rows, peak: peakMemory() };
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
