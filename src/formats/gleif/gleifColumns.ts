import { columnPath, nameOf } from './csvElement.ts';

/** The columns of one of several elements of a name, by the path below it; "" is its own text. */
export type ElementColumns = ReadonlyMap<string, number>;

/** Where the columns of a table stand, for reading its rows without making elements of them. */
export class GleifColumns {
  readonly width: number;
  /** By column the names from the root, with their counts. */
  private readonly counted: readonly (readonly string[])[];
  /** The same without counts, joined by dots. */
  private readonly names: readonly string[];

  constructor(header: readonly string[]) {
    this.width = header.length;
    this.counted = header.map((_, at) => columnPath(header, at));
    this.names = this.counted.map((path) => path.map(nameOf).join('.'));
  }

  /** The place of the first column at a path; −1 where there is none. */
  at(path: string): number {
    return this.names.indexOf(path);
  }

  /** Whether none of these paths has several columns. */
  areSingle(paths: readonly string[]): boolean {
    return paths.every((path) => this.at(path) === this.names.lastIndexOf(path));
  }

  /**
   * The elements at a path in the order in which every row has them; `undefined` where rows may differ in that, or
   * several columns say the same of an element.
   */
  elements(path: string): readonly ElementColumns[] | undefined {
    const depth = path.split('.').length;
    const found = new Map<string, Map<string, number>>();
    const parents = new Set<string>();
    let last = '';
    for (const [at, counted] of this.counted.entries()) {
      const name = this.names[at] ?? '';
      if (name !== path && !name.startsWith(`${path}.`)) continue;
      parents.add(counted.slice(0, depth - 1).join('.'));
      const key = counted.slice(0, depth).join('.');
      const below = name.slice(path.length + 1);
      const columns = found.get(key) ?? new Map<string, number>();
      if (columns.has(below) || (columns.size > 0 && key !== last)) return undefined;
      found.set(key, columns.set(below, at));
      last = key;
    }
    return parents.size > 1 ? undefined : [...found.values()];
  }
}
