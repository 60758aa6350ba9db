import type { CaseData } from '../case/caseData.ts';
import { packCase } from '../case/packed/packCase.ts';
import type { KeptFolders } from './keptFolders.ts';
import type { KeptCase } from './protocol.ts';
import type { Recognised } from './summary.ts';

/** What of an opening is stored beside the case. */
export interface KeptOpening {
  readonly recognised: readonly Recognised[];
  /** The day it was opened, date text: the as-of date of data without one. */
  readonly today: string;
}

/** Name of the file of a folder that holds the columns; its texts are in `text-0`, `text-1` … */
export const COLUMNS_FILE = 'columns';

/** Name of the file that holds a text. */
export function textFile(index: number): string {
  return `text-${index}`;
}

/**
 * Stores a case in a new folder, or finds that `same` is the same already. `pause` is called between pieces and ends
 * the keeping when it throws; then, and when there is no room, nothing stays behind.
 *
 * @throws NoRoom; an error for the screen when a file has changed since it was opened; whatever `pause` throws.
 */
export async function keepCase(
  data: CaseData,
  opening: KeptOpening,
  same: KeptCase | undefined,
  folders: KeptFolders,
  pause: () => Promise<void>,
): Promise<KeptCase> {
  const { bytes, texts } = packCase(data, opening);
  if (same && (await folders.sizes()).get(same.folder) === same.bytes) {
    const { sum } = await drain(bytes(), () => undefined, pause);
    if (sum === same.sum) return same;
  }
  const folder = crypto.randomUUID();
  try {
    const columns = await written(folders, folder, COLUMNS_FILE, (write) => drain(bytes(), write, pause));
    let length = columns.length;
    for (const [index, text] of texts.entries()) {
      await written(folders, folder, textFile(index), async (write) => {
        for await (const piece of text.chunks()) {
          await pause();
          write(piece);
          length += piece.length;
        }
      });
    }
    return { folder, bytes: length, sum: columns.sum };
  } catch (error) {
    await folders.remove(folder).catch(() => undefined);
    throw error;
  }
}

async function written<T>(
  folders: KeptFolders,
  folder: string,
  name: string,
  fill: (write: (bytes: Uint8Array) => void) => Promise<T>,
): Promise<T> {
  const file = await folders.create(folder, name);
  try {
    return await fill((bytes) => file.append(bytes));
  } finally {
    file.close();
  }
}

async function drain(
  pieces: Generator<Uint8Array, number>,
  write: (bytes: Uint8Array) => void,
  pause: () => Promise<void>,
): Promise<{ readonly length: number; readonly sum: number }> {
  let length = 0;
  let piece = pieces.next();
  while (piece.done !== true) {
    write(piece.value);
    length += piece.value.length;
    await pause();
    piece = pieces.next();
  }
  return { length, sum: piece.value };
}
