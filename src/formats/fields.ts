import { parseDateText } from '../model/dates.ts';
import type { IssueType } from '../model/issue.ts';
import type { RawProperties } from '../model/records.ts';
import type { RecordSink } from '../model/sink.ts';
import { excerpt, isObject, textsOf, type JsonObject } from './json.ts';

/** The names of an object's fields, written with blanks between. */
export function fieldNames(names: string): ReadonlySet<string> {
  return new Set(names.split(' '));
}

/** Where a record stands, and what of it has no place in the model. */
export class RecordContext {
  private extra: [string, readonly string[]][] | undefined;
  readonly sink: RecordSink;
  readonly line: number;
  /** "entity E1", for the texts of issues. */
  readonly what: string;

  constructor(sink: RecordSink, line: number, what: string) {
    this.sink = sink;
    this.line = line;
    this.what = what;
  }

  /** Says what is wrong with a field of this record. */
  issue(type: IssueType, path: string, problem: string): void {
    this.sink.issue(type, this.line, `${path} of ${this.what}: ${problem}`);
  }

  /** Keeps a value as text under its path. */
  keep(path: string, value: unknown): void {
    this.extra ??= [];
    this.extra.push([path, textsOf(value)]);
  }

  /** Keeps a value as text and says why it is not where it was. */
  refuse(type: IssueType, path: string, value: unknown, problem: string): void {
    this.keep(path, value);
    this.issue(type, path, `${problem}; kept as text: ${excerpt(value)}`);
  }

  /**
   * The texts kept so far on top of those the record itself had; `undefined` when there are none. `fromEntries`
   * defines keys instead of assigning them, so that a key `__proto__` is a key like any other.
   */
  raw(own?: RawProperties): RawProperties | undefined {
    if (this.extra === undefined) return own;
    const [first] = this.extra;
    if (own === undefined && this.extra.length === 1 && first !== undefined) return { [first[0]]: first[1] };
    const all = new Map<string, readonly string[]>(own === undefined ? [] : Object.entries(own));
    for (const [key, texts] of this.extra) all.set(key, [...(all.get(key) ?? []), ...texts]);
    return Object.fromEntries(all);
  }
}

/**
 * The fields of one JSON object. `null` and "" are missing fields. A field of the wrong type is an issue, is left out
 * of the record and kept as text.
 */
export class Fields {
  readonly context: RecordContext;
  private readonly object: JsonObject;
  private readonly prefix: string;

  constructor(context: RecordContext, object: JsonObject, prefix = '') {
    this.context = context;
    this.object = object;
    this.prefix = prefix;
  }

  /** Reports and keeps every field whose name is not in `known`. */
  keepUnknown(known: ReadonlySet<string>): void {
    for (const key of Object.keys(this.object)) {
      if (!known.has(key)) this.refuse('unknown-field', key, this.object[key], 'not a field of this format');
    }
  }

  /** A text, a text of a closed table, and a date text. */
  text(key: string): string | undefined {
    const value = this.value(key);
    if (value === undefined || typeof value === 'string') return value;
    this.refuse('wrong-type', key, value, 'not a text');
    return undefined;
  }

  word<Word extends string>(key: string, words: readonly Word[]): Word | undefined {
    const text = this.text(key);
    if (text === undefined) return undefined;
    const word = words.find((candidate) => candidate === text);
    if (word === undefined) this.refuse('wrong-type', key, text, `not one of ${words.join(', ')}`);
    return word;
  }

  date(key: string): string | undefined {
    const text = this.text(key);
    if (text === undefined || parseDateText(text) !== undefined) return text;
    this.refuse('bad-date', key, text, 'not a date');
    return undefined;
  }

  truth(key: string): boolean | undefined {
    const value = this.value(key);
    if (value === undefined || typeof value === 'boolean') return value;
    this.refuse('wrong-type', key, value, 'neither true nor false');
    return undefined;
  }

  /** A finite number from 0 to `most`. */
  amount(key: string, most = Number.MAX_VALUE): number | undefined {
    const value = this.value(key);
    if (value === undefined) return undefined;
    if (typeof value !== 'number') {
      this.refuse('wrong-type', key, value, 'not a number');
      return undefined;
    }
    if (value >= 0 && value <= most) return value;
    this.context.keep(this.path(key), String(value));
    this.issue('bad-number', key, most === Number.MAX_VALUE ? 'below 0 or too large' : `not from 0 to ${most}`);
    return undefined;
  }

  /** A checked value: `undefined` with an issue when `check` refuses it. */
  checked<T>(key: string, check: (value: unknown) => value is T, problem: string): T | undefined {
    const value = this.value(key);
    if (value === undefined) return undefined;
    if (check(value)) return value;
    this.refuse('wrong-type', key, value, problem);
    return undefined;
  }

  /** The items of a list that `read` accepts; `undefined` when none is left. `read` itself says what is wrong. */
  list<T>(key: string, read: (item: unknown, path: string) => T | undefined): readonly T[] | undefined {
    const value = this.value(key);
    if (value === undefined) return undefined;
    if (!Array.isArray(value)) {
      this.refuse('wrong-type', key, value, 'not a list');
      return undefined;
    }
    const items: T[] = [];
    value.forEach((item: unknown, index) => {
      const read1 = read(item, `${key}[${index}]`);
      if (read1 !== undefined) items.push(read1);
    });
    return items.length === 0 ? undefined : items;
  }

  texts(key: string): readonly string[] | undefined {
    return this.list(key, (item, path) => {
      if (typeof item === 'string' && item !== '') return item;
      if (item !== '' && item !== null) this.refuse('wrong-type', path, item, 'not a text');
      return undefined;
    });
  }

  /** The fields of an object within this one. */
  nested(key: string, known: ReadonlySet<string>): Fields | undefined {
    const value = this.value(key);
    return value === undefined ? undefined : this.within(value, key, known);
  }

  /** The fields of an object found at a path within this one, such as an item of a list. */
  within(value: unknown, path: string, known: ReadonlySet<string>): Fields | undefined {
    if (!isObject(value)) {
      this.refuse('wrong-type', path, value, 'not an object');
      return undefined;
    }
    const fields = new Fields(this.context, value, `${this.path(path)}.`);
    fields.keepUnknown(known);
    return fields;
  }

  /** Texts that an earlier reading kept. */
  rawTexts(key: string): RawProperties | undefined {
    const value = this.value(key);
    if (value === undefined) return undefined;
    if (!isObject(value)) {
      this.refuse('wrong-type', key, value, 'not an object');
      return undefined;
    }
    const entries: [string, readonly string[]][] = [];
    for (const [name, list] of Object.entries(value)) {
      const texts = Array.isArray(list) ? list.filter((item: unknown) => typeof item === 'string') : [];
      if (!Array.isArray(list) || texts.length < list.length) {
        this.issue('wrong-type', `${key}.${name}`, 'not a list of texts; read as texts');
        entries.push([name, textsOf(list)]);
      } else entries.push([name, texts]);
    }
    return entries.length === 0 ? undefined : Object.fromEntries(entries);
  }

  /** The value of a field as it is; `undefined` when missing, null or "". */
  value(key: string): unknown {
    const value = this.object[key];
    return value === null || value === '' ? undefined : value;
  }

  issue(type: IssueType, key: string, problem: string): void {
    this.context.issue(type, this.path(key), problem);
  }

  refuse(type: IssueType, key: string, value: unknown, problem: string): void {
    this.context.refuse(type, this.path(key), value, problem);
  }

  private path(key: string): string {
    return this.prefix + key;
  }
}
