import type { RawProperties } from '../model/records.ts';
import type { RecordSink } from '../model/sink.ts';
import { RecordContext } from './fields.ts';
import { excerpt, isObject, textOf, type JsonObject } from './json.ts';

/** The properties of one FollowTheMoney entity; what nobody takes stays for `raw`. */
class FtmProperties {
  private readonly values = new Map<string, string[]>();

  add(name: string, value: string): void {
    const list = this.values.get(name);
    if (list === undefined) this.values.set(name, [value]);
    else list.push(value);
  }

  /** The names of what is left; taking one while going through them is allowed. */
  names(): IterableIterator<string> {
    return this.values.keys();
  }

  /** The values of a property, which stay. */
  peek(name: string): readonly string[] {
    return this.values.get(name) ?? NONE;
  }

  /** The values of a property, which are then gone from the rest. */
  take(name: string): readonly string[] {
    const list = this.values.get(name);
    if (list === undefined) return NONE;
    this.values.delete(name);
    return list;
  }

  /** The first value of a property; the others stay in the rest. */
  takeFirst(name: string): string | undefined {
    const list = this.values.get(name);
    if (list === undefined) return undefined;
    const first = list.shift();
    if (list.length === 0) this.values.delete(name);
    return first;
  }

  /** What nobody took; `undefined` when nothing is left. `fromEntries` makes `__proto__` a key like any other. */
  rest(): RawProperties | undefined {
    return this.values.size === 0 ? undefined : Object.fromEntries(this.values);
  }
}

const NONE: readonly string[] = [];

/** One FollowTheMoney entity, its envelope opened. */
export interface FtmRecord {
  readonly id: string;
  readonly schema: string;
  readonly caption: string | undefined;
  readonly datasets: readonly string[];
  readonly referents: readonly string[];
  readonly properties: FtmProperties;
  readonly context: RecordContext;
}

/** Envelope fields without a place in the model. */
const ENVELOPE = ['target', 'first_seen', 'last_seen', 'last_change'] as const;
const TAKEN: ReadonlySet<string> = new Set(['id', 'schema', 'caption', 'datasets', 'referents', 'properties']);

/**
 * Opens one entity. Single values are taken for lists with an issue; `Schema:prop` keys lose their prefix; a nested
 * entity is handed to `onNested` and stands in the list as its id. `undefined` with an issue when there is no id.
 */
export function openFtmRecord(
  object: JsonObject,
  sink: RecordSink,
  line: number,
  onNested: (nested: JsonObject) => void,
): FtmRecord | undefined {
  const id = typeof object['id'] === 'number' ? String(object['id']) : object['id'];
  if (typeof id !== 'string' || id === '') {
    sink.issue('missing-field', line, `An entity without an id is left out: ${excerpt(object)}`);
    return undefined;
  }
  const schema = typeof object['schema'] === 'string' ? object['schema'] : '';
  const context = new RecordContext(sink, line, schema === '' ? `entity ${id}` : `${schema} ${id}`);
  if (id !== object['id']) context.issue('wrong-type', 'id', 'a number; read as text');
  const properties = new FtmProperties();
  readProperties(object['properties'], properties, context, onNested);
  for (const key of ENVELOPE) {
    const value = object[key];
    if (value !== undefined && value !== null) properties.add(key, textOf(value));
  }
  for (const key of Object.keys(object)) {
    if (!TAKEN.has(key) && !isEnvelope(key)) context.keep(key, object[key]);
  }
  const { caption } = object;
  if (caption !== undefined && caption !== null && typeof caption !== 'string') {
    context.refuse('wrong-type', 'caption', caption, 'not a text');
  }
  return {
    id,
    schema,
    caption: typeof caption === 'string' && caption !== '' ? caption : undefined,
    datasets: texts(object['datasets'], 'datasets', context),
    referents: texts(object['referents'], 'referents', context),
    properties,
    context,
  };
}

function isEnvelope(key: string): boolean {
  return ENVELOPE.some((name) => name === key);
}

function texts(value: unknown, key: string, context: RecordContext): readonly string[] {
  if (value === undefined || value === null) return NONE;
  if (Array.isArray(value)) {
    const list = value.filter((item: unknown) => typeof item === 'string');
    if (list.length < value.length) context.refuse('wrong-type', key, value, 'not a list of texts');
    return list;
  }
  if (typeof value === 'string') {
    context.issue('wrong-type', key, 'a single value, read as a list of one');
    return [value];
  }
  context.refuse('wrong-type', key, value, 'not a list of texts');
  return NONE;
}

function readProperties(
  value: unknown,
  properties: FtmProperties,
  context: RecordContext,
  onNested: (nested: JsonObject) => void,
): void {
  if (!isObject(value)) {
    if (value === undefined || value === null) context.issue('missing-field', 'properties', 'missing');
    else context.refuse('wrong-type', 'properties', value, 'not an object');
    return;
  }
  for (const key of Object.keys(value)) {
    const colon = key.indexOf(':');
    const name = colon > 0 ? key.slice(colon + 1) : key;
    const list = value[key];
    if (Array.isArray(list)) {
      for (const item of list) addValue(name, item, properties, onNested);
    } else if (list !== null) {
      context.issue('wrong-type', key, 'a single value, read as a list of one');
      addValue(name, list, properties, onNested);
    }
  }
}

function addValue(
  name: string,
  value: unknown,
  properties: FtmProperties,
  onNested: (nested: JsonObject) => void,
): void {
  if (typeof value === 'string') {
    if (value !== '') properties.add(name, value);
  } else if (isObject(value) && typeof value['id'] === 'string' && 'schema' in value) {
    properties.add(name, value['id']);
    onNested(value);
  } else if (value !== null) properties.add(name, textOf(value));
}
