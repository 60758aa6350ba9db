import { CaseBuilder } from '../case/caseBuilder.ts';
import type { CaseData } from '../case/caseData.ts';
import { addHashes } from '../formats/lineHash.ts';
import { readFile } from '../formats/readFile.ts';
import type { Progress } from './protocol.ts';
import type { Recognised } from './summary.ts';

/** One file to open, wherever it comes from. */
export interface OpenFile {
  readonly name: string;
  /** Bytes as stored, for the progress; missing where nobody knows. */
  readonly size: number | undefined;
  readonly chunks: () => AsyncIterable<Uint8Array>;
}

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
 * Reads files one after the other into one case. `today` is the date text for data without an as-of date.
 *
 * @throws OpenFailure naming the file and the reason; the signal's reason when it is aborted.
 */
export async function openCase(
  files: readonly OpenFile[],
  today: string,
  options: { readonly signal?: AbortSignal; readonly onProgress?: (progress: Progress) => void } = {},
): Promise<Opened> {
  const builder = new CaseBuilder(today);
  const recognised: Recognised[] = [];
  const hashes: string[] = [];
  const total = files.some(({ size }) => size === undefined)
    ? undefined
    : files.reduce((sum, { size }) => sum + (size ?? 0), 0);
  let done = 0;
  for (const file of files) {
    const report = await readFile(
      { name: file.name, chunks: file.chunks() },
      (format) => {
        builder.beginFile(file.name, format.id);
        return builder;
      },
      {
        ...(options.signal ? { signal: options.signal } : {}),
        onProgress: (bytes) => options.onProgress?.({ label: `reading ${file.name},`, done: done + bytes, total }),
      },
    ).catch((error: unknown) => {
      options.signal?.throwIfAborted();
      throw new OpenFailure(`${file.name}: ${error instanceof Error ? error.message : String(error)}`);
    });
    builder.endFile(report.bytes);
    done += report.bytes;
    hashes.push(report.hash);
    recognised.push({ name: file.name, formatLabel: report.formatLabel, why: report.why });
  }
  return { data: builder.finish(addHashes(hashes)), recognised };
}
