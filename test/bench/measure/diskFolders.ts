import { closeSync, mkdirSync, openSync, read, readdirSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { KeptFolders } from '../../../src/worker/keptFolders.ts';

const readBytes = promisify(read);

/** Folders of kept cases on the disk, read as a browser reads its own: in place, a part at a time. */
export function diskFolders(root: string): KeptFolders {
  return {
    async create(folder, name) {
      mkdirSync(join(root, folder), { recursive: true });
      const file = openSync(join(root, folder, name), 'w');
      return {
        append: (bytes) => {
          for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
        },
        close: () => closeSync(file),
      };
    },
    async open(folder, name) {
      const file = openSync(join(root, folder, name), 'r');
      return {
        size: statSync(join(root, folder, name)).size,
        read: async (start, end) => {
          const bytes = new Uint8Array(end - start);
          for (let done = 0; done < bytes.length;) {
            done += (await readBytes(file, bytes, done, bytes.length - done, start + done)).bytesRead;
          }
          return bytes;
        },
      };
    },
    async sizes() {
      return new Map(
        readdirSync(root).map((folder) => [
          folder,
          readdirSync(join(root, folder)).reduce((sum, name) => sum + statSync(join(root, folder, name)).size, 0),
        ]),
      );
    },
    async remove(folder) {
      rmSync(join(root, folder), { recursive: true, force: true });
    },
    async clear() {
      rmSync(root, { recursive: true, force: true });
      return undefined;
    },
  };
}
