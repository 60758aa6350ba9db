import { tableCountry } from './countryText.ts';
import { cellText, parseDate } from './cells.ts';
import { roles, type TableField } from './fields.ts';
import { guessHeader, type HeaderGuess } from './headers.ts';
import { hasCompanyForm } from './names.ts';

/** What one column is taken for. */
export interface ColumnGuess {
  /** From 0. */
  readonly index: number;
  readonly header: string;
  /** Missing: the column is kept as text. */
  readonly field?: TableField;
  /** 0 … 1; below one half the guess is shown but not used. */
  readonly confidence: number;
  /** Why, in words. */
  readonly why: string;
  /** Up to three different values. */
  readonly samples: readonly string[];
}

/** The guesses for all columns, and what the name of the value column says of its numbers. */
export interface ColumnGuesses {
  readonly columns: readonly ColumnGuess[];
  readonly currency: string | undefined;
  readonly multiplier: number;
}

const SHOWN_SAMPLES = 3;
/** Values by which a column without a known name is guessed. */
const TELLING_VALUES = 5;
const MOSTLY = 0.8;
/** Guessed by values alone: shown, not used. */
const BY_VALUES = 0.4;
/** Fields that a row may give in several columns. */
const SEVERAL: ReadonlySet<TableField> = new Set<TableField>(['container', 'invoice', 'billOfLading', 'declaration']);
const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/**
 * Guesses what each column holds, by its name and then by its values. Where several columns compete for one field the
 * best name wins among those that hold anything; the others are kept as text.
 */
export function guessColumns(header: readonly string[], rows: readonly (readonly string[])[]): ColumnGuesses {
  const values = header.map((_, at) => rows.flatMap((row) => cellText(row[at]) ?? []));
  const named = header.map((name) => guessHeader(name));
  const winners = new Map<TableField, number>();
  named.forEach((guess, at) => {
    if (guess === undefined) return;
    const best = winners.get(guess.field);
    if (best === undefined || rankAt(guess, values[at]) > rankAt(named[best], values[best]))
      winners.set(guess.field, at);
  });
  const aliasFor = namesInAliasOnly(winners);
  const columns = header.map((name, at): ColumnGuess => {
    const guess = named[at];
    const samples = [...new Set(values[at])].slice(0, SHOWN_SAMPLES);
    const common = { index: at, header: name, samples };
    if (guess === undefined) return { ...common, ...byValues(values[at] ?? []) };
    const wins = winners.get(guess.field) === at || SEVERAL.has(guess.field);
    if (!wins) return { ...common, confidence: 0.3, why: `another column holds ${guess.field}` };
    if (isCountryField(guess.field) && !areCountries(values[at] ?? [])) {
      return { ...common, confidence: 0.3, why: 'its values are no countries' };
    }
    const field = aliasFor.get(guess.field) ?? guess.field;
    return { ...common, field, confidence: guess.confidence, why: 'by its name' };
  });
  const value = named[winners.get('value') ?? -1];
  return { columns, currency: value?.currency, multiplier: value?.multiplier ?? 1 };
}

/** Where only the translated name is there, it is the name. */
function namesInAliasOnly(winners: ReadonlyMap<TableField, number>): ReadonlyMap<TableField, TableField> {
  const renamed = new Map<TableField, TableField>();
  for (const role of roles()) {
    if (winners.has(`${role}.alias`) && !winners.has(`${role}.name`)) renamed.set(`${role}.alias`, `${role}.name`);
  }
  if (winners.has('goodsAlias') && !winners.has('goods')) renamed.set('goodsAlias', 'goods');
  return renamed;
}

function isCountryField(field: TableField): boolean {
  return field === 'origin' || field === 'dispatch' || field === 'destination' || field.endsWith('.country');
}

/** Ports stand in columns called like those of countries. */
function areCountries(values: readonly string[]): boolean {
  const distinct = [...new Set(values)];
  return distinct.filter((text) => tableCountry(text) !== undefined).length >= distinct.length / 2;
}

function rankAt(guess: HeaderGuess | undefined, values: readonly string[] | undefined): number {
  return (guess?.rank ?? -100) - (values === undefined || values.length === 0 ? 100 : 0);
}

function byValues(values: readonly string[]): Pick<ColumnGuess, 'field' | 'confidence' | 'why'> {
  const distinct = [...new Set(values)];
  if (values.length < TELLING_VALUES) return { confidence: 0, why: 'its name is not known' };
  const mostly = (test: (text: string) => boolean) => distinct.filter(test).length >= distinct.length * MOSTLY;
  if (mostly((text) => /^\d{6,11}$/.test(text) && isChapter(Number(text.slice(0, 2))))) {
    return { field: 'hs', confidence: BY_VALUES, why: 'its values look like HS codes' };
  }
  if (mostly((text) => CURRENCIES.has(text)))
    return { field: 'currency', confidence: BY_VALUES, why: 'its values are currencies' };
  if (mostly((text) => tableCountry(text) !== undefined)) {
    return { field: 'origin', confidence: 0.3, why: 'its values are countries; which ones, its name does not say' };
  }
  if (mostly((text) => !/^\d+$/.test(text) && parseDate(text, {}) !== 'unreadable')) {
    return { field: 'date', confidence: BY_VALUES, why: 'its values are dates' };
  }
  if (distinct.filter(hasCompanyForm).length >= distinct.length / 2) {
    return { field: 'sender.name', confidence: 0.3, why: 'its values are firms; what they do, its name does not say' };
  }
  return { confidence: 0, why: 'its name is not known' };
}

/** Chapters of the Harmonised System: 01 to 97 without 77, and the national 98 and 99. */
function isChapter(chapter: number): boolean {
  return chapter >= 1 && chapter <= 99 && chapter !== 77;
}
