import { openPaths } from '../../../src/cli/files.ts';
import { peakMemory } from './timing.ts';

/** What came of a file; time in milliseconds, memory in bytes. */
export interface ReadOutput {
  readonly ms: number;
  /** The format it was taken for, in words. */
  readonly format: string;
  readonly entities: number;
  readonly relations: number;
  readonly issues: number;
  readonly peak: number;
}

/** Opens a file as the terminal does, from its first byte to the finished case. */
export async function measureRead({ path }: { readonly path: string }): Promise<ReadOutput> {
  const start = performance.now();
  const { data, recognised } = await openPaths([path], '2025-01-01', undefined);
  const ms = performance.now() - start;
  return {
    ms,
    format: recognised[0]?.formatLabel ?? '',
    entities: data.entities.count,
    relations: data.relations.count,
    issues: data.issueCount,
    peak: peakMemory(),
  };
}
