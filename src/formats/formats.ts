import { caseFile } from './caseFile.ts';
import type { FileSample, Format } from './reader.ts';

/**
 * Every format that can be opened, in the order they are offered: a new one is one file and one line here. Each loads
 * when a file asks for it; only the case file is at hand from the start, because the first visit opens one.
 */
const LOADERS: readonly (() => Promise<Format>)[] = [
  async () => caseFile,
  async () => (await import('./ftm.ts')).followTheMoney,
  async () => (await import('./ftmSimpleCsv.ts')).ftmSimpleCsv,
  async () => (await import('./bods.ts')).bods,
  async () => (await import('./gleif.ts')).gleif,
  async () => (await import('./ukPsc.ts')).ukPsc,
  async () => (await import('./ofacCsv.ts')).ofacCsv,
  async () => (await import('./ofacXml.ts')).ofacXml,
  async () => (await import('./ofacAdvanced.ts')).ofacAdvanced,
  async () => (await import('./usCsl.ts')).usCsl,
  async () => (await import('./bisDenied.ts')).bisDenied,
  async () => (await import('./bisMieu.ts')).bisMieu,
  async () => (await import('./euAnnex.ts')).euAnnex,
  async () => (await import('./euFsf.ts')).euFsf,
  async () => (await import('./ukOfsi.ts')).ukOfsi,
  async () => (await import('./unList.ts')).unList,
  async () => (await import('./canadaSema.ts')).canadaSema,
  async () => (await import('./ukraineNsdc.ts')).ukraineNsdc,
  async () => (await import('./bodsCsv.ts')).bodsCsv,
  async () => (await import('./gleifCsv.ts')).gleifCsv,
  async () => (await import('./icij.ts')).icij,
  async () => (await import('./fincen.ts')).fincen,
  async () => (await import('./tradeStatistics.ts')).tradeStatistics,
  async () => (await import('./customs/customsTable.ts')).customsTable,
  async () => (await import('./csvGraph.ts')).csvGraph,
  async () => (await import('./openFlights.ts')).openFlights,
  async () => (await import('./edgeList.ts')).edgeList,
  async () => (await import('./graphml.ts')).graphml,
  async () => (await import('./gexf.ts')).gexf,
  async () => (await import('./cytoscapeJson.ts')).cytoscapeJson,
  async () => (await import('./cx2.ts')).cx2,
  async () => (await import('./cx1.ts')).cx1,
  async () => (await import('./graphologyJson.ts')).graphologyJson,
];

/** All formats, loaded. */
export function loadFormats(): Promise<readonly Format[]> {
  return Promise.all(LOADERS.map((load) => load()));
}

/** What a sample was taken for. */
export interface Recognition {
  /** `undefined` when no format fits. */
  readonly format: Format | undefined;
  readonly why: string;
  /** The other formats that could be meant, likeliest first; none when the first one tried is certain. */
  readonly others: readonly Format[];
  /** The format is likely, and clearly likelier than any other. */
  readonly clear: boolean;
}

/** A format less likely than this is to be confirmed, and one that another comes so near to. */
const LIKELY = 0.5;
const APART = 0.1;

/** Finds the format of a file by its content; its name decides nothing. */
export async function recognise(sample: FileSample): Promise<Recognition> {
  const own = caseFile.detect(sample);
  if (own.confidence >= 1) return { format: caseFile, why: own.why, others: [], clear: true };
  const guesses = (await loadFormats())
    .map((format) => ({ format, ...format.detect(sample) }))
    .filter((guess) => guess.confidence > 0)
    .sort((a, b) => b.confidence - a.confidence);
  const [best, ...others] = guesses;
  if (best === undefined) return { format: undefined, why: 'no format fits', others: [], clear: false };
  const clear = best.confidence >= LIKELY && best.confidence - (others[0]?.confidence ?? 0) >= APART;
  return { format: best.format, why: best.why, others: others.map((guess) => guess.format), clear };
}
