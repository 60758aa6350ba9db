import type { ExportReply, Progress, Requests } from '../worker/protocol.ts';
import { engine } from './engine.ts';

/** Id of a format that a case can be written in. */
export type DataFormat = Requests['exportCase']['input']['format'];

/** The formats that a case can be written in, in the order offered. */
export const DATA_FORMATS: readonly { readonly id: DataFormat; readonly label: string; readonly hint: string }[] = [
  { id: 'case', label: 'Throughline case file', hint: 'JSON Lines; holds everything' },
  { id: 'ftm', label: 'FollowTheMoney', hint: 'JSON Lines, for OpenSanctions and Aleph tools' },
  { id: 'csv-entities', label: 'Parties as CSV', hint: 'one row a party' },
  { id: 'csv-relations', label: 'Relations as CSV', hint: 'one row a relation' },
  { id: 'csv-sources', label: 'Sources as CSV', hint: 'one row a source' },
  { id: 'graphml', label: 'GraphML', hint: 'yEd, Gephi, NetworkX' },
  { id: 'gexf', label: 'GEXF', hint: 'Gephi' },
  { id: 'cytoscape', label: 'Cytoscape JSON', hint: 'Cytoscape, cytoscape.js' },
];

/** Writes the open case, or the part of it between some parties, in the worker. Rejects as `engine.call` does. */
export function exportData(
  format: DataFormat,
  ids: readonly string[] | undefined,
  options: { readonly signal: AbortSignal; readonly onProgress: (progress: Progress) => void },
): Promise<ExportReply> {
  return engine.call('exportCase', { format, ...(ids ? { ids } : {}) }, options);
}
