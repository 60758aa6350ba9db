/** A delivery that was declared for somewhere else than it went. */
export interface DeclaredElsewhere {
  /** The delivery, with its sender and receiver. */
  readonly relation: string;
  readonly from: string;
  readonly to: string;
  /** The `declares` relation that says so; missing where the delivery itself states the destination. */
  readonly declaration: string | undefined;
  /** For whom it was declared; missing where only a country is stated. */
  readonly party: string | undefined;
  /** Where to, ISO alpha-2; empty where the declared party's country is not recorded. */
  readonly countries: readonly string[];
}
