import { CaseBuilder } from '../case/caseBuilder.ts';
import type { CaseData } from '../case/caseData.ts';
import { unpack, type Unpacked } from '../formats/containers/unpack.ts';
import type { RowIndex } from '../formats/customs/copies.ts';
import type { TableMapping } from '../formats/customs/mapping.ts';
import { addHashes } from '../formats/lineHash.ts';
import { readFile } from '../formats/readFile.ts';
import { ReadFailure } from '../formats/readFailure.ts';
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

/** How files are opened. */
export interface OpenOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
  /** Reads the tables that have its columns; other files are read as what they are. */
  readonly mapping?: TableMapping;
}

/**
 * Reads files one after the other into one case; an archive or a workbook gives several. `today` is the date text for
 * data without an as-of date.
 *
 * @throws OpenFailure naming the file and the reason; the signal's reason when it is aborted.
 */
export async function openCase(files: readonly OpenFile[], today: string, options: OpenOptions = {}): Promise<Opened> {
  const builder = new CaseBuilder(today);
  const reading: Reading = { builder, options, copies: new Map(), recognised: [], hashes: [] };
  const total = files.some(({ size }) => size === undefined)
    ? undefined
    : files.reduce((sum, { size }) => sum + (size ?? 0), 0);
  let done = 0;
  for (const file of files) {
    let bytes = 0;
    const heard = (count: number) => {
      bytes = count;
      options.onProgress?.({ label: `reading ${file.name},`, done: done + count, total });
    };
    await readParts(reading, file, heard).catch((error: unknown) => {
      options.signal?.throwIfAborted();
      throw new OpenFailure(`${file.name}: ${error instanceof Error ? error.message : String(error)}`);
    });
    done += bytes;
  }
  return { data: builder.finish(addHashes(reading.hashes)), recognised: reading.recognised };
}

/** A case while it is read. */
interface Reading {
  readonly builder: CaseBuilder;
  readonly options: OpenOptions;
  readonly copies: RowIndex;
  readonly recognised: Recognised[];
  readonly hashes: string[];
}

/** Reads what is in one file. A part of an archive that cannot be read is an issue, unless no part of it can. */
async function readParts(reading: Reading, file: OpenFile, heard: (bytes: number) => void): Promise<void> {
  const { signal } = reading.options;
  const parts = unpack({ name: file.name, chunks: file.chunks() }, { ...(signal ? { signal } : {}), onBytes: heard });
  let read = 0;
  let failure: ReadFailure | undefined;
  for await (const part of parts) {
    try {
      await readPart(reading, part, part.part ? undefined : heard);
      read++;
    } catch (error) {
      if (!part.part || !(error instanceof ReadFailure)) throw error;
      failure ??= new ReadFailure(error.reason, `${part.name}: ${error.message}`);
      reading.builder.beginFile(part.name, '');
      reading.builder.issue('file-not-read', 0, error.message);
    }
  }
  if (read === 0 && failure) throw failure;
}

async function readPart(
  { builder, options, copies, recognised, hashes }: Reading,
  file: Unpacked,
  heard: ((bytes: number) => void) | undefined,
): Promise<void> {
  const { signal, mapping } = options;
  const report = await readFile(
    file,
    (format) => {
      builder.beginFile(file.name, format.id);
      return builder;
    },
    {
      copies,
      ...(signal ? { signal } : {}),
      ...(mapping ? { mapping } : {}),
      ...(heard ? { onProgress: heard } : {}),
    },
  );
  builder.endFile(report.bytes);
  hashes.push(report.hash);
  recognised.push({
    name: file.name,
    formatLabel: report.formatLabel,
    why: report.why,
    encoding: report.decoding.encoding,
    ...(report.totals ? { totals: report.totals } : {}),
  });
}
