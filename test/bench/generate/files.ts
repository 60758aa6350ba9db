import { createReadStream, createWriteStream, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { caseFileLine } from '../../../src/formats/writeCaseFile.ts';
import { Network, type Recipe } from './network.ts';
import { shuffledRecords } from './order.ts';
import { entityFtm, entityRecord, relationFtm, relationRecord } from './records.ts';

/** The two formats a case is written in. */
export const FORMATS = ['ftm', 'case'] as const;
export type BenchFormat = (typeof FORMATS)[number];

/** Changes whenever the generator gives other bytes, so that files of an older one are not taken for these. */
const GENERATION = 2;

/** A file of the bench, and its size in bytes. */
export interface BenchFile {
  readonly path: string;
  readonly bytes: number;
}

/** The file of a recipe in the temporary folder, written when it is not there yet. */
export async function benchFile(recipe: Recipe, format: BenchFormat, gzip: boolean): Promise<BenchFile> {
  const extension = format === 'ftm' ? 'ftm.json' : 'case.jsonl';
  const name = `${recipe.seed}-${recipe.entities}-zipf${recipe.zipf}.${extension}`;
  const plain = await keptFile(name, (path) => writePlain(recipe, format, path));
  if (!gzip) return plain;
  return keptFile(`${name}.gz`, (path) =>
    pipeline(createReadStream(plain.path), createGzip({ level: 6 }), createWriteStream(path)),
  );
}

/** Path of a file of the bench in the temporary folder, written by `write` when it is not there yet. */
export async function keptFile(name: string, write: (path: string) => Promise<void>): Promise<BenchFile> {
  const folder = join(tmpdir(), 'throughline-bench');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `v${GENERATION}-${name}`);
  if (!existsSync(path)) await whole(path, write);
  return { path, bytes: statSync(path).size };
}

/** A file that is cut short is never taken for a whole one. */
async function whole(path: string, write: (path: string) => Promise<void>): Promise<void> {
  const partial = `${path}.${process.pid}`;
  await write(partial);
  renameSync(partial, path);
}

async function writePlain(recipe: Recipe, format: BenchFormat, path: string): Promise<void> {
  const network = new Network(recipe);
  let lines: string[] = [];
  if (format === 'case') {
    lines.push(
      caseFileLine({ record: 'case', header: { title: `Bench, ${recipe.entities} entities`, asOf: '2025-01-01' } }),
      caseFileLine({ record: 'source', source: { id: 'declarations', title: 'Declarations of the bench' } }),
    );
  }
  const steps = shuffledRecords(network, {
    entity: (at) =>
      lines.push(
        format === 'ftm'
          ? entityFtm(network, at)
          : caseFileLine({ record: 'entity', entity: entityRecord(network, at) }),
      ),
    relation: (at) =>
      lines.push(
        format === 'ftm'
          ? relationFtm(network, at)
          : caseFileLine({ record: 'relation', relation: relationRecord(network, at) }),
      ),
  });
  await writeText(path, function* () {
    let done = false;
    while (!done) {
      done = steps.next().done === true;
      if (lines.length > 0) yield `${lines.join('\n')}\n`;
      lines = [];
    }
  });
}

/** Writes text piece by piece, waiting for the disk. */
export async function writeText(path: string, pieces: () => Iterable<string>): Promise<void> {
  const stream = createWriteStream(path, { highWaterMark: 1 << 20 });
  for (const piece of pieces()) if (!stream.write(piece)) await once(stream, 'drain');
  stream.end();
  await once(stream, 'finish');
}
