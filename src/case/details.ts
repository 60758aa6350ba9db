import type { EntityAddition, EntityRecord, RelationRecord } from '../model/records.ts';
import type { Details, EntityColumns } from './caseData.ts';
import { mergeEntity } from './mergeEntity.ts';
import type { RecordArena } from './recordArena.ts';

/** Reads full records back from the arenas the builder filled. */
export class ArenaDetails implements Details {
  constructor(
    private readonly columns: EntityColumns,
    private readonly entities: RecordArena,
    private readonly relations: RecordArena,
  ) {}

  /** Everything the case says of an entity, joined from all its records; a placeholder goes by its id. */
  async entity(index: number): Promise<EntityRecord> {
    const id = this.columns.ids.get(index);
    const described: EntityRecord[] = [];
    const additions: EntityAddition[] = [];
    for (const text of this.entities.pieceTexts(index)) {
      const piece: EntityRecord | EntityAddition = JSON.parse(text);
      if ('name' in piece) described.push(piece);
      else additions.push(piece);
    }
    const [first = { id, kind: 'other', name: id }, ...rest] = described;
    return [...rest, ...additions].reduce<EntityRecord>(mergeEntity, first);
  }

  /** One relation as it was read. */
  async relation(index: number): Promise<RelationRecord> {
    const [text] = this.relations.pieceTexts(index);
    if (text === undefined) throw new RangeError(`No relation ${index}.`);
    const record: RelationRecord = JSON.parse(text);
    return record;
  }
}
