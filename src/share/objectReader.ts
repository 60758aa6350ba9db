/** A JSON object of unknown make. Only own keys are ever read from it. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Deepest nesting that links and view files may have; theirs is at most 7. */
const MAX_DEPTH = 8;
/** Longest list of dropped keys, and longest name in it: both come from outside. */
const MAX_DROPPED = 20;
const MAX_KEY_LENGTH = 40;

/** Whether a parsed value is a JSON object. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a value is a text. */
export function isText(value: unknown): value is string {
  return typeof value === 'string';
}

/** Whether a value is true or false. */
export function isBoolean(value: unknown): value is boolean {
  return typeof value === 'boolean';
}

/** A check for whole numbers between two bounds, both allowed. */
export function isWholeWithin(low: number, high: number): (value: unknown) => value is number {
  return (value): value is number => Number.isInteger(value) && Number(value) >= low && Number(value) <= high;
}

/** A check for one of a closed list of words or numbers. */
export function isOneOf<T extends string | number>(all: readonly T[]): (value: unknown) => value is T {
  return (value): value is T => all.some((one) => one === value);
}

/** JSON text as an object; `undefined` for anything else and for nesting deeper than eight. */
export function parseObject(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) && !isDeeper(value, MAX_DEPTH) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => isDeeper(inner, levels - 1));
}

/** Names of keys that were not understood, in the order met: each once, shortened, and not too many. */
export class DroppedKeys {
  readonly #names = new Set<string>();

  add(name: string): void {
    if (this.#names.size < MAX_DROPPED) {
      this.#names.add(name.length > MAX_KEY_LENGTH ? `${name.slice(0, MAX_KEY_LENGTH)}…` : name);
    }
  }

  list(): readonly string[] {
    return [...this.#names];
  }
}

/** Reads an object of unknown make key by key; what is wrong takes its default and is noted as dropped. */
export class ObjectReader {
  readonly #json: JsonObject;
  readonly #path: string;
  readonly #dropped: DroppedKeys;
  readonly #known = new Set<string>();

  constructor(json: JsonObject, path: string, dropped: DroppedKeys) {
    this.#json = json;
    this.#path = path;
    this.#dropped = dropped;
  }

  /** Whether the key is present, right or wrong. */
  has(key: string): boolean {
    return Object.hasOwn(this.#json, key);
  }

  /** The value of a key, or the default where it is missing or fails its check. */
  take<T, D>(key: string, check: (value: unknown) => value is T, otherwise: D): T | D {
    this.#known.add(key);
    if (!this.has(key)) return otherwise;
    const value = this.#json[key];
    if (check(value)) return value;
    this.#dropped.add(this.#path + key);
    return otherwise;
  }

  /** A reader of the object under a key; of an empty one where it is missing or no object. */
  inner(key: string): ObjectReader {
    return new ObjectReader(this.take(key, isObject, {}), `${this.#path}${key}.`, this.#dropped);
  }

  /** Notes every key that nobody asked for. */
  finish(): void {
    for (const key of Object.keys(this.#json)) if (!this.#known.has(key)) this.#dropped.add(this.#path + key);
  }
}
