import type { CaseData } from '../../case/caseData.ts';
import type { EntityRecord, RelationRecord } from '../../model/records.ts';

/** Records of each sort kept at most; two halves, so that what is still asked for survives when the older goes. */
const MOST_RECORDS = 40_000;

/** Full records that rules ask for again and again, read once while they are in use. */
export class RecordCache {
  private readonly entities = new Halves<EntityRecord>();
  private readonly relations = new Halves<RelationRecord>();

  constructor(private readonly data: CaseData) {}

  entity(index: number): Promise<EntityRecord> {
    return this.entities.get(index, () => this.data.details.entity(index));
  }

  relation(index: number): Promise<RelationRecord> {
    return this.relations.get(index, () => this.data.details.relation(index));
  }
}

class Halves<T> {
  private young = new Map<number, Promise<T>>();
  private old = new Map<number, Promise<T>>();

  get(index: number, read: () => Promise<T>): Promise<T> {
    const known = this.young.get(index);
    if (known !== undefined) return known;
    const record = this.old.get(index) ?? read();
    if (this.young.size >= MOST_RECORDS / 2) {
      this.old = this.young;
      this.young = new Map();
    }
    this.young.set(index, record);
    // What could not be read once may be read when it is asked for again.
    record.catch(() => this.young.delete(index));
    return record;
  }
}
