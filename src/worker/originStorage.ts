import type { Storage } from './keptText.ts';

/** What a worker can do with a file of its own origin; not yet among the types of every platform. */
interface SyncAccess {
  write(bytes: Uint8Array, options: { readonly at: number }): number;
  read(bytes: Uint8Array, options: { readonly at: number }): number;
  close(): void;
}

/** Folder of the texts of cases that are open. */
export const OPEN_FOLDER = 'throughline-open';

/**
 * A place in the private file system of this origin, which only a worker can write to at once. `undefined` where the
 * browser has none, or does not allow it. What an earlier visit left behind is removed.
 */
export async function originStorage(): Promise<Storage | undefined> {
  try {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle(OPEN_FOLDER, { create: true });
    await removeOld(folder);
    const name = crypto.randomUUID();
    const access = await openSync(await folder.getFileHandle(name, { create: true }));
    let length = 0;
    return (
      access && {
        append: (bytes) => {
          const written = access.write(bytes, { at: length });
          if (written < bytes.length) throw new Error('There is no room for more.');
          length += written;
        },
        read: async (start, end) => {
          const bytes = new Uint8Array(end - start);
          access.read(bytes, { at: start });
          return bytes;
        },
        close: () => {
          access.close();
          folder.removeEntry(name).catch(() => undefined);
        },
      }
    );
  } catch {
    return undefined;
  }
}

/** A file opened for reading and writing in place; `undefined` where the browser cannot do that. */
export async function openSync(file: FileSystemFileHandle): Promise<SyncAccess | undefined> {
  const open: unknown = Reflect.get(file, 'createSyncAccessHandle');
  if (typeof open !== 'function') return undefined;
  const access: SyncAccess = await open.call(file);
  return access;
}

/** Files in use by another tab are locked, and stay. */
async function removeOld(folder: FileSystemDirectoryHandle): Promise<void> {
  const names: string[] = [];
  for await (const name of folder.keys()) names.push(name);
  await Promise.all(names.map((name) => folder.removeEntry(name).catch(() => undefined)));
}
