import type { RecordSink } from '../model/sink.ts';
import { utf8Chunks } from './encoding.ts';
import type { Attribute } from './graphAttributes.ts';
import { parseJson, textsOf, type JsonObject } from './json.ts';
import type { InputFile } from './reader.ts';

/** A document is parsed in one piece; a larger one would not fit into memory together with its values. */
const MAX_MEBIBYTES = 256;

/**
 * The JSON value that a file holds as a whole; `undefined` after an issue when it is too large or not JSON. Throws
 * only what `chunks` throws.
 */
export async function readJsonDocument(
  file: InputFile,
  sink: RecordSink,
  maxMebibytes = MAX_MEBIBYTES,
): Promise<unknown> {
  const decoder = new TextDecoder();
  const texts: string[] = [];
  let bytes = 0;
  let lines = 1;
  const limit = maxMebibytes * 2 ** 20;
  for await (const chunk of utf8Chunks(file.chunks)) {
    bytes += chunk.length;
    // Past the limit the rest is still taken, so that the file counts as read, but not kept.
    if (bytes > limit) texts.length = 0;
    else texts.push(decoder.decode(chunk, { stream: true }));
  }
  texts.push(decoder.decode());
  if (bytes > limit) {
    const size = `larger than ${maxMebibytes} MiB, which is too large for JSON in one piece`;
    sink.issue('unreadable-line', 0, `The file is ${size}; save it as GraphML, GEXF or CSV.`);
    return undefined;
  }
  const text = texts.join('');
  if (text.includes('\ufffd')) sink.issue('bad-encoding', 0, 'Some bytes are not valid in the encoding.');
  const value = parseJson(text);
  if (value !== undefined) return value;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++;
  sink.issue('file-cut', lines, 'The file is not one whole JSON value, as if it had been cut; nothing is read.');
  return undefined;
}

/** An id of a node or edge: numbers are compared as text. Anything else is none. */
export function jsonId(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'bigint' ? String(value) : undefined;
}

/** The fields of an object as attributes, one for each item of a list. */
export function jsonAttributes(object: JsonObject, left: ReadonlySet<string>): Attribute[] {
  const attributes: Attribute[] = [];
  for (const [name, value] of Object.entries(object)) {
    if (left.has(name)) continue;
    for (const text of textsOf(value)) attributes.push([name, text]);
  }
  return attributes;
}
