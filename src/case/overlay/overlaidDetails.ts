import type { EntityRecord, RelationRecord } from '../../model/records.ts';
import type { Details } from '../caseData.ts';
import type { Additions } from './additions.ts';

/** Full records with what the overlay lays over them, under the ids that stand for others; everything else is read from the case beneath. */
export class OverlaidDetails implements Details {
  constructor(
    private readonly base: Details,
    /** Records of entities that the overlay changes or adds, by index. */
    private readonly entities: ReadonlyMap<number, EntityRecord>,
    /** Relations that the overlay adds, in order, and the index of the first. */
    private readonly relations: readonly RelationRecord[],
    private readonly firstRelation: number,
    private readonly served: Additions['served'],
    /** The id that stands for an id of the case. */
    private readonly standing: (id: string) => string,
  ) {}

  async entity(index: number): Promise<EntityRecord> {
    return this.entities.get(index) ?? this.base.entity(index);
  }

  async relation(index: number): Promise<RelationRecord> {
    const own = this.relations[index - this.firstRelation];
    const record = own ?? (await this.base.relation(index));
    const added = this.served.get(record.id);
    const via = [...(record.via ?? []), ...(added?.via ?? [])].map((one) => ({
      ...one,
      entity: this.standing(one.entity),
    }));
    return {
      ...record,
      from: this.standing(record.from),
      to: this.standing(record.to),
      ...(via.length === 0 ? {} : { via }),
      ...(added ? { evidence: [...(record.evidence ?? []), ...added.evidence] } : {}),
    };
  }
}
