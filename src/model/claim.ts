/** How a record comes to be known, best first; the order is the code that columns store. */
export const CLAIM_STATUSES = [
  'documented',
  'official',
  'convicted',
  'charged',
  'reported',
  'suspected',
  'unknown',
  'inferred',
] as const;

/** Documented is a primary record such as a customs declaration; a missing status is `unknown`. */
export type ClaimStatus = (typeof CLAIM_STATUSES)[number];

/** What each status means, in a sentence for the reader of a hop. */
export const CLAIM_MEANING: Readonly<Record<ClaimStatus, string>> = {
  documented: 'A primary record, such as a customs declaration, states it.',
  official: 'An authority states it.',
  convicted: 'A court found it.',
  charged: 'A charge alleges it; no court has found it.',
  reported: 'A publication reports it.',
  suspected: 'A source suspects it.',
  unknown: 'The file does not say how this is known.',
  inferred: 'It is concluded from other records; no source states it.',
};

/** `collective` is one statement about several parties or deliveries, not about this one singly. */
export type ClaimScope = 'this' | 'collective';

/** Status, scope and author of the statement behind a relation. */
export interface Claim {
  readonly status: ClaimStatus;
  readonly scope: ClaimScope;
  readonly statedBy?: string;
}

/** Whether a word from data is a claim status. */
export function isClaimStatus(word: string): word is ClaimStatus {
  return CLAIM_STATUSES.some((status) => status === word);
}
