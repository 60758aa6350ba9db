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

/**
 * The record of one row as the XML would hold it: a column name is a path joined by dots, and a number in it counts
 * elements of one name ("Entity.OtherEntityNames.OtherEntityName.2"). Cells beyond the header go by their number.
 */
export function elementOf(header: readonly string[], cells: readonly string[]): XmlElement {
  const root = element('row');
  const places = new Map<string, OpenElement>();
  cells.forEach((cell, at) => {
    const text = cell.trim();
    const name = header[at] ?? '';
    if (text !== '') put(root, places, name === '' ? [`column ${at + 1}`] : pathOf(name), text);
  });
  return root;
}

/** Elements of a path, each with its count where there are several ("OtherEntityName#2"). */
const paths = new Map<string, readonly string[]>();

function pathOf(column: string): readonly string[] {
  const known = paths.get(column);
  if (known !== undefined) return known;
  const words = column.split('.');
  const counts = words.filter((word) => /^\d+$/.test(word));
  const bare = words.filter((word) => !/^\d+$/.test(word)).join('.');
  const path = (RENAMED.get(bare) ?? bare).split('.');
  // The number belongs to the element before it; after renaming, to the one that repeats.
  const before = words.findIndex((word) => /^\d+$/.test(word));
  const stem = words.slice(0, Math.max(0, before)).join('.');
  const repeats = (RENAMED.get(stem) ?? stem).split('.').length - 1;
  const counted = path.map((name, at) => (at === repeats && counts.length > 0 ? `${name}#${counts.join('.')}` : name));
  if (paths.size < 10_000) paths.set(column, counted);
  return counted;
}

function put(root: OpenElement, places: Map<string, OpenElement>, path: readonly string[], text: string): void {
  let parent = root;
  let key = '';
  for (const name of path) {
    key += `.${name}`;
    let next = places.get(key);
    if (next === undefined) {
      next = element(name.replace(/#.*$/, ''));
      places.set(key, next);
      parent.children.push(next);
    }
    parent = next;
  }
  parent.text = parent.text === '' ? text : `${parent.text} ${text}`;
}

function element(name: string): OpenElement {
  return { name, attributes: {}, children: [], text: '' };
}
