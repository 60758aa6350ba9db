/** What went wrong while reading, by type; the text of each says it for one place. */
export const ISSUE_TYPES = {
  'unreadable-line': 'Line could not be read',
  'not-a-record': 'Not a record of this format',
  'missing-field': 'A required field is missing',
  'wrong-type': 'A field has the wrong type',
  'unknown-kind': 'Kind is not in the table',
  'unknown-schema': 'Unknown FollowTheMoney schema',
  'unknown-field': 'Field is not known; kept as it is',
  'bad-date': 'Date cannot be read',
  'dates-reversed': 'Start is after the end',
  'bad-number': 'Number cannot be read',
  'bad-country': 'Country is not a code',
  'bad-code': 'HS code cannot be read',
  'repeated-id': 'Id is used more than once; the records are joined',
  dangling: 'Refers to an entity that is not in the file',
  'self-relation': 'Relation of an entity with itself; never traced',
  'short-row': 'Row has fewer cells than the header',
  'long-row': 'Row has more cells than the header',
  'repeated-header': 'Column name is used more than once',
  'bad-encoding': 'Bytes are not valid in the encoding',
  'file-cut': 'The file ends in the middle',
  hint: 'Says that two records may be of one party: kept with them, never a relation',
  overlap: 'Row counts what other rows count too; its value is kept as text and never added',
  'encoding-guessed': 'The encoding is a guess; letters may be wrong',
  'file-not-read': 'A file of an archive was not read',
  'several-parties': 'A cell names several parties; split as shown',
  'onward-unknown': 'The receiver is a forwarder; the onward receiver is unknown',
  'same-name': 'Sender and receiver have the same name; kept apart',
  'possible-copy': 'Row repeats another row; possibly a copy',
  'no-currency': 'Amounts without a currency; kept as text',
  'ambiguous-date': 'Day and month could change places; the date is unknown',
  'party-missing': 'A row names only one of its two parties',
  'name-too-long': 'Name is very long; shortened on screen',
} as const;

export type IssueType = keyof typeof ISSUE_TYPES;

/** One problem at one place in one file. Nothing is dropped without one of these. */
export interface Issue {
  readonly type: IssueType;
  readonly file: string;
  /** Line (or row) number, from 1; missing where a format has no lines. */
  readonly line?: number;
  readonly text: string;
}

/** The problems of one type: how many, and the first few. */
export interface IssueGroup {
  readonly type: IssueType;
  readonly count: number;
  readonly samples: readonly Issue[];
}
