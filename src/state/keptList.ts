import { deleteDB, openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { KeptCase } from '../worker/protocol.ts';

/** A kept case, as the list names it. */
export interface KeptEntry {
  readonly hash: string;
  readonly title: string;
  readonly asOf: string | undefined;
  readonly files: readonly string[];
  readonly entities: number;
  readonly relations: number;
  readonly kept: KeptCase;
  /** When it was last opened, in milliseconds since 1970. */
  readonly openedAt: number;
}

/** The list of kept cases, and the last view of each case, kept or shipped. Every call may reject. */
export interface KeptList {
  /** Latest first. */
  cases(): Promise<readonly KeptEntry[]>;
  case(hash: string): Promise<KeptEntry | undefined>;
  putCase(entry: KeptEntry): Promise<void>;
  /** Takes a case and its view off the list. */
  remove(hash: string): Promise<void>;
  /** Text of a view file. */
  view(hash: string): Promise<string | undefined>;
  putView(hash: string, text: string): Promise<void>;
  /** Hash of the case that was open last. */
  last(): Promise<string | undefined>;
  putLast(hash: string): Promise<void>;
  /** Removes the list with all that is in it. */
  clear(): Promise<void>;
}

interface Schema extends DBSchema {
  cases: { key: string; value: KeptEntry };
  views: { key: string; value: string };
  last: { key: 'case'; value: string };
}

const NAME = 'throughline';
const VERSION = 1;

/** The list in the IndexedDB of this origin. */
export function indexedList(): KeptList {
  let opened: Promise<IDBPDatabase<Schema>> | undefined;
  const database = (): Promise<IDBPDatabase<Schema>> => {
    opened ??= openDB<Schema>(NAME, VERSION, {
      upgrade(db) {
        db.createObjectStore('cases', { keyPath: 'hash' });
        db.createObjectStore('views');
        db.createObjectStore('last');
      },
      // Another tab forgets everything, or has a newer version.
      blocking(_current, _wanted, event) {
        opened = undefined;
        if (event.target instanceof IDBDatabase) event.target.close();
      },
      terminated() {
        opened = undefined;
      },
    });
    opened.catch(() => {
      opened = undefined;
    });
    return opened;
  };
  return {
    cases: async () => (await (await database()).getAll('cases')).sort((a, b) => b.openedAt - a.openedAt),
    case: async (hash) => (await database()).get('cases', hash),
    putCase: async (entry) => {
      await (await database()).put('cases', entry);
    },
    remove: async (hash) => {
      const db = await database();
      await Promise.all([db.delete('cases', hash), db.delete('views', hash)]);
    },
    view: async (hash) => (await database()).get('views', hash),
    putView: async (hash, text) => {
      await (await database()).put('views', text, hash);
    },
    last: async () => (await database()).get('last', 'case'),
    putLast: async (hash) => {
      await (await database()).put('last', hash, 'case');
    },
    clear: async () => {
      (await opened)?.close();
      opened = undefined;
      await deleteDB(NAME);
    },
  };
}
