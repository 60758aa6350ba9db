import { CLAIM_STATUSES, isClaimStatus, type ClaimStatus } from '../model/claim.ts';
import { intervalOf, parseDateText } from '../model/dates.ts';
import type { DateSpan } from '../model/records.ts';
import { parseRule } from '../model/rule.ts';
import type { Given } from './optionSpec.ts';
import { UsageError } from './usageError.ts';

/** A whole number within bounds; `undefined` where the option was not given. */
export function wholeNumber(given: Given, option: string, least: number, most: number): number | undefined {
  const text = given.text(option);
  if (text === undefined) return undefined;
  const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  const range = most === Number.MAX_SAFE_INTEGER ? `of ${least} or more` : `from ${least} to ${most}`;
  throw new UsageError(`--${option} takes a whole number ${range}, not "${text}".`);
}

/** A whole number, or "none" for no limit at all. */
export function limit(given: Given, option: string): number | 'none' | undefined {
  if (given.text(option) === 'none') return 'none';
  return wholeNumber(given, option, 0, Number.MAX_SAFE_INTEGER);
}

/** One of some words. */
export function oneOf<W extends string>(given: Given, option: string, words: readonly W[]): W | undefined {
  const text = given.text(option);
  if (text === undefined) return undefined;
  const word = words.find((candidate) => candidate === text);
  if (word !== undefined) return word;
  throw new UsageError(`--${option} takes ${words.join(', ')}, not "${text}".`);
}

/** Claim statuses: "all", or some with commas between them. */
export function claims(given: Given, option: string): readonly ClaimStatus[] | undefined {
  const text = given.text(option);
  if (text === undefined) return undefined;
  if (text === 'all') return CLAIM_STATUSES;
  return text.split(',').map((part) => {
    const word = part.trim();
    if (isClaimStatus(word)) return word;
    throw new UsageError(`--${option} takes all or some of ${CLAIM_STATUSES.join(', ')}, not "${word}".`);
  });
}

/** A span of dates "A..B"; one of both may be missing. */
export function dateSpan(given: Given, option: string): DateSpan | undefined {
  const text = given.text(option);
  if (text === undefined) return undefined;
  const [, from = '', to = ''] = /^(.*?)\.\.(.*)$/s.exec(text) ?? [];
  const span = { ...(from === '' ? {} : { from }), ...(to === '' ? {} : { to }) };
  if (intervalOf(span).known) return span;
  throw new UsageError(`--${option} takes dates such as 2022-02..2023-06-30, 2022.. or ..2023, not "${text}".`);
}

/** The text of a rule that can be read. */
export function ruleText(given: Given, option: string): string | undefined {
  const text = given.text(option);
  if (text === undefined) return undefined;
  const reading = parseRule(text);
  if (reading.ok) return text;
  throw new UsageError(`--${option}: ${reading.fault.message}`);
}

/** Whether a text is a date. */
export function isDate(text: string): boolean {
  return parseDateText(text) !== undefined;
}
