import type { RecordSink } from '../model/sink.ts';
import type { InputFile } from './reader.ts';
import type { RecordContext } from './fields.ts';
import { localName, readXml, type XmlAttributes } from './xml.ts';

/** An element of a record, names without prefixes. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: XmlAttributes;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

interface OpenElement extends XmlElement {
  readonly children: OpenElement[];
  text: string;
}

/**
 * Visits every complete element with one of these names, with the line it begins on; only one is held at a time.
 * `root` hears the attributes of the root element before.
 */
export async function forEachElement(
  file: InputFile,
  sink: RecordSink,
  names: ReadonlySet<string>,
  visit: (element: XmlElement, line: number) => void,
  root?: (attributes: XmlAttributes) => void,
): Promise<void> {
  const open: OpenElement[] = [];
  let start = 0;
  let started = false;
  await readXml(file, sink, {
    open(qualified, attributes, line) {
      if (!started) root?.(attributes);
      started = true;
      const name = localName(qualified);
      const parent = open.at(-1);
      if (parent === undefined && !names.has(name)) return;
      if (parent === undefined) start = line;
      const element: OpenElement = { name, attributes, children: [], text: '' };
      parent?.children.push(element);
      open.push(element);
    },
    text(text) {
      const element = open.at(-1);
      if (element !== undefined) element.text += text;
    },
    close() {
      const element = open.pop();
      if (element !== undefined && open.length === 0) visit(element, start);
    },
  });
}

/** The elements at a path below an element, such as `Entity`, `LegalName`. */
export function elementsAt(element: XmlElement, ...path: readonly string[]): readonly XmlElement[] {
  let found = [element];
  for (const name of path) {
    const below: XmlElement[] = [];
    for (const { children } of found) for (const child of children) if (child.name === name) below.push(child);
    found = below;
  }
  return found;
}

/** The first text at a path that is not blank. */
export function textAt(element: XmlElement, ...path: readonly string[]): string | undefined {
  for (const { text } of elementsAt(element, ...path)) if (text.trim() !== '') return text.trim();
  return undefined;
}

/** The trimmed value of an attribute that is not blank. */
export function attributeOf(element: XmlElement, name: string): string | undefined {
  const value = element.attributes[name]?.trim();
  return value === '' ? undefined : value;
}

/** Keeps every text whose path, names joined by dots, is not read. */
export function keepLeaves(element: XmlElement, context: RecordContext, isRead: (path: string) => boolean): void {
  const visit = (one: XmlElement, path: string): void => {
    const text = one.text.trim();
    if (text !== '' && !isRead(path)) context.keep(path, text);
    for (const child of one.children) visit(child, path === '' ? child.name : `${path}.${child.name}`);
  };
  visit(element, '');
}
