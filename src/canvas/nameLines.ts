/** Width of a letter in parts of the size of its font: of wide and narrow ones, capitals, and all others. */
const WIDE = 0.95;
const NARROW = 0.36;
const CAPITAL = 0.7;
const USUAL = 0.58;

const WIDE_LETTERS = /[mwMWШЩЖМЮЫФшщжюыф\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7af\uff00-\uffef]/;
const NARROW_LETTERS = /[ iljtfrI.,:;'’()!|-]/;

/**
 * A name on at most two lines of `width`, both in the units of `size`, the height of the letters; what does not fit is
 * cut and ends in an ellipsis. Lengths are estimated, so that a name breaks alike wherever it is drawn.
 */
export function nameLines(name: string, size: number, width: number): string {
  const most = width / size;
  const words = name.split(/\s+/).filter((word) => word !== '');
  let first = '';
  while (words[0] !== undefined && lengthOf(`${first} ${words[0]}`.trim()) <= most) {
    first = `${first} ${words.shift()}`.trim();
  }
  const rest = words.join(' ');
  if (rest === '') return first;
  return first === '' ? cut(rest, most) : `${first}\n${cut(rest, most)}`;
}

function cut(text: string, most: number): string {
  if (lengthOf(text) <= most) return text;
  const letters = Array.from(text);
  while (letters.length > 1 && lengthOf(`${letters.join('').trimEnd()}…`) > most) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}

function lengthOf(text: string): number {
  let length = 0;
  for (const letter of text) length += widthOf(letter);
  return length;
}

function widthOf(letter: string): number {
  if (NARROW_LETTERS.test(letter)) return NARROW;
  if (WIDE_LETTERS.test(letter)) return WIDE;
  return letter !== letter.toLowerCase() ? CAPITAL : USUAL;
}
