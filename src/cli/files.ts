import { createReadStream, readFileSync, statSync, type Stats } from 'node:fs';
import { basename } from 'node:path';
import type { TableMapping } from '../formats/customs/mapping.ts';
import { openCase, type Opened, type OpenFile } from '../worker/openCase.ts';
import { diskReader, temporaryStorage } from './disk.ts';
import { UsageError } from './usageError.ts';

/** Bytes read at a time. */
const CHUNK = 256 * 1024;

/**
 * Opens files of the disk as one case.
 *
 * @throws UsageError naming the file that cannot be read and why.
 */
export async function openPaths(
  paths: readonly string[],
  today: string,
  mapping: TableMapping | undefined,
): Promise<Opened> {
  if (paths.length === 0) throw new UsageError('No file was given.');
  const files = paths.map(fileAt);
  try {
    return await openCase(files, today, { storage: () => temporaryStorage(), ...(mapping ? { mapping } : {}) });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

/**
 * The mapping in a file of the disk; `undefined` where no file is named.
 *
 * @throws UsageError naming the file and what is wrong with it.
 */
export async function readMapping(path: string | undefined): Promise<TableMapping | undefined> {
  if (path === undefined) return undefined;
  fileAt(path);
  const { parseMapping } = await import('../formats/customs/mapping.ts');
  const reading = parseMapping(readFileSync(path, 'utf8'));
  if (reading.ok) return reading.mapping;
  throw new UsageError(`${path}: is no mapping of columns. ${reading.problem}`);
}

function fileAt(path: string): OpenFile {
  const stats = statsOf(path);
  if (stats === undefined) throw new UsageError(`${path}: there is no such file.`);
  if (stats.isDirectory()) throw new UsageError(`${path}: is a folder, not a file.`);
  return {
    name: basename(path),
    size: stats.size,
    chunks: () => chunksOf(path),
    readDisk: diskReader(path, stats),
  };
}

/** The bytes of a file as plain arrays: those of the platform take several times as long to search and to part. */
async function* chunksOf(path: string): AsyncGenerator<Uint8Array> {
  const chunks: AsyncIterable<Uint8Array> = createReadStream(path, { highWaterMark: CHUNK });
  for await (const { buffer, byteOffset, length } of chunks) yield new Uint8Array(buffer, byteOffset, length);
}

function statsOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    throw new UsageError(`${path}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
