import type { CaseWriter } from './caseWriter.ts';

/** Every format that a case can be written in; each loads when it is asked for. */
export const WRITERS = {
  case: async () => (await import('./caseOut.ts')).caseOut,
  ftm: async () => (await import('./ftmOut.ts')).ftmOut,
  'csv-entities': async () => (await import('./csvOut.ts')).entitiesCsv,
  'csv-relations': async () => (await import('./csvOut.ts')).relationsCsv,
  'csv-sources': async () => (await import('./csvOut.ts')).sourcesCsv,
  graphml: async () => (await import('./graphmlOut.ts')).graphmlOut,
  gexf: async () => (await import('./gexfOut.ts')).gexfOut,
  cytoscape: async () => (await import('./cytoscapeOut.ts')).cytoscapeOut,
} as const satisfies Record<string, () => Promise<CaseWriter>>;

/** Id of a format that a case can be written in. */
export type WriterId = keyof typeof WRITERS;
