import { CaseBuilder } from '../case/caseBuilder.ts';
import type { CaseData } from '../case/caseData.ts';
import { unpack, type Unpacked } from '../formats/containers/unpack.ts';
import type { TableMapping } from '../formats/customs/mapping.ts';
import { addHashes } from '../formats/lineHash.ts';
import { readFile } from '../formats/readFile.ts';
import type { ReadContext } from '../formats/reader.ts';
import { ReadFailure } from '../formats/readFailure.ts';
import type { LineCase } from './keepLines.ts';
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

/** How one file is to be read, where that is not left to its content. */
export interface FileChoice {
  /** Id of a format. */
  readonly format?: string;
  /** Label of an encoding. */
  readonly encoding?: string;
  readonly mapping?: TableMapping;
  /** Not read at all. */
  readonly leaveOut?: boolean;
}

/** How files are opened. */
export interface OpenOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
  /** Makes a place for text that cannot be read from its file again; `undefined` when there is none. */
  readonly storage?: () => Promise<Storage | undefined>;
  /** Reads the tables that have its columns; other files are read as what they are. */
  readonly mapping?: TableMapping;
  /** By name of a file, or of a part of one: "a.zip/b.csv", "a.xlsx/Sheet1". */
  readonly choices?: Readonly<Record<string, FileChoice>>;
}

/** Files below this many bytes are held in memory: reading from disk again would be no gain. */
const LARGE = 256 * 1024;

/** Made once: progress is told so often that making it each time takes longer than reading the file from disk. */
const COUNT_FORMAT = new Intl.NumberFormat('en');

/** What opening gives: the case, and how each file was taken. */
export interface Opened {
  readonly data: CaseData;
  readonly recognised: readonly Recognised[];
}

/** Says which file could not be read and why. */
class OpenFailure extends Error {
  override name = 'OpenFailure';
}

/** A case while it is read. */
interface Reading {
  readonly builder: CaseBuilder;
  /** Keeps the places of lines instead of records; missing where every file is small. */
  readonly lines: LineCase | undefined;
  readonly options: OpenOptions;
  readonly copies: NonNullable<ReadContext['copies']>;
  readonly recognised: Recognised[];
  readonly hashes: string[];
}

/**
 * Reads files one after the other into one case; an archive or a workbook gives several. `today` is the date text for
 * data without an as-of date. Of large files whose bytes can be read again only the columns stay in memory;
 * `details.close` lets go of what was stored.
 *
 * @throws OpenFailure naming the file and the reason; the signal's reason when it is aborted.
 */
export async function openCase(files: readonly OpenFile[], today: string, options: OpenOptions = {}): Promise<Opened> {
  const lines = files.some(isLarge) ? new (await import('./keepLines.ts')).LineCase(today) : undefined;
  const builder = lines?.builder ?? new CaseBuilder(today);
  const reading: Reading = { builder, lines, options, copies: { rows: undefined }, recognised: [], hashes: [] };
  const total = files.some(({ size }) => size === undefined)
    ? undefined
    : files.reduce((sum, { size }) => sum + (size ?? 0), 0);
  let done = 0;
  try {
    for (const file of files) {
      let bytes = 0;
      const heard = (count: number): void => {
        bytes = count;
        if (options.onProgress === undefined) return;
        const records = COUNT_FORMAT.format(builder.entityCount + builder.relationCount);
        options.onProgress({ label: `reading ${file.name}, ${records} records,`, done: done + count, total });
      };
      await readParts(reading, file, heard).catch((error: unknown) => {
        options.signal?.throwIfAborted();
        throw new OpenFailure(`${file.name}: ${error instanceof Error ? error.message : String(error)}`);
      });
      done += bytes;
    }
  } catch (error) {
    lines?.discard();
    throw error;
  }
  return { data: builder.finish(addHashes(reading.hashes)), recognised: reading.recognised };
}

/** Reads what is in one file. A part of an archive that cannot be read is an issue, unless no part of it can. */
async function readParts(reading: Reading, file: OpenFile, heard: (bytes: number) => void): Promise<void> {
  const { lines, options, builder } = reading;
  const text = lines && isLarge(file) ? lines.text(file.readDisk, await options.storage?.()) : undefined;
  const chunks = text ? hearing(file.chunks(), text) : file.chunks();
  const parts = unpack({ name: file.name, chunks }, { ...signalOf(options), onBytes: heard });
  let read = 0;
  let failure: ReadFailure | undefined;
  for await (const part of parts) {
    // The parts of an archive are small enough to be held in memory: they were unpacked there.
    if (part.part) text?.close();
    if (choiceFor(options, part.name)?.leaveOut === true) continue;
    try {
      await readPart(reading, part, part.part ? undefined : { heard, text });
      read++;
    } catch (error) {
      if (!part.part || !(error instanceof ReadFailure)) throw error;
      failure ??= new ReadFailure(error.reason, `${part.name}: ${error.message}`);
      builder.beginFile(part.name, '');
      builder.issue('file-not-read', 0, error.message);
    }
  }
  if (read === 0 && failure) throw failure;
}

/** What hears of a file that is no part of an archive. */
interface Whole {
  readonly heard: (bytes: number) => void;
  readonly text: KeptText | undefined;
}

async function readPart(reading: Reading, file: Unpacked, whole: Whole | undefined): Promise<void> {
  const { builder, lines, options, copies, recognised, hashes } = reading;
  const text = whole?.text;
  const report = await readFile(
    file,
    (format) => {
      if (lines) return lines.beginFile(file.name, format, text);
      builder.beginFile(file.name, format.id);
      return builder;
    },
    {
      copies,
      ...signalOf(options),
      ...(options.mapping ? { mapping: options.mapping } : {}),
      ...readingOf(choiceFor(options, file.name)),
      ...(whole ? { onProgress: whole.heard } : {}),
      onText: text && ((bytes) => text.onText(bytes)),
    },
  );
  text?.end();
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

function signalOf({ signal }: OpenOptions): { readonly signal?: AbortSignal } {
  return signal ? { signal } : {};
}

/** A file may be called like a key of the prototype. */
function choiceFor({ choices }: OpenOptions, name: string): FileChoice | undefined {
  return choices && Object.hasOwn(choices, name) ? choices[name] : undefined;
}

function readingOf({ format, encoding, mapping }: FileChoice = {}): Omit<FileChoice, 'leaveOut'> {
  return { ...(format ? { format } : {}), ...(encoding ? { encoding } : {}), ...(mapping ? { mapping } : {}) };
}

function isLarge({ size }: OpenFile): boolean {
  return size !== undefined && size >= LARGE;
}

/** The chunks of a file, of which its text hears first. */
async function* hearing(chunks: AsyncIterable<Uint8Array>, text: KeptText): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    text.onDisk(chunk);
    yield chunk;
  }
}
