import { unpack } from '../formats/containers/unpack.ts';
import { previewBytes } from '../formats/customs/preview.ts';
import { concat } from '../formats/encoding.ts';
import { chooseEncoding } from '../formats/encodings/guess.ts';
import { loadFormats, recognise } from '../formats/formats.ts';
import { inflate } from '../formats/inflate.ts';
import type { Format } from '../formats/reader.ts';
import { ReadFailure } from '../formats/readFailure.ts';
import { namedRefusal, refusal } from '../formats/refusals.ts';
import type { Context } from './context.ts';
import type { LookedPart, LookReply, PartChoice } from './intake.ts';
import type { Requests } from './protocol.ts';

/** How much of a file is looked at, as the reader itself does. */
const SAMPLE_BYTES = 64 * 1024;

/** Lists of sanctions and of restricted parties: their entries are acts of authorities. */
const LISTS: ReadonlySet<string> = new Set([
  'ofac-csv',
  'ofac-xml',
  'ofac-advanced',
  'us-csl',
  'bis-dpl',
  'bis-mieu',
  'eu-annex',
  'eu-fsf',
  'uk-ofsi',
  'un-list',
  'ca-sema',
  'ua-nsdc',
]);

/**
 * Recognises files by their first bytes without opening them: every part of an archive and every sheet of a workbook
 * on its own. What is chosen for a part by its name goes before what is found.
 */
export async function look(
  { files, choices, only }: Requests['look']['input'],
  context: Context<'look'>,
): Promise<LookReply> {
  const parts: LookedPart[] = [];
  for (const [file, { name, size }] of files.entries()) {
    const base = { file, bytes: size };
    try {
      for await (const part of unpack({ name, chunks: source(files[file]) }, { signal: context.signal })) {
        await context.pause();
        if (only !== undefined && part.name !== only) continue;
        const found = await lookAt(part.name, part.chunks, choiceFor(part.name, choices)).catch(failed);
        parts.push({ ...base, ...found, name: part.name, part: part.part });
      }
    } catch (error) {
      context.signal.throwIfAborted();
      parts.push({ ...base, ...failed(error), name, part: false });
    }
  }
  const formats = (await loadFormats()).map(({ id, label }) => ({ id, label, list: LISTS.has(id) }));
  return { parts, formats };
}

function choiceFor(name: string, choices: Readonly<Record<string, PartChoice>>): PartChoice {
  return (Object.hasOwn(choices, name) ? choices[name] : undefined) ?? {};
}

async function* source(file: File | undefined): AsyncGenerator<Uint8Array> {
  if (file) yield* file.stream();
}

type Found = Omit<LookedPart, 'name' | 'file' | 'bytes' | 'part'>;

/** What is said of a part that cannot be read. */
function failed(error: unknown): Found {
  const said =
    error instanceof ReadFailure
      ? error.message
      : 'The file cannot be read. It may be a folder, or have been moved or changed.';
  return { why: '', likely: [], clear: false, list: false, problem: said, readable: false };
}

async function lookAt(name: string, chunks: AsyncIterable<Uint8Array>, choice: PartChoice): Promise<Found> {
  const { bytes, whole } = await firstBytes(chunks);
  if (bytes.length === 0) throw new ReadFailure('empty', 'The file or the archive is empty.');
  const encoding = chooseEncoding(bytes, whole);
  const text = new TextDecoder(choice.encoding ?? encoding.encoding).decode(bytes.subarray(encoding.markBytes));
  const named = namedRefusal(text);
  if (named !== undefined) throw new ReadFailure('unsupported', named);
  const { format, why, others, clear } = await recognise({ name, text });
  const wanted = choice.format === undefined ? format : await formatOf(choice.format);
  const looksLike = format ?? (isTabular(text) ? await formatOf('customs') : undefined);
  const taken = wanted ?? looksLike;
  const readable = taken !== undefined;
  const table = taken?.id === 'customs' ? previewBytes(bytes, whole, choice) : undefined;
  return {
    ...(taken ? { format: taken.id } : {}),
    why:
      choice.format !== undefined
        ? 'you chose it'
        : format
          ? why
          : 'it has rows of cells; none of its column names is known',
    likely: [...(format ? [format.id] : []), ...others.map(({ id }) => id)],
    clear: clear && choice.format === undefined && taken?.id !== 'customs',
    list: taken !== undefined && LISTS.has(taken.id),
    encoding,
    readable,
    ...(readable ? {} : { problem: refusal(bytes, text) }),
    ...(table ? { table } : {}),
  };
}

async function formatOf(id: string): Promise<Format | undefined> {
  return (await loadFormats()).find((format) => format.id === id);
}

/** The first bytes of a text, inflated; the rest is not read. */
async function firstBytes(
  chunks: AsyncIterable<Uint8Array>,
): Promise<{ readonly bytes: Uint8Array; readonly whole: boolean }> {
  let bytes: Uint8Array = new Uint8Array(0);
  for await (const chunk of inflate(chunks)) {
    bytes = concat(bytes, chunk);
    if (bytes.length >= SAMPLE_BYTES) return { bytes: bytes.subarray(0, SAMPLE_BYTES), whole: false };
  }
  return { bytes, whole: true };
}

/** Whether a text of no known format is at least rows of cells: the mapping of its columns can then be told by hand. */
function isTabular(text: string): boolean {
  if (/^\s*[{[<]/.test(text) || /\p{Cc}/u.test(text.slice(0, 4000).replace(/[\r\n\t]/g, ''))) return false;
  const lines = text.split(/\r?\n/, 20).filter((line) => line.trim() !== '');
  const separated = lines.filter((line) => /[,;\t|]/.test(line)).length;
  return lines.length > 1 && separated >= lines.length * 0.6;
}
