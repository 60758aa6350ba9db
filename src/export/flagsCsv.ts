import { basisText, OUTCOME_WORDS, type Flag, type FlagMark, type RuleInfo } from '../model/flag.ts';
import { csvCell } from '../model/csvCell.ts';

/** One flag to write, with what the analyst wrote about it. */
export interface FlagRow {
  readonly flag: Flag;
  readonly mark: FlagMark | undefined;
}

/** Where the words for the ids of flags are found, and which settings differ from the defaults. */
export interface FlagDetails {
  readonly rule: (id: string) => RuleInfo | undefined;
  /** The name of a party, or the names of both ends of a relation. */
  readonly subject: (flag: Flag) => string;
  readonly differences: readonly string[];
}

const COLUMNS = [
  'rule',
  'indicator',
  'outcome',
  'about',
  'id',
  'name',
  'sentence',
  'missing',
  'cleared or noted',
  'why',
  'rests on parties',
  'rests on relations',
  'basis',
  'settings other than the default',
] as const;

/**
 * Flags as CSV, one row each in the order given: UTF-8 with a byte order mark, so that spreadsheets read Cyrillic, CRLF,
 * every cell quoted and harmless.
 */
export function flagsToCsv(rows: readonly FlagRow[], details: FlagDetails): string {
  const settings = details.differences.length === 0 ? 'none' : details.differences.join('; ');
  const lines = rows.map(({ flag, mark }) => {
    const rule = details.rule(flag.rule);
    return [
      flag.rule,
      rule?.title,
      OUTCOME_WORDS[flag.outcome],
      flag.subjectType,
      flag.subject,
      details.subject(flag),
      flag.sentence,
      flag.missing,
      mark?.state,
      mark?.text,
      flag.entities.join(' · '),
      flag.relations.join(' · '),
      rule && basisText(rule),
      settings,
    ];
  });
  return `\uFEFF${[COLUMNS, ...lines].map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`;
}
