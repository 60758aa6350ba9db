import { NoRoom, type KeptFolders } from './keptFolders.ts';
import { OPEN_FOLDER, openSync } from './originStorage.ts';

const FOLDER = 'throughline-kept';

/**
 * The folders of the kept cases in the private file system of this origin.
 *
 * @throws Error when the browser has none, or does not allow it.
 */
export async function originFolders(): Promise<KeptFolders> {
  const root = await navigator.storage.getDirectory();
  const all = async (): Promise<FileSystemDirectoryHandle> => root.getDirectoryHandle(FOLDER, { create: true });
  const one = async (folder: string, create: boolean): Promise<FileSystemDirectoryHandle> =>
    (await all()).getDirectoryHandle(folder, { create });
  return {
    async create(folder, name) {
      const access = await openSync(await (await one(folder, true)).getFileHandle(name, { create: true }));
      if (access === undefined) throw new Error('This browser cannot keep cases.');
      let length = 0;
      return {
        append(bytes) {
          const written = writtenOf(() => access.write(bytes, { at: length }));
          length += written;
          if (written < bytes.length) throw new NoRoom();
        },
        close: () => access.close(),
      };
    },
    async open(folder, name) {
      // A file as it is now can be read by several tabs at once, unlike a handle that reads in place.
      const file = await (await (await one(folder, false)).getFileHandle(name)).getFile();
      return {
        size: file.size,
        read: async (start, end) => new Uint8Array(await file.slice(start, end).arrayBuffer()),
      };
    },
    async sizes() {
      const sizes = new Map<string, number>();
      for await (const [name, handle] of (await all()).entries()) {
        if (handle instanceof FileSystemDirectoryHandle) sizes.set(name, await sizeOf(handle));
      }
      return sizes;
    },
    async remove(folder) {
      await (await all()).removeEntry(folder, { recursive: true }).catch(ignoreMissing);
    },
    async clear() {
      await root.removeEntry(FOLDER, { recursive: true }).catch(ignoreMissing);
      // The text of the open case is in use; it goes when the case is closed.
      await root.removeEntry(OPEN_FOLDER, { recursive: true }).catch(() => undefined);
      return undefined;
    },
  };
}

function writtenOf(write: () => number): number {
  try {
    return write();
  } catch (error) {
    throw isNamed(error, 'QuotaExceededError') ? new NoRoom() : error;
  }
}

async function sizeOf(folder: FileSystemDirectoryHandle): Promise<number> {
  let bytes = 0;
  for await (const handle of folder.values()) {
    if (handle instanceof FileSystemFileHandle) bytes += (await handle.getFile()).size;
  }
  return bytes;
}

function ignoreMissing(error: unknown): void {
  if (!isNamed(error, 'NotFoundError')) throw error;
}

function isNamed(error: unknown, name: string): boolean {
  return error instanceof DOMException && error.name === name;
}
