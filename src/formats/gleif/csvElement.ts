import type { XmlElement } from '../xmlElements.ts';

interface OpenElement extends XmlElement {
  readonly children: OpenElement[];
  text: string;
}

/** Parts of column names that differ from the element names of the XML. */
const RENAMED: ReadonlyMap<string, string> = new Map([
  ['Exception.Category', 'ExceptionCategory'],
  ['Exception.Reason', 'ExceptionReason'],
  ['Exception.Reference', 'ExceptionReference'],
  ['Relationship.Period', 'Relationship.RelationshipPeriods.RelationshipPeriod'],
  ['Relationship.Period.startDate', 'Relationship.RelationshipPeriods.RelationshipPeriod.StartDate'],
  ['Relationship.Period.endDate', 'Relationship.RelationshipPeriods.RelationshipPeriod.EndDate'],
  ['Relationship.Period.periodType', 'Relationship.RelationshipPeriods.RelationshipPeriod.PeriodType'],
]);

/** A name of more parts is no path: elements are not nested without end. */
const MOST_PARTS = 100;

/** A place in the tree that the columns of a table make: one element of it in each row at most. */
interface Branch {
  /** Counts branches in the order of the columns. */
  readonly at: number;
  /** Of the element, without its count. */
  readonly name: string;
  readonly parent: Branch | undefined;
  /** By name with count. */
  readonly below: Map<string, Branch>;
}

/**
 * Makes the record of a row as the XML would hold it: a column name is a path joined by dots, and a number in it counts
 * elements of one name ("Entity.OtherEntityNames.OtherEntityName.2"). Cells beyond the header go by their number. The
 * paths are looked at once, as a table has hundreds of columns of which a row leaves most empty.
 */
export class RowElements {
  private count = 0;
  private readonly root = this.branch('row', undefined);
  private readonly leaves: Branch[];

  constructor(header: readonly string[]) {
    this.leaves = header.map((_, at) => this.leaf(columnPath(header, at)));
  }

  /** The record of a row. */
  of(cells: readonly string[]): XmlElement {
    while (this.leaves.length < cells.length) this.leaves.push(this.leaf(columnPath([], this.leaves.length)));
    const made: OpenElement[] = [];
    const root = element('row');
    made[this.root.at] = root;
    for (let at = 0; at < cells.length; at++) {
      const text = cells[at]?.trim() ?? '';
      const leaf = text === '' ? undefined : this.leaves[at];
      if (leaf === undefined) continue;
      const found = elementAt(leaf, made);
      found.text = found.text === '' ? text : `${found.text} ${text}`;
    }
    return root;
  }

  private leaf(path: readonly string[]): Branch {
    let at = this.root;
    for (const name of path) {
      const known = at.below.get(name) ?? this.branch(nameOf(name), at);
      at.below.set(name, known);
      at = known;
    }
    return at;
  }

  private branch(name: string, parent: Branch | undefined): Branch {
    return { at: this.count++, name, parent, below: new Map() };
  }
}

/** The element of a branch in the row at hand, made with those above it where it is the first of its cells. */
function elementAt(leaf: Branch, made: OpenElement[]): OpenElement {
  const known = made[leaf.at];
  if (known !== undefined) return known;
  const fresh = element(leaf.name);
  made[leaf.at] = fresh;
  let below = fresh;
  for (let branch = leaf.parent; branch !== undefined; branch = branch.parent) {
    const above = made[branch.at];
    const one = above ?? element(branch.name);
    one.children.push(below);
    if (above !== undefined) break;
    made[branch.at] = one;
    below = one;
  }
  return fresh;
}

function element(name: string): OpenElement {
  return { name, attributes: {}, children: [], text: '' };
}

/** The elements from the root to a column's, each with its count where there are several ("OtherEntityName#2"). */
export function columnPath(header: readonly string[], at: number): readonly string[] {
  const column = header[at] ?? '';
  return column === '' ? [`column ${at + 1}`] : pathOf(column);
}

/** The name of an element in such a path. */
export function nameOf(counted: string): string {
  return counted.replace(/#.*$/, '');
}

function pathOf(column: string): readonly string[] {
  const words = column.split('.');
  if (words.length > MOST_PARTS) return [column];
  const counts = words.filter((word) => /^\d+$/.test(word));
  const bare = words.filter((word) => !/^\d+$/.test(word)).join('.');
  const path = (RENAMED.get(bare) ?? bare).split('.');
  // The number belongs to the element before it; after renaming, to the one that repeats.
  const before = words.findIndex((word) => /^\d+$/.test(word));
  const stem = words.slice(0, Math.max(0, before)).join('.');
  const repeats = (RENAMED.get(stem) ?? stem).split('.').length - 1;
  return path.map((name, at) => (at === repeats && counts.length > 0 ? `${name}#${counts.join('.')}` : name));
}
