import { strToU8, zipSync, type Zippable } from 'fflate';

/** A zip archive of texts or bytes by path. */
export function zipOf(files: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const entries = Object.entries(files).map(([name, data]) => [name, typeof data === 'string' ? strToU8(data) : data]);
  const zippable: Zippable = Object.fromEntries(entries);
  return zipSync(zippable);
}

/** A cell of a test workbook: text, a number as written, or a day number shown as a date. */
export type TestCell = string | number | { readonly day: number } | { readonly raw: string } | undefined;

/** A workbook with shared texts, inline texts and dates, as small as the format allows. */
export function workbookOf(
  sheets: Readonly<Record<string, readonly (readonly TestCell[])[]>>,
  options: { readonly from1904?: boolean } = {},
): Uint8Array {
  const strings: string[] = [];
  const names = Object.keys(sheets);
  const parts: Record<string, string> = {
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': `<workbook xmlns:r="r"><workbookPr ${options.from1904 === true ? 'date1904="1"' : ''}/><sheets>${names
      .map((name, at) => `<sheet name="${escape(name)}" sheetId="${at + 1}" r:id="r${at + 1}"/>`)
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${names
      .map((_, at) => `<Relationship Id="r${at + 1}" Type="x/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`)
      .join('')}</Relationships>`,
    'xl/styles.xml':
      '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="[$-419]dd.mm.yyyy;@"/></numFmts>' +
      '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/></cellXfs></styleSheet>',
  };
  names.forEach((name, at) => {
    const rows = (sheets[name] ?? []).map((row, index) => {
      const cells = row.map((cell, column) => cellXml(cell, `${letters(column)}${index + 1}`, strings)).join('');
      return cells === '' ? '' : `<row r="${index + 1}">${cells}</row>`;
    });
    parts[`xl/worksheets/sheet${at + 1}.xml`] = `<worksheet><sheetData>${rows.join('')}</sheetData></worksheet>`;
  });
  parts['xl/sharedStrings.xml'] =
    `<sst>${strings.map((text) => `<si><r><t xml:space="preserve">${escape(text)}</t></r><rPh><t>x</t></rPh></si>`).join('')}</sst>`;
  return zipOf(parts);
}

function cellXml(cell: TestCell, reference: string, strings: string[]): string {
  if (cell === undefined) return '';
  if (typeof cell === 'number') return `<c r="${reference}"><v>${cell}</v></c>`;
  if (typeof cell === 'object') {
    return 'day' in cell
      ? `<c r="${reference}" s="2"><v>${cell.day}</v></c>`
      : `<c r="${reference}"><v>${cell.raw}</v></c>`;
  }
  if (cell.length % 2 === 1) return `<c r="${reference}" t="inlineStr"><is><t>${escape(cell)}</t></is></c>`;
  let at = strings.indexOf(cell);
  if (at < 0) at = strings.push(cell) - 1;
  return `<c r="${reference}" t="s"><v>${at}</v></c>`;
}

function letters(column: number): string {
  return column < 26
    ? String.fromCharCode(65 + column)
    : letters(Math.floor(column / 26) - 1) + String.fromCharCode(65 + (column % 26));
}

function escape(text: string): string {
  return text.replace(/[&<>"\r]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
