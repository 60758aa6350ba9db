import type { CaseData } from '../case/caseData.ts';
import { PackedFailure, type PackedSource } from '../case/packed/container.ts';
import { unpackCase } from '../case/packed/unpackCase.ts';
import { loadFormats } from '../formats/formats.ts';
import { COLUMNS_FILE, textFile, type KeptOpening } from './keepCase.ts';
import { lineSource, type LineText } from './keepLines.ts';
import type { KeptFolders } from './keptFolders.ts';
import { lineAt } from './keptText.ts';

/** Bytes of a text read at a time. */
const PIECE = 1024 * 1024;

/** A case as it was kept. */
export interface Reopened extends KeptOpening {
  readonly data: CaseData;
}

/**
 * Opens the case of a folder: its columns are read as they were stored, its records are read from the stored texts when
 * a person opens one.
 *
 * @throws Error for the screen, naming the case and why it cannot be opened.
 */
export async function reopenCase(name: string, folder: string, folders: KeptFolders): Promise<Reopened> {
  try {
    const columns = await folders.open(folder, COLUMNS_FILE);
    const { data, own } = await unpackCase<KeptOpening>(columns, async (texts) => {
      if (texts.length === 0) return [];
      const formats = await loadFormats();
      return Promise.all(
        texts.map(async ({ name: file, format, bytes }, index) => {
          const text = await folders.open(folder, textFile(index));
          if (text.size !== bytes) throw new PackedFailure('cut');
          const reader = formats.find(({ id }) => id === format);
          const source = reader && lineSource(file, reader, textOf(text, file));
          if (source === undefined) throw new PackedFailure('newer');
          return source;
        }),
      );
    });
    return { data, ...own };
  } catch (error) {
    const why =
      error instanceof PackedFailure
        ? `what was kept of it ${error.message}`
        : 'it is no longer among what this browser keeps';
    throw new Error(`${name} cannot be opened again: ${why}. Open its files instead.`, { cause: error });
  }
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
  return {
    bytes: size,
    line: (offset) => lineAt(offset, size, bytesAt),
    async *chunks() {
      for (let at = 0; at < size; at += PIECE) yield await bytesAt(at, Math.min(at + PIECE, size));
    },
    close: () => undefined,
  };
}
