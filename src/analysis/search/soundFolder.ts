const code = (letter: string): number => letter.charCodeAt(0);

const C = code('c');
const E = code('e');
const H = code('h');
const I = code('i');
const J = code('j');
const K = code('k');
const O = code('o');
const S = code('s');
const T = code('t');
const V = code('v');
const W = code('w');
const X = code('x');
const Y = code('y');
const Z = code('z');
const SIX = code('6');
const LAST_LETTER = 122;
const FIRST_LETTER = 97;

/** Bits of letters. */
const bitOf = (letter: number): number => 1 << (letter - FIRST_LETTER);
const BIT = {
  c: bitOf(C),
  e: bitOf(E),
  h: bitOf(H),
  i: bitOf(I),
  j: bitOf(J),
  k: bitOf(K),
  s: bitOf(S),
  t: bitOf(T),
  w: bitOf(W),
  x: bitOf(X),
  y: bitOf(Y),
  z: bitOf(Z),
} as const;

/**
 * The spellings of one sound that `bySound` folds, on codes in place of text: the same passes in the same order, each
 * skipped where its letters do not occur. `codes` holds `length` ASCII codes and has room for twice as many; answers
 * the new length.
 */
export function foldSounds(codes: Uint16Array, length: number): number {
  const letters = lettersIn(codes, length);
  let size = length;
  if ((letters & BIT.h) !== 0) {
    if ((letters & BIT.c) !== 0) size = dropHushes(codes, size);
    if ((letters & BIT.z) !== 0) size = joinPair(codes, size, Z, H, SIX);
    if ((letters & BIT.k) !== 0) size = joinPair(codes, size, K, H, H);
  }
  if ((letters & BIT.t) !== 0) {
    if ((letters & (BIT.s | BIT.h)) !== 0) size = joinPair(codes, size, T, S, C);
    if ((letters & BIT.z) !== 0) size = joinPair(codes, size, T, Z, C);
  }
  if ((letters & BIT.x) !== 0) size = spellOutX(codes, size);
  if ((letters & BIT.w) !== 0) for (let at = 0; at < size; at++) if (codes[at] === W) codes[at] = V;
  if ((letters & (BIT.y | BIT.j)) !== 0 || (letters & (BIT.i | BIT.e)) === (BIT.i | BIT.e)) {
    size = softenVowels(codes, size);
  }
  return dropRepeats(codes, size);
}

/** Letters without which no spelling is folded, as bits. */
const FOLDED = BIT.h | BIT.i | BIT.j | BIT.t | BIT.w | BIT.x | BIT.y;

/** Whether `foldSounds` certainly leaves ASCII codes as they are. */
export function isPlainSound(codes: Uint16Array, start: number, end: number): boolean {
  let before = 0;
  for (let at = start; at < end; at++) {
    const own = codes[at] ?? 0;
    if (own >= FIRST_LETTER && (own === before || (FOLDED & bitOf(own)) !== 0)) return false;
    before = own;
  }
  return true;
}

function lettersIn(codes: Uint16Array, length: number): number {
  let letters = 0;
  for (let at = 0; at < length; at++) {
    const own = codes[at] ?? 0;
    if (own >= FIRST_LETTER && own <= LAST_LETTER) letters |= bitOf(own);
  }
  return letters;
}

/** Puts one code in the place of each pair of two; a code that was put there is not looked at again. */
function joinPair(codes: Uint16Array, length: number, first: number, second: number, joined: number): number {
  let size = 0;
  for (let at = 0; at < length; at++) {
    const own = codes[at] ?? 0;
    const isPair = own === first && at + 1 < length && codes[at + 1] === second;
    codes[size++] = isPair ? joined : own;
    if (isPair) at++;
  }
  return size;
}

/** yo, ye, jo and ie become e, and after that y and j become i. */
function softenVowels(codes: Uint16Array, length: number): number {
  let size = 0;
  for (let at = 0; at < length; at++) {
    const own = codes[at] ?? 0;
    const next = at + 1 < length ? codes[at + 1] : 0;
    const isPair = (own === Y && (next === O || next === E)) || (own === J && next === O) || (own === I && next === E);
    if (isPair) at++;
    codes[size++] = isPair ? E : own === Y || own === J ? I : own;
  }
  return size;
}

/** A letter that repeats is one. */
function dropRepeats(codes: Uint16Array, length: number): number {
  let size = 0;
  let before = 0;
  for (let at = 0; at < length; at++) {
    const own = codes[at] ?? 0;
    if (own === before && own >= FIRST_LETTER) continue;
    codes[size++] = own;
    before = own;
  }
  return size;
}

/** shch, sch and tsch become sh, and after that tch becomes ch. */
function dropHushes(codes: Uint16Array, length: number): number {
  let size = 0;
  for (let at = 0; at < length; at++) {
    const hush = hushAt(codes, at, length);
    if (hush === 0) {
      codes[size++] = codes[at] ?? 0;
    } else {
      codes[size++] = S;
      codes[size++] = H;
      at += hush - 1;
    }
  }
  let kept = 0;
  for (let at = 0; at < size; at++) {
    if (codes[at] === T && at + 2 < size && codes[at + 1] === C && codes[at + 2] === H) continue;
    codes[kept++] = codes[at] ?? 0;
  }
  return kept;
}

/** How many codes spell sh at a place; 0 where none do. */
function hushAt(codes: Uint16Array, at: number, length: number): number {
  const isChAt = (place: number): boolean => place + 1 < length && codes[place] === C && codes[place + 1] === H;
  if (codes[at] === S) {
    if (codes[at + 1] === H && isChAt(at + 2)) return 4;
    return isChAt(at + 1) ? 3 : 0;
  }
  return codes[at] === T && codes[at + 1] === S && isChAt(at + 2) ? 4 : 0;
}

function spellOutX(codes: Uint16Array, length: number): number {
  let more = 0;
  for (let at = 0; at < length; at++) if (codes[at] === X) more++;
  for (let at = length - 1, to = length + more - 1; to > at; at--) {
    const own = codes[at] ?? 0;
    if (own === X) codes[to--] = S;
    codes[to--] = own === X ? K : own;
  }
  return length + more;
}
