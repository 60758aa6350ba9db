import type { EntityAddition, EntityRecord, RelationRecord } from '../model/records.ts';
import type { Details, EntityColumns, RelationColumns, StoredDetails } from './caseData.ts';
import { mergeEntity } from './mergeEntity.ts';
import { RecordArena, type RecordPieces } from './recordArena.ts';

/** Keeps full records while a case is read, each under the index its entity or relation has in the columns. */
export interface RecordKeeper {
  /** One more record that describes an entity or adds to it. */
  entity(index: number, record: EntityRecord | EntityAddition): void;
  /** The next relation. */
  relation(index: number, record: RelationRecord): void;
  /** What reads them back; nothing is kept afterwards. */
  details(entities: EntityColumns, relations: RelationColumns): Details;
}

/** Keeps every record as JSON in memory. */
export class ArenaKeeper implements RecordKeeper {
  private readonly entities = new RecordArena();
  private readonly relations = new RecordArena();

  entity(index: number, record: EntityRecord | EntityAddition): void {
    this.entities.add(index, record);
  }

  relation(index: number, record: RelationRecord): void {
    this.relations.add(index, record);
  }

  details(columns: EntityColumns): Details {
    return new ArenaDetails(columns, this.entities, this.relations);
  }
}

/** Records in memory. */
export class ArenaDetails implements Details {
  constructor(
    private readonly columns: EntityColumns,
    private readonly entities: RecordPieces,
    private readonly relations: RecordPieces,
  ) {}

  async entity(index: number): Promise<EntityRecord> {
    return joinedEntity(this.columns.ids.get(index), this.entities.pieceTexts(index).map(parsePiece));
  }

  async relation(index: number): Promise<RelationRecord> {
    const [text] = this.relations.pieceTexts(index);
    if (text === undefined) throw new RangeError(`No relation ${index}.`);
    const record: RelationRecord = JSON.parse(text);
    return record;
  }

  stored(): StoredDetails {
    return {
      columns: [...this.entities.columns('entityRecords'), ...this.relations.columns('relationRecords')],
      texts: [],
    };
  }
}

/** Everything the case says of an entity, joined from all its records; a placeholder goes by its id. */
export function joinedEntity(id: string, pieces: readonly (EntityRecord | EntityAddition)[]): EntityRecord {
  const described: EntityRecord[] = [];
  const additions: EntityAddition[] = [];
  for (const piece of pieces) {
    if ('name' in piece) described.push(piece);
    else additions.push(piece);
  }
  const [first = { id, kind: 'other', name: id }, ...rest] = described;
  return [...rest, ...additions].reduce<EntityRecord>(mergeEntity, first);
}

/** One record of an entity as an arena keeps it. */
export function parsePiece(text: string): EntityRecord | EntityAddition {
  return JSON.parse(text);
}
