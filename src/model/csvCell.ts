/** What makes a spreadsheet run a cell, in ASCII and full width; the apostrophe is here so that escaping can be undone. */
const DANGER = "['=+\\-@\\uff1d\\uff0b\\uff0d\\uff20]";
/** White space and quotation marks that a spreadsheet may drop in front of it. */
const SPACES = '(?:[^\\S\\t\\r\\n]|")*';
/**
 * Where a cell may begin: at its start, and after anything that a spreadsheet set to another separator takes for the
 * end of one.
 */
const EDGE = '(^|[;,|\\t\\r\\n])';

const TO_ESCAPE = new RegExp(`${EDGE}(${SPACES})(?=${DANGER})`, 'g');
const ESCAPED = new RegExp(`${EDGE}(${SPACES})'(?=${DANGER})`, 'g');

/**
 * A text that no spreadsheet runs: an apostrophe goes before every = + - @ (full-width ones too) that begins a cell,
 * and before a leading tab or line break (faults, 25). `plainText` undoes it exactly.
 */
export function harmless(text: string): string {
  const escaped = text.replace(TO_ESCAPE, "$1$2'");
  return /^[\t\r\n]/.test(escaped) ? `'${escaped}` : escaped;
}

/** The text that `harmless` was given. */
export function plainText(cell: string): string {
  return cell.replace(/^'(?=[\t\r\n])/, '').replace(ESCAPED, '$1$2');
}

/** A value as a cell of a CSV file (RFC 4180): harmless, and quoted. */
export function csvCell(value: string | number | undefined): string {
  return `"${harmless(String(value ?? '')).replaceAll('"', '""')}"`;
}
