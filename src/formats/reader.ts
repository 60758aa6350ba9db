import type { RecordSink } from '../model/sink.ts';
import type { RowIndex } from './customs/rowIndex.ts';
import type { TableMapping } from './customs/mapping.ts';
import type { TableTotals } from './customs/totals.ts';

/** One file as bytes, in chunks of any size. Already inflated where it was gzip. */
export interface InputFile {
  readonly name: string;
  readonly chunks: AsyncIterable<Uint8Array>;
}

/** What recognition sees of a file. */
export interface FileSample {
  readonly name: string;
  /** The first bytes (up to 64 KiB) as text in the detected encoding. */
  readonly text: string;
}

/** A guess about a file's format. */
export interface Detection {
  /** 0 not this format … 1 certain. */
  readonly confidence: number;
  /** Why, in words: "first line has id and schema". */
  readonly why: string;
}

/** What a reader of tables is told besides the file. */
export interface ReadContext {
  /** How the columns are read; guessed when missing. */
  readonly mapping?: TableMapping;
  /** The rows of the files read before, so that copies between files are found; made by the first table. */
  readonly copies?: { rows: RowIndex | undefined };
}

/** What is known of a line that is read again. */
export interface LinePlace {
  /** Name of the file. */
  readonly file: string;
  /** Id of the record that is looked for. */
  readonly id: string;
  /** What `RecordSink.linesUnder` was told; "" where it was told nothing. */
  readonly context: string;
}

/** One format: how to recognise it and how to read it. A new format is one file and one line in the list of its shape. */
export interface Format {
  readonly id: string;
  readonly label: string;
  detect(sample: FileSample): Detection;
  /**
   * Reads the file into the sink. Never throws for what the file holds: bad input is an issue with its line.
   * Throws only what `chunks` throws (a cut archive, a cancelled read). Gives the totals of a table that has any.
   */
  read(file: InputFile, sink: RecordSink, context?: ReadContext): Promise<TableTotals | void>;
  /**
   * Reads one line again: gives the sink the records that `read` said stand there (`RecordSink.at`), and whatever else
   * it gave then. Only formats with a record a line have it.
   */
  readLine?(text: string, sink: RecordSink, place: LinePlace): void;
}
