import type { RecordSink } from '../model/sink.ts';
import { excerpt, isObject, textsOf, type JsonObject } from './json.ts';
import { readJsonDocument } from './jsonDocument.ts';
import type { InputFile } from './reader.ts';

/** The records of each aspect of a CX document. */
export type Aspects = ReadonlyMap<string, readonly JsonObject[]>;

/**
 * Reads a CX document and joins the fragments of each aspect; `undefined` after an issue when it is none. Aspects
 * that are not in `known` are counted in one issue each, as are items that are no objects.
 */
export async function readAspects(
  file: InputFile,
  sink: RecordSink,
  known: ReadonlySet<string>,
): Promise<Aspects | undefined> {
  const value = await readJsonDocument(file, sink);
  if (value === undefined) return undefined;
  if (!Array.isArray(value)) {
    sink.issue('not-a-record', 0, `Not a list of aspects: ${excerpt(value)}`);
    return undefined;
  }
  const aspects = new Map<string, JsonObject[]>();
  const unknown = new Map<string, number>();
  for (const fragment of value) {
    if (!isObject(fragment)) {
      sink.issue('not-a-record', 0, `Not a fragment of an aspect, left out: ${excerpt(fragment)}`);
      continue;
    }
    for (const [name, items] of Object.entries(fragment)) {
      const list: readonly unknown[] = Array.isArray(items) ? items : [items];
      if (!known.has(name)) {
        if (!FRAME.has(name)) unknown.set(name, (unknown.get(name) ?? 0) + list.length);
        continue;
      }
      const records = aspects.get(name) ?? [];
      aspects.set(name, records);
      for (const item of list) {
        if (isObject(item)) records.push(item);
        else sink.issue('not-a-record', 0, `Not a record of the aspect ${name}, left out: ${excerpt(item)}`);
      }
    }
  }
  for (const [name, count] of unknown) {
    sink.issue('unknown-field', 0, `The aspect ${excerpt(name)} is left out: ${count} records.`);
  }
  if (!aspects.has('nodes') && !aspects.has('edges')) {
    sink.issue('not-a-record', 0, 'No aspect holds nodes or edges.');
  }
  return aspects;
}

/** What a document says of itself, and how it looks on a screen. */
const FRAME: ReadonlySet<string> = new Set([
  'numberVerification',
  'CXVersion',
  'hasFragments',
  'metaData',
  'status',
  'ndexStatus',
  'provenanceHistory',
  '@context',
  'cartesianLayout',
  'cyVisualProperties',
  'visualProperties',
  'nodeBypasses',
  'edgeBypasses',
  'visualEditorProperties',
  'cyTableColumn',
  'cyHiddenAttributes',
]);

/** Says what the network says of itself: its name and a description, with anything else in the note. */
export function sendNetwork(facts: ReadonlyMap<string, unknown>, sink: RecordSink): void {
  const text = (name: string) => textsOf(facts.get(name)).join('; ').trim();
  const title = text('name');
  if (title === '') return;
  const notes = [...facts.keys()].filter((name) => name !== 'name' && text(name) !== '');
  const note = notes.map((name) => (name === 'description' ? text(name) : `${name}: ${text(name)}`)).join('\n');
  sink.header({ title, note: note === '' ? undefined : note });
}
