/** How far a source is to be trusted, independent of what it says: A reliable … E unreliable, F cannot be judged. */
export type SourceGrade = 'A' | 'B' | 'C' | 'D' | 'E' | 'F';

/** How far a statement is confirmed, independent of who makes it: 1 confirmed … 5 improbable, 6 cannot be judged. */
export type InformationGrade = 1 | 2 | 3 | 4 | 5 | 6;

/** A document or data set that records rest on. */
export interface SourceRecord {
  readonly id: string;
  readonly title: string;
  readonly publisher?: string;
  /** Date text of precision year, month or day. */
  readonly date?: string;
  /** Only http and https addresses are ever shown as links. */
  readonly url?: string;
  readonly sourceGrade?: SourceGrade;
  readonly informationGrade?: InformationGrade;
  /** Sources that this one copies: copies of one statement count once. */
  readonly derivedFrom?: readonly string[];
}

/** One place in one source; grades given here override those of the source. */
export interface Evidence {
  readonly source: string;
  readonly locator?: string;
  readonly sourceGrade?: SourceGrade;
  readonly informationGrade?: InformationGrade;
}

/** Whether a word from data is a source grade. */
export function isSourceGrade(word: unknown): word is SourceGrade {
  return typeof word === 'string' && /^[A-F]$/.test(word);
}

/** Whether a number from data is an information grade. */
export function isInformationGrade(value: unknown): value is InformationGrade {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 6;
}
