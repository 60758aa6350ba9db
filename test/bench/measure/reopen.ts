import { openPaths } from '../../../src/cli/files.ts';
import { loadFormats } from '../../../src/formats/formats.ts';
import { keepCase } from '../../../src/worker/keepCase.ts';
import { reopenCase } from '../../../src/worker/reopenCase.ts';
import { diskFolders } from './diskFolders.ts';
import type { OpenInput } from './open.ts';
import { listedChains } from './listedChains.ts';
import { peakMemory } from './timing.ts';

/** A file to open and keep, and where. */
export interface KeepInput {
  readonly path: string;
  readonly root: string;
}

/** Times in milliseconds. */
export interface KeepOutput {
  readonly folder: string;
  readonly bytes: number;
  readonly ms: number;
}

/** Opens a file and keeps its case in a folder of its own. */
export async function measureKeep({ path, root }: KeepInput): Promise<KeepOutput> {
  const today = '2025-01-01';
  const { data, recognised } = await openPaths([path], today, undefined);
  const start = performance.now();
  const kept = await keepCase(data, { recognised, today }, undefined, diskFolders(root), async () => undefined);
  return { folder: kept.folder, bytes: kept.bytes, ms: performance.now() - start };
}

/** Times in milliseconds, memory in bytes. */
export interface ReopenOutput {
  /** From the first byte to the listed chains of the planted flow. */
  readonly ms: number;
  readonly traceMs: number;
  readonly rows: number;
  readonly chains: number;
  readonly peak: number;
  /** Whether the full records of the ends were read. */
  readonly hasRecords: boolean;
}

/** Reopens a kept case and traces the planted flow. */
export async function measureReopen({
  root,
  folder,
  from,
  to,
}: Omit<OpenInput, 'path'> & { readonly root: string; readonly folder: string }): Promise<ReopenOutput> {
  const start = performance.now();
  const { data } = await reopenCase('The case', folder, diskFolders(root), loadFormats);
  const opened = performance.now();
  const chains = listedChains(data, from, to);
  const end = performance.now();
  const peak = peakMemory();
  const records = await Promise.all([from, to].map((id) => data.details.entity(data.entities.index.find(id))));
  return {
    ms: end - start,
    traceMs: end - opened,
    rows: data.entities.count + data.relations.count,
    chains,
    peak,
    hasRecords: records.every(({ id }, index) => id === [from, to][index]),
  };
}
