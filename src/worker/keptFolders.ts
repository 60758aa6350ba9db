import type { PackedSource } from '../case/packed/container.ts';

/** The folders of the kept cases, one a case. Every failure is an error for the screen. */
export interface KeptFolders {
  /** Writes a new file into a folder, which is made where there is none. */
  create(folder: string, name: string): Promise<NewFile>;
  /** A file of a folder. @throws Error when there is none. */
  open(folder: string, name: string): Promise<PackedSource>;
  /** The bytes of every folder. */
  sizes(): Promise<ReadonlyMap<string, number>>;
  /** Removes a folder and what is in it; nothing where there is none. */
  remove(folder: string): Promise<void>;
  /** Removes everything, also texts that an open case no longer needs. */
  clear(): Promise<undefined>;
}

/** A file that is being written, one piece after the other. */
export interface NewFile {
  /** @throws Error when there is no room. */
  append(bytes: Uint8Array): void;
  /** No more is written; the file is whole from now on. */
  close(): void;
}

/** Says that there is no room for a case. */
export class NoRoom extends Error {
  override name = 'NoRoom';

  constructor() {
    super('The browser has no room for it.');
  }
}
