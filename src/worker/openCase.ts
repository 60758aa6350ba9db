import { CaseBuilder } from '../case/caseBuilder.ts';
import type { CaseData } from '../case/caseData.ts';
import { addHashes } from '../formats/lineHash.ts';
import { readFile } from '../formats/readFile.ts';
import type { KeptText, ReadDisk, Storage } from './keptText.ts';
import type { Progress } from './protocol.ts';
import type { Recognised } from './summary.ts';

/** One file to open, wherever it comes from. */
export interface OpenFile {
  readonly name: string;
  /** Bytes as stored, for the progress; missing where nobody knows. */
  readonly size: number | undefined;
  readonly chunks: () => AsyncIterable<Uint8Array>;
  /** Reads some of its bytes again later; missing where that cannot be done. */
  readonly readDisk?: ReadDisk;
}

/** How files are opened. */
export interface OpenOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
  /** Makes a place for text that cannot be read from its file again; `undefined` when there is none. */
  readonly storage?: () => Promise<Storage | undefined>;
}

/** Files below this many bytes are held in memory: reading from disk again would be no gain. */
const LARGE = 256 * 1024;

/** What opening gives: the case, and how each file was taken. */
export interface Opened {
  readonly data: CaseData;
  readonly recognised: readonly Recognised[];
}

/** Says which file could not be read and why. */
class OpenFailure extends Error {
  override name = 'OpenFailure';
}

/**
 * Reads files one after the other into one case. `today` is the date text for data without an as-of date. Of large
 * files whose bytes can be read again only the columns stay in memory; `details.close` lets go of what was stored.
 *
 * @throws OpenFailure naming the file and the reason; the signal's reason when it is aborted.
 */
export async function openCase(files: readonly OpenFile[], today: string, options: OpenOptions = {}): Promise<Opened> {
  const lines = files.some(isLarge) ? new (await import('./keepLines.ts')).LineCase(today) : undefined;
  const builder = lines?.builder ?? new CaseBuilder(today);
  const recognised: Recognised[] = [];
  const hashes: string[] = [];
  const total = files.some(({ size }) => size === undefined)
    ? undefined
    : files.reduce((sum, { size }) => sum + (size ?? 0), 0);
  let done = 0;
  try {
    for (const file of files) {
      const text = lines && isLarge(file) ? lines.text(file.readDisk, await options.storage?.()) : undefined;
      const report = await readFile(
        { name: file.name, chunks: text ? heard(file.chunks(), text) : file.chunks() },
        (format) => {
          if (lines) return lines.beginFile(file.name, format, text);
          builder.beginFile(file.name, format.id);
          return builder;
        },
        {
          ...(options.signal ? { signal: options.signal } : {}),
          onText: text && ((bytes) => text.onText(bytes)),
          onProgress: (bytes) =>
            options.onProgress?.({
              label: `reading ${file.name}, ${countText(builder.entityCount + builder.relationCount)} records,`,
              done: done + bytes,
              total,
            }),
        },
      ).catch((error: unknown) => {
        options.signal?.throwIfAborted();
        throw new OpenFailure(`${file.name}: ${error instanceof Error ? error.message : String(error)}`);
      });
      text?.end();
      builder.endFile(report.bytes);
      done += report.bytes;
      hashes.push(report.hash);
      recognised.push({ name: file.name, formatLabel: report.formatLabel, why: report.why });
    }
  } catch (error) {
    lines?.discard();
    throw error;
  }
  return { data: builder.finish(addHashes(hashes)), recognised };
}

function countText(count: number): string {
  return count.toLocaleString('en');
}

function isLarge({ size }: OpenFile): boolean {
  return size !== undefined && size >= LARGE;
}

/** The chunks of a file, of which its text hears first. */
async function* heard(chunks: AsyncIterable<Uint8Array>, text: KeptText): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    text.onDisk(chunk);
    yield chunk;
  }
}
