import { csvCell } from '../../model/csvCell.ts';
import { ISSUE_TYPES, type IssueGroup } from '../../model/issue.ts';

const COLUMNS = ['type', 'problem', 'file', 'line', 'text', 'of this type', 'kept of this type'];

/** Problems as a CSV table, one a row, with how many of the type there are and how many of them are in the table. */
export function issuesCsv(groups: readonly IssueGroup[]): string {
  const rows = groups.flatMap(({ type, count, samples }) =>
    samples.map(({ file, line, text }) => [type, ISSUE_TYPES[type], file, line, text, count, samples.length]),
  );
  return `\ufeff${[COLUMNS, ...rows].map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`;
}
