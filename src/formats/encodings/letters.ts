/** A one-byte encoding that text without a mark may be in, and how likely each of its characters is. */
export interface LetterModel {
  /** A label that `TextDecoder` knows. */
  readonly encoding: string;
  /** Letters of the script stand side by side and never next to ASCII letters; accented Latin letters do neither. */
  readonly script: 'cyrillic' | 'latin';
  /** Natural logarithm of the share among characters beyond ASCII. */
  readonly weights: ReadonlyMap<string, number>;
}

/** Letters of Russian with their occurrences in 10,000, from counts of the National Corpus, and of its neighbours. */
const CYRILLIC =
  'о1097 е845 а801 и735 н670 т626 с547 р473 в454 л440 к349 м321 д298 п281 у262 я201 ы190 ь174 г170 з165 б159 ч144 ' +
  'й121 х97 ж94 ш73 ю64 ц48 щ36 э32 ф26 ъ4 ё4 і40 ї6 є6 ґ1 ў4';

/** Letters that the languages usually written in each encoding have. */
const LATIN_1 = 'éèêëàáâäãåçñíìîïóòôöõøúùûüßæÿ';
const TURKISH = 'ğışçöüâîû';
const CENTRAL = 'ąćęłńóśźżáčďéěíňřšťúůýžőűăâîşţäöüđ';

/** Signs that stand in texts of any language. */
const SIGNS = '«»„“”‘’–—…№§©®°·•±€²³½\u00a0';
const SIGN_WEIGHT = Math.log(0.005);

/** What a letter outside the table and anything else costs. */
export const OTHER_LETTER = Math.log(0.0008);
export const NO_LETTER = Math.log(0.00002);

/** The encodings that are told apart by letters; earlier ones win ties. */
export const LETTER_MODELS: readonly LetterModel[] = [
  { encoding: 'windows-1251', script: 'cyrillic', weights: cyrillic() },
  { encoding: 'koi8-r', script: 'cyrillic', weights: cyrillic() },
  { encoding: 'ibm866', script: 'cyrillic', weights: cyrillic() },
  { encoding: 'windows-1252', script: 'latin', weights: latin(LATIN_1) },
  { encoding: 'windows-1254', script: 'latin', weights: latin(TURKISH) },
  { encoding: 'windows-1250', script: 'latin', weights: latin(CENTRAL) },
];

function cyrillic(): ReadonlyMap<string, number> {
  const weights = withSigns();
  for (const entry of CYRILLIC.split(' ')) {
    const letter = entry.slice(0, 1);
    const weight = Math.log(Number(entry.slice(1)) / 10_000);
    weights.set(letter, weight);
    weights.set(letter.toUpperCase(), weight);
  }
  return weights;
}

function latin(letters: string): ReadonlyMap<string, number> {
  const weights = withSigns();
  for (const letter of letters) {
    weights.set(letter, Math.log(0.03));
    const upper = letter === 'ı' ? 'İ' : letter.toUpperCase();
    if (upper.length === 1) weights.set(upper, Math.log(0.03));
  }
  return weights;
}

function withSigns(): Map<string, number> {
  return new Map(Array.from(SIGNS, (sign) => [sign, SIGN_WEIGHT]));
}
