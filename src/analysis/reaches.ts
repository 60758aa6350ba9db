import { neighbourCode } from '../case/adjacency.ts';
import type { CaseData } from '../case/caseData.ts';
import { CLAIM_STATUSES } from '../model/claim.ts';

/** The code of inferred relations in the columns: nobody states them, so they count as no trade. */
export const INFERRED = CLAIM_STATUSES.indexOf('inferred');

/**
 * Whether any entity of one set leads to one of another over at most `maxHops` stated relations. `ways` says for each
 * relation kind code whether it is walked as recorded (1), backwards (−1) or not at all (0).
 */
export function reaches(
  data: CaseData,
  ways: readonly number[],
  from: readonly number[],
  to: readonly number[],
  maxHops: number,
): boolean {
  const { adjacency } = data;
  const wanted = new Uint8Array(data.entities.count);
  for (const entity of to) wanted[entity] = 1;
  const seen = new Uint8Array(data.entities.count);
  let front = from.filter((entity) => wanted[entity] === 0);
  for (const entity of front) seen[entity] = 1;
  for (let hop = 0; hop < maxHops && front.length > 0; hop++) {
    const next: number[] = [];
    for (const entity of front) {
      for (const [lists, way] of [
        [adjacency.outgoing, 1],
        [adjacency.incoming, -1],
      ] as const) {
        for (let at = lists.starts[entity] ?? 0, end = lists.starts[entity + 1] ?? 0; at < end; at++) {
          const code = lists.codes[at] ?? 0;
          if (ways[neighbourCode.kindOf(code)] !== way || neighbourCode.claimOf(code) === INFERRED) continue;
          const other = lists.others[at] ?? 0;
          if (wanted[other] === 1) return true;
          if (seen[other] === 1) continue;
          seen[other] = 1;
          next.push(other);
        }
      }
    }
    front = next;
  }
  return false;
}
