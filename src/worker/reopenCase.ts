import type { CaseData, StoredText } from '../case/caseData.ts';
import type { LineSource } from '../case/lineDetails.ts';
import { PackedFailure, type PackedSource } from '../case/packed/container.ts';
import { unpackCase } from '../case/packed/unpackCase.ts';
import type { Format } from '../formats/reader.ts';
import { changedText } from './changedText.ts';
import { COLUMNS_FILE, textFile, type KeptOpening } from './keepCase.ts';
import { lineSource, type LineText } from './keepLines.ts';
import type { KeptFolders } from './keptFolders.ts';
import { LineWindow } from './lineWindow.ts';

/** Bytes of a text read at a time. */
const PIECE = 1024 * 1024;

/** A case as it was kept. */
export interface Reopened extends KeptOpening {
  readonly data: CaseData;
}

/**
 * Opens the case of a folder: its columns are read as they were stored, its records are read from the stored texts when
 * a person opens one, for which `formats` are loaded then.
 *
 * @throws Error for the screen, naming the case and why it cannot be opened.
 */
export async function reopenCase(
  name: string,
  folder: string,
  folders: KeptFolders,
  formats: () => Promise<readonly Format[]>,
): Promise<Reopened> {
  try {
    const columns = await folders.open(folder, COLUMNS_FILE);
    const { data, own } = await unpackCase<KeptOpening>(columns, (texts) =>
      Promise.all(
        texts.map(async (stored, index) => {
          const text = await folders.open(folder, textFile(index));
          if (text.size !== stored.bytes) throw new PackedFailure('cut');
          return keptSource(stored, text, formats);
        }),
      ),
    );
    return { data, ...own };
  } catch (error) {
    const why =
      error instanceof PackedFailure
        ? `what was kept of it ${error.message}`
        : 'it is no longer among what this browser keeps';
    throw new Error(`${name} cannot be opened again: ${why}. Open its files instead.`, { cause: error });
  }
}

/** The lines of a stored text; what reads them loads with the first record that a person opens. */
function keptSource(
  { name, format, context, bytes }: Omit<StoredText, 'chunks'>,
  file: PackedSource,
  formats: () => Promise<readonly Format[]>,
): LineSource {
  const text = textOf(file, name);
  let source: Promise<LineSource> | undefined;
  const load = async (): Promise<LineSource> => {
    const reader = (await formats()).find(({ id }) => id === format);
    const found = reader && lineSource(name, reader, text, () => context);
    if (found === undefined) throw new Error(`${name} was kept by another version of the app. Open it again.`);
    return found;
  };
  return {
    name,
    format,
    context,
    bytes,
    changed: changedText(name),
    chunks: () => text.chunks(),
    read: async (offset, id) => (await (source ??= load())).read(offset, id),
    close: () => undefined,
  };
}

/** The lines of a stored text. */
function textOf(text: PackedSource, name: string): LineText {
  const { size } = text;
  const bytesAt = async (start: number, end: number): Promise<Uint8Array> => {
    try {
      return await text.read(start, end);
    } catch (error) {
      throw new Error(`${name} is no longer kept in this browser. Open it again to see the full record.`, {
        cause: error,
      });
    }
  };
  const lines = new LineWindow(bytesAt);
  return {
    bytes: size,
    line: (offset) => lines.at(offset, size),
    async *chunks() {
      for (let at = 0; at < size; at += PIECE) yield await bytesAt(at, Math.min(at + PIECE, size));
    },
    close: () => undefined,
  };
}
