import type { SourceRecord } from '../model/evidence.ts';
import type { Chain } from '../model/result.ts';
import { engine } from './engine.ts';

/** The sources that some relations name, by id. */
export async function sourcesOfRelations(relations: readonly string[]): Promise<ReadonlyMap<string, SourceRecord>> {
  if (relations.length === 0) return new Map();
  const { sources } = await engine.call('hop', { relations, limit: relations.length });
  return new Map(sources.map((source) => [source.id, source]));
}

/** The sources of the relations that some chains rest on, by id. */
export function sourcesOfChains(chains: readonly Chain[]): Promise<ReadonlyMap<string, SourceRecord>> {
  return sourcesOfRelations([...new Set(chains.flatMap((chain) => chain.hops.map((hop) => hop.picked)))]);
}
