import type { ListedParty } from './listedParty.ts';
import { semicolonList } from './listedParty.ts';
import type { ListRow } from './listTable.ts';

/** Columns of numbers with the scheme each is read as. */
const COLUMNS: readonly (readonly [string, string])[] = [
  ['imonumber', 'imo'],
  ['mmsi', 'mmsi'],
  ['taxnumber', 'tax'],
  ['idnumber', 'id'],
  ['passportnumber', 'passport'],
  ['inncode', 'inn'],
  ['ogrncode', 'ogrn'],
  ['kppcode', 'kpp'],
  ['okpocode', 'okpo'],
  ['leicode', 'lei'],
  ['swiftbic', 'swift'],
];

/** Words beside a number that name its register, with the scheme; the first that fits counts. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/\bINN\b/i, 'inn'],
  [/\bOGRN\b/i, 'ogrn'],
  [/\bUSCC\b|unified social credit/i, 'usc'],
  [/\bCR\b|\bCRN\b/i, 'cr-number'],
  [/\bBRN\b/i, 'brn'],
  [/\bTRN\b|\bTIN\b|\btax\b/i, 'tax'],
  [/\bBIN\b/i, 'bin'],
  [/\bCIN\b/i, 'cin'],
  [/\bUEN\b/i, 'uen'],
  [/\bCBLS\b/i, 'cbls'],
  [/\bGSTIN\b/i, 'gstin'],
  [/central registration system/i, 'mersis'],
];
/** "7704730655 (Tax ID/INN)" and "Cr. No. 123456". */
const WITH_WORD_AFTER = /^([\p{L}\d][\p{L}\d./-]*)\s*\((.+)\)$/u;
const WITH_WORD_BEFORE = /^([\p{L}.\s]+?(?:no|number)\b[.:]?)\s*([\p{L}\d][\p{L}\d./-]*)$/iu;

/** Reads the numbers of an annex entry: one column holds them of every register, with a word that says which. */
export function readAnnexNumbers(row: ListRow, party: ListedParty): void {
  for (const [column, scheme] of COLUMNS) {
    for (const value of semicolonList(row.take(column))) readNumber(value, scheme, party);
  }
  for (const cell of semicolonList(row.take('registrationnumber'))) {
    // "123 (TRN), 456 (BRN)" are two numbers.
    for (const value of cell.split(/(?<=\)),\s*/)) readNumber(value, 'registration', party);
  }
}

function readNumber(text: string, scheme: string, party: ListedParty): void {
  const after = WITH_WORD_AFTER.exec(text);
  const before = WITH_WORD_BEFORE.exec(text);
  const value = after?.[1] ?? before?.[2];
  const words = after?.[2] ?? before?.[1];
  if (value === undefined || words === undefined) {
    party.identifier(scheme, text);
    return;
  }
  const register = WORDS.find(([pattern]) => pattern.test(words))?.[1] ?? scheme;
  // Firms elsewhere have their own tax numbers under the same words; a Russian INN has ten or twelve digits.
  party.identifier(register === 'inn' && !/^(\d{10}|\d{12})$/.test(value) ? 'tax' : register, value);
  party.keep('registrationNumber', text);
}
