import { caseFile } from './caseFile.ts';
import type { FileSample, Format } from './reader.ts';

/** What the text of a file is at first sight. */
type Shape = 'json' | 'markup' | 'table';

/**
 * Every format that can be opened: a new one is one file and one line in the list of its shape. Those of one shape load
 * together when a file of that shape is looked at, as each has to be asked; only the case file is at hand from the
 * start, because the first visit opens one.
 */
const LOADERS: Readonly<Record<Shape, () => Promise<readonly Format[]>>> = {
  json: async () => (await import('./jsonFormats.ts')).JSON_FORMATS,
  table: async () => (await import('./tableFormats.ts')).TABLE_FORMATS,
  markup: async () => (await import('./markupFormats.ts')).MARKUP_FORMATS,
};

/** The shapes that a text may have. */
function shapesOf(text: string): readonly Shape[] {
  const [first] = /\S/.exec(text) ?? [''];
  if (first === '<') return ['markup'];
  if (first === '{' || first === '[') return ['json'];
  return text.includes('{') ? ['json', 'table'] : ['table'];
}

/** All formats, loaded. */
export function loadFormats(): Promise<readonly Format[]> {
  return loadShapes(['json', 'table', 'markup']);
}

async function loadShapes(shapes: readonly Shape[]): Promise<readonly Format[]> {
  return (await Promise.all(shapes.map((shape) => LOADERS[shape]()))).flat();
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
  const guesses = (await loadShapes(shapesOf(sample.text)))
    .map((format) => ({ format, ...format.detect(sample) }))
    .filter((guess) => guess.confidence > 0)
    .sort((a, b) => b.confidence - a.confidence);
  const [best, ...others] = guesses;
  if (best === undefined) return { format: undefined, why: 'no format fits', others: [], clear: false };
  const clear = best.confidence >= LIKELY && best.confidence - (others[0]?.confidence ?? 0) >= APART;
  return { format: best.format, why: best.why, others: others.map((guess) => guess.format), clear };
}
