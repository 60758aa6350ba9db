import { NoRoom, type KeptFolders } from '../../src/worker/keptFolders.ts';

/** Folders of kept cases in memory, that have room for some bytes. */
export interface MemoryFolders extends KeptFolders {
  readonly folders: Map<string, Map<string, Uint8Array>>;
  room: number;
}

/** A stand-in for the file system of a browser. */
export function memoryFolders(): MemoryFolders {
  const folders = new Map<string, Map<string, Uint8Array>>();
  const all: MemoryFolders = {
    folders,
    room: Number.POSITIVE_INFINITY,
    async create(folder, name) {
      const files = folders.get(folder) ?? new Map<string, Uint8Array>();
      folders.set(folder, files);
      files.set(name, new Uint8Array(0));
      return {
        append(bytes) {
          const before = files.get(name) ?? new Uint8Array(0);
          if (all.room < bytes.length) throw new NoRoom();
          all.room -= bytes.length;
          const whole = new Uint8Array(before.length + bytes.length);
          whole.set(before);
          whole.set(bytes, before.length);
          files.set(name, whole);
        },
        close: () => undefined,
      };
    },
    async open(folder, name) {
      const bytes = folders.get(folder)?.get(name);
      if (bytes === undefined) throw new DOMException('There is none.', 'NotFoundError');
      return {
        size: bytes.length,
        read: async (start, end) => {
          if (!folders.has(folder)) throw new DOMException('It is gone.', 'NotFoundError');
          return bytes.slice(start, end);
        },
      };
    },
    async sizes() {
      return new Map(
        [...folders].map(([name, files]) => [name, [...files.values()].reduce((sum, { length }) => sum + length, 0)]),
      );
    },
    async remove(folder) {
      folders.delete(folder);
    },
    async clear() {
      folders.clear();
      return undefined;
    },
  };
  return all;
}
