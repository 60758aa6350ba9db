import { hsLength, hsPrefix } from '../../case/codes.ts';
import { listAt } from '../../case/lists.ts';
import { CHPL } from '../../model/chplTable.ts';
import { showHs } from '../../model/hs.ts';
import type { FlagContext } from './context.ts';
import type { Tri } from './tri.ts';

const LISTED_CODES: ReadonlySet<number> = new Set([...CHPL.keys()].map(Number));

/** The packed HS codes of a relation as the columns hold them. */
export function packedCodes({ data }: FlagContext, relation: number): readonly number[] {
  return [...listAt(data.relations.hs, relation)];
}

/** The full HS-6 codes of a relation as numbers, shorter ones left out. */
export function hs6Codes(context: FlagContext, relation: number): number[] {
  return packedCodes(context, relation).flatMap((packed) => (hsLength(packed) === 6 ? [hsPrefix(packed, 6)] : []));
}

/** An HS-6 number as people write it: 40510 → "0405.10". */
export function showCode(code: number): string {
  return showHs(codeText(code));
}

/** An HS-6 number as its six digits. */
export function codeText(code: number): string {
  return String(code).padStart(6, '0');
}

/**
 * Whether the goods of a relation are on the Common High Priority List: unknown without codes, and for codes of fewer
 * than six digits under which the list has some.
 */
export function isPriority(context: FlagContext, relation: number): Tri {
  const codes = packedCodes(context, relation);
  if (codes.some((packed) => hsLength(packed) === 6 && LISTED_CODES.has(hsPrefix(packed, 6)))) return 'yes';
  if (codes.length === 0 || codes.some(couldBePriority)) return 'unknown';
  return 'no';
}

/** Whether codes on the list begin with the digits that are known of a shorter code. */
function couldBePriority(packed: number): boolean {
  const length = hsLength(packed);
  if (length === 6) return false;
  const digits = codeText(packed % 1_000_000).slice(0, length);
  return [...CHPL.keys()].some((code) => code.startsWith(digits));
}

/** The codes of a relation that are on the list, as HS-6 numbers. */
export function priorityCodes(context: FlagContext, relation: number): number[] {
  return hs6Codes(context, relation).filter((code) => LISTED_CODES.has(code));
}

/** Whether two relations carry an HS-6 code in common; unknown where a code is missing or too short to say. */
export function sharesCode({ data }: FlagContext, a: number, b: number): Tri {
  const { starts, items } = data.relations.hs;
  const [firstA, endA] = [starts[a] ?? 0, starts[a + 1] ?? 0];
  const [firstB, endB] = [starts[b] ?? 0, starts[b + 1] ?? 0];
  if (firstA === endA || firstB === endB) return 'unknown';
  let could = false;
  for (let i = firstA; i < endA; i++) {
    for (let j = firstB; j < endB; j++) {
      const [one, other] = [items[i] ?? 0, items[j] ?? 0];
      if (hsLength(one) === 6 && one === other) return 'yes';
      could ||= couldBeSame(one, other);
    }
  }
  return could ? 'unknown' : 'no';
}

function couldBeSame(a: number, b: number): boolean {
  const length = Math.min(hsLength(a), hsLength(b));
  if (length === 6) return false;
  return codeText(a % 1_000_000).slice(0, length) === codeText(b % 1_000_000).slice(0, length);
}
