import { closeSync, fstatSync, mkdtempSync, openSync, read, rmSync, writeSync, type Stats } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { changedText } from '../worker/changedText.ts';
import type { ReadDisk, Storage } from '../worker/keptText.ts';

const readBytes = promisify(read);

/** Reads places of a file whose size and time of change were `opened`; one that has others is refused. */
export function diskReader(path: string, opened: Stats): ReadDisk {
  let file: number | undefined;
  return async (start, end) => {
    try {
      file ??= openSync(path, 'r');
      const now = fstatSync(file);
      if (now.size === opened.size && now.mtimeMs === opened.mtimeMs) return await bytesAt(file, start, end);
    } catch (error) {
      throw new Error(changedText(basename(path)), { cause: error });
    }
    throw new Error(changedText(basename(path)));
  };
}

/**
 * A file of its own in the temporary folder, gone when it is closed or the program ends; `undefined` when it cannot be
 * made.
 */
export async function temporaryStorage(parent = tmpdir()): Promise<Storage | undefined> {
  try {
    const folder = mkdtempSync(join(parent, 'throughline-'));
    const file = openSync(join(folder, 'text'), 'wx+', 0o600);
    const remove = (): void => rmSync(folder, { recursive: true, force: true });
    // Where an open file can be removed it lives on without a name, and nothing is left however the program ends.
    if (process.platform !== 'win32') remove();
    process.once('exit', remove);
    return {
      append: (bytes) => {
        for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
      },
      read: (start, end) => bytesAt(file, start, end),
      close: () => {
        closeSync(file);
        remove();
        process.off('exit', remove);
      },
    };
  } catch {
    return undefined;
  }
}

async function bytesAt(file: number, start: number, end: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(end - start);
  let done = 0;
  while (done < bytes.length) {
    const { bytesRead } = await readBytes(file, bytes, done, bytes.length - done, start + done);
    if (bytesRead === 0) throw new RangeError(`The file ends before byte ${end}.`);
    done += bytesRead;
  }
  return bytes;
}
