/** A what-if removal of an entity from a date on (design, section 5). */
export interface Measure {
  /** Id of the entity, which may also be a facilitator. */
  readonly entity: string;
  /** Date text: the measure holds from its first day on; `undefined` is always. */
  readonly from: string | undefined;
}
