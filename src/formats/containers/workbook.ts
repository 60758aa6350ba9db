import type { IssueType } from '../../model/issue.ts';
import { ReadFailure } from '../readFailure.ts';
import { localName, XmlDocument, type XmlAttributes, type XmlVisitor } from '../xml.ts';
import { isDateFormat, unescapeText } from './sheetCells.ts';
import type { ZipMember } from './zip.ts';

/** One sheet of a workbook. */
export interface SheetPart {
  readonly name: string;
  readonly member: ZipMember;
}

/** What the cells of a workbook refer to. */
export interface Workbook {
  readonly sheets: readonly SheetPart[];
  readonly strings: readonly string[];
  /** By number of the cell style: whether it shows a date. */
  readonly dateStyles: readonly boolean[];
  /** Days are counted from 1904 instead of 1900. */
  readonly from1904: boolean;
}

/** More text than this in the shared strings would not fit into memory with the rest: 512 Mi characters. */
const MAX_SHARED_CHARACTERS = 512 * 2 ** 20;

/** Whether an archive is a workbook of Office Open XML. */
export function isWorkbook(members: readonly ZipMember[]): boolean {
  return members.some(({ name }) => /(?:^|\/)xl\/workbook\.xml$/i.test(name));
}

/**
 * Reads what all sheets share: their names, texts and styles (ECMA-376, part 1, 18).
 *
 * @throws ReadFailure when a part is missing or its markup is faulty.
 */
export async function readWorkbook(members: readonly ZipMember[]): Promise<Workbook> {
  const byName = new Map(members.map((member) => [member.name.toLowerCase(), member]));
  const book = { sheets: [] as { name: string; part: string }[], from1904: false };
  await readPart(byName.get('xl/workbook.xml'), (name, attributes) => {
    if (name === 'sheet') book.sheets.push({ name: attributes['name'] ?? '', part: attribute(attributes, 'id') ?? '' });
    else if (name === 'workbookPr') book.from1904 = /^(1|true)$/.test(attributes['date1904'] ?? '');
  });
  const targets = new Map<string, string>();
  const parts = new Map<string, string>();
  await readPart(byName.get('xl/_rels/workbook.xml.rels'), (name, attributes) => {
    if (name !== 'Relationship') return;
    const target = (attributes['Target'] ?? '').replace(/^\/(?:xl\/)?|^\.\//, '');
    targets.set(attributes['Id'] ?? '', `xl/${target}`.toLowerCase());
    parts.set((attributes['Type'] ?? '').replace(/^.*\//, ''), `xl/${target}`.toLowerCase());
  });
  const sheets = book.sheets.flatMap(({ name, part }) => {
    const member = byName.get(targets.get(part) ?? '');
    return member === undefined || !/\/worksheets\//i.test(member.name) ? [] : [{ name, member }];
  });
  return {
    sheets,
    strings: await readStrings(byName.get(parts.get('sharedStrings') ?? 'xl/sharedstrings.xml')),
    dateStyles: await readStyles(byName.get(parts.get('styles') ?? 'xl/styles.xml')),
    from1904: book.from1904,
  };
}

async function readStrings(part: ZipMember | undefined): Promise<readonly string[]> {
  const strings: string[] = [];
  if (part === undefined) return strings;
  let text = '';
  let characters = 0;
  const path: string[] = [];
  await readPart(
    part,
    (name) => {
      path.push(name);
      if (name === 'si') text = '';
    },
    () => {
      if (path.pop() !== 'si') return;
      strings.push(unescapeText(text));
      characters += text.length;
      if (characters > MAX_SHARED_CHARACTERS) throw tooLarge();
    },
    (piece) => {
      // Beside the text stand readings for East Asian names, which are no part of it.
      if (path.at(-1) === 't' && !path.includes('rPh')) text += piece;
    },
  );
  return strings;
}

async function readStyles(part: ZipMember | undefined): Promise<readonly boolean[]> {
  const styles: boolean[] = [];
  if (part === undefined) return styles;
  const codes = new Map<string, string>();
  const path: string[] = [];
  await readPart(
    part,
    (name, attributes) => {
      if (name === 'numFmt') codes.set(attributes['numFmtId'] ?? '', attributes['formatCode'] ?? '');
      if (name === 'xf' && path.at(-1) === 'cellXfs') {
        const id = attributes['numFmtId'] ?? '0';
        styles.push(isDateFormat(Number(id), codes.get(id)));
      }
      path.push(name);
    },
    () => path.pop(),
  );
  return styles;
}

/**
 * Hears the markup of one part of a workbook.
 *
 * @throws ReadFailure when the part is missing, its markup faulty or cut.
 */
async function readPart(
  part: ZipMember | undefined,
  open: XmlVisitor['open'],
  close: () => void = () => undefined,
  text: (text: string) => void = () => undefined,
): Promise<void> {
  if (part === undefined) throw new ReadFailure('archive-damaged', 'The workbook is damaged: a part of it is missing.');
  const document = partDocument(part.name, { open, close, text });
  for await (const chunk of part.open()) document.push(chunk);
  document.end();
}

/** One part of a workbook as it is read; names come without prefixes. Both methods throw ReadFailure for faulty markup. */
export function partDocument(part: string, visitor: XmlVisitor): { push(bytes: Uint8Array): void; end(): void } {
  let fault: string | undefined;
  const sink = {
    issue: (_type: IssueType, _line: number, words: string) => {
      fault ??= words;
    },
  };
  const document = new XmlDocument(sink, {
    open: (name, attributes, line) => visitor.open(localName(name), attributes, line),
    text: (text) => visitor.text(text),
    close: () => visitor.close(),
  });
  const check = () => {
    if (fault !== undefined) throw new ReadFailure('archive-damaged', `The workbook is damaged (${part}): ${fault}`);
  };
  return {
    push(bytes) {
      document.push(bytes);
      check();
    },
    end() {
      document.end();
      check();
    },
  };
}

function attribute(attributes: XmlAttributes, name: string): string | undefined {
  for (const [key, value] of Object.entries(attributes)) if (localName(key) === name && key !== name) return value;
  return undefined;
}

function tooLarge(): ReadFailure {
  return new ReadFailure('archive-too-large', 'The texts of the workbook are too large to be held.');
}
