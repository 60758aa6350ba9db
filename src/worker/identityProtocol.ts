import type { MatchBasis, MatchStrength } from '../analysis/identity/sameParty.ts';
import type { MajoritySum } from '../analysis/ownership/majority.ts';
import type { EntityBrief } from '../model/brief.ts';
import type { Share } from '../model/records.ts';

/** Parties that may be one, strongest first; suggestions to a person, and nothing is merged. */
export interface MergeReply {
  readonly pairs: readonly {
    readonly first: EntityBrief;
    readonly second: EntityBrief;
    readonly basis: MatchBasis;
    readonly strength: MatchStrength;
    /** One sentence without the full stop. */
    readonly reason: string;
  }[];
  /** All pairs found, of which `pairs` are the first. */
  readonly count: number;
  /** Numbers and names that more than 100 parties share, which are not compared. */
  readonly tooCommon: number;
}

/** Who owns an entity, up to the last known owners. Shares are percent. */
export interface OwnershipReply {
  readonly id: string;
  /** Date text: holdings that may stand then; missing where the data give no date and all holdings count. */
  readonly asOf: string | undefined;
  /** Every party above, the nearest first. `unknown`: a chain to it has a share that is not stated. */
  readonly owners: readonly {
    readonly entity: string;
    readonly from: number;
    readonly to: number;
    readonly unknown: boolean;
    readonly depth: number;
    readonly last: boolean;
  }[];
  /** The direct holdings between them; the tree is drawn from these. */
  readonly holdings: readonly {
    readonly owner: string;
    readonly owned: string;
    readonly share: Share | undefined;
    readonly relations: readonly string[];
  }[];
  /** Circles: each owns the next, the last the first. */
  readonly loops: readonly (readonly string[])[];
  readonly depth: number;
  /** False: shares and depth are at least these. */
  readonly complete: boolean;
  /** What listed owners hold together, by each rule. */
  readonly sums: readonly (Pick<MajoritySum, 'rule' | 'from' | 'to' | 'outcome'> & {
    readonly label: string;
    readonly counted: readonly {
      readonly owner: string;
      readonly share: Share | undefined;
      readonly ownerListed: boolean;
      readonly certain: boolean;
    }[];
  })[];
  readonly entities: readonly EntityBrief[];
}
