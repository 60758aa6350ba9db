import { caseFile } from './caseFile.ts';
import type { FileSample, Format } from './reader.ts';

/** What the text of a file is at first sight. */
type Shape = 'json' | 'markup' | 'table';

/**
 * Every format that can be opened, in the order they are offered: a new one is one file and one line here. Each loads
 * when a file of its shape is looked at; only the case file is at hand from the start, because the first visit opens
 * one.
 */
const LOADERS: readonly (readonly [Shape, () => Promise<Format>])[] = [
  ['json', async () => caseFile],
  ['json', async () => (await import('./ftm.ts')).followTheMoney],
  ['table', async () => (await import('./ftmSimpleCsv.ts')).ftmSimpleCsv],
  ['json', async () => (await import('./bods.ts')).bods],
  ['markup', async () => (await import('./gleif.ts')).gleif],
  ['json', async () => (await import('./ukPsc.ts')).ukPsc],
  ['table', async () => (await import('./ofacCsv.ts')).ofacCsv],
  ['markup', async () => (await import('./ofacXml.ts')).ofacXml],
  ['markup', async () => (await import('./ofacAdvanced.ts')).ofacAdvanced],
  ['table', async () => (await import('./usCsl.ts')).usCsl],
  ['table', async () => (await import('./bisDenied.ts')).bisDenied],
  ['table', async () => (await import('./bisMieu.ts')).bisMieu],
  ['table', async () => (await import('./euAnnex.ts')).euAnnex],
  ['markup', async () => (await import('./euFsf.ts')).euFsf],
  ['table', async () => (await import('./ukOfsi.ts')).ukOfsi],
  ['markup', async () => (await import('./unList.ts')).unList],
  ['markup', async () => (await import('./canadaSema.ts')).canadaSema],
  ['table', async () => (await import('./ukraineNsdc.ts')).ukraineNsdc],
  ['table', async () => (await import('./bodsCsv.ts')).bodsCsv],
  ['table', async () => (await import('./gleifCsv.ts')).gleifCsv],
  ['table', async () => (await import('./icij.ts')).icij],
  ['table', async () => (await import('./fincen.ts')).fincen],
  ['table', async () => (await import('./tradeStatistics.ts')).tradeStatistics],
  ['table', async () => (await import('./customs/customsTable.ts')).customsTable],
  ['table', async () => (await import('./csvGraph.ts')).csvGraph],
  ['table', async () => (await import('./openFlights.ts')).openFlights],
  ['table', async () => (await import('./edgeList.ts')).edgeList],
  ['markup', async () => (await import('./graphml.ts')).graphml],
  ['markup', async () => (await import('./gexf.ts')).gexf],
  ['json', async () => (await import('./cytoscapeJson.ts')).cytoscapeJson],
  ['json', async () => (await import('./cx2.ts')).cx2],
  ['json', async () => (await import('./cx1.ts')).cx1],
  ['json', async () => (await import('./graphologyJson.ts')).graphologyJson],
];

/** The shapes that a text may have. */
function shapesOf(text: string): ReadonlySet<Shape> {
  const [first] = /\S/.exec(text) ?? [''];
  if (first === '<') return new Set(['markup']);
  const shapes: Shape[] = text.includes('{') ? ['json'] : [];
  return new Set(first === '{' || first === '[' ? ['json'] : [...shapes, 'table']);
}

/** All formats, loaded. */
export function loadFormats(): Promise<readonly Format[]> {
  return Promise.all(LOADERS.map(([, load]) => load()));
}

function loadFor(text: string): Promise<readonly Format[]> {
  const shapes = shapesOf(text);
  return Promise.all(LOADERS.flatMap(([shape, load]) => (shapes.has(shape) ? [load()] : [])));
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
  const guesses = (await loadFor(sample.text))
    .map((format) => ({ format, ...format.detect(sample) }))
    .filter((guess) => guess.confidence > 0)
    .sort((a, b) => b.confidence - a.confidence);
  const [best, ...others] = guesses;
  if (best === undefined) return { format: undefined, why: 'no format fits', others: [], clear: false };
  const clear = best.confidence >= LIKELY && best.confidence - (others[0]?.confidence ?? 0) >= APART;
  return { format: best.format, why: best.why, others: others.map((guess) => guess.format), clear };
}
