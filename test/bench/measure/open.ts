import { openPaths } from '../../../src/cli/files.ts';
import { listedChains } from './listedChains.ts';
import { peakMemory } from './timing.ts';

/** A file to open and the ends of a flow that was planted in it. */
export interface OpenInput {
  readonly path: string;
  readonly from: string;
  readonly to: string;
}

/** Times in milliseconds, memory in bytes. */
export interface OpenOutput {
  /** From the first byte to the listed chains of the planted flow. */
  readonly ms: number;
  /** The part of it after the file was read. */
  readonly traceMs: number;
  readonly rows: number;
  readonly issues: number;
  readonly chains: number;
  /** Memory before the file was touched, the most there was, and what stays once garbage is collected. */
  readonly before: number;
  readonly peak: number;
  readonly after: number;
  readonly heapAfter: number;
}

/** Opens a file as the terminal does and traces the planted flow. */
export async function measureOpen({ path, from, to }: OpenInput): Promise<OpenOutput> {
  const before = process.memoryUsage().rss;
  const start = performance.now();
  const { data } = await openPaths([path], '2025-01-01', undefined);
  const opened = performance.now();
  const chains = listedChains(data, from, to);
  const end = performance.now();
  const peak = peakMemory();
  globalThis.gc?.();
  const { rss, heapUsed } = process.memoryUsage();
  const rows = data.entities.count + data.relations.count;
  return {
    ms: end - start,
    traceMs: end - opened,
    rows,
    issues: data.issueCount,
    chains,
    before,
    peak,
    after: rss,
    heapAfter: heapUsed,
  };
}
