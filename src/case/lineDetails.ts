import type { EntityAddition, EntityRecord, RelationRecord } from '../model/records.ts';
import type { Details, EntityColumns, RelationColumns, StoredDetails, StoredText } from './caseData.ts';
import { joinedEntity, parsePiece } from './details.ts';
import type { RecordPieces } from './recordArena.ts';

/** What one line of a file says, in the order it says it. */
export interface LineRecords {
  readonly entities: readonly (EntityRecord | EntityAddition)[];
  readonly relations: readonly RelationRecord[];
}

/** The lines of one file, to be read again. */
export interface LineSource extends StoredText {
  /**
   * The records of the line that begins at this byte of the text, read for the record of this id.
   *
   * @throws Error for the screen when the line cannot be read any more.
   */
  readonly read: (offset: number, id: string) => Promise<LineRecords>;
  /** The sentence for a line that now says something else. */
  readonly changed: string;
  /** Lets go of what was stored. */
  readonly close: () => void;
}

/** A place is the number of the file times this, plus the offset: 2,047 files of up to 4 TiB. */
export const FILE = 2 ** 42;
/** How many files have places. */
export const MOST_FILES = 2_047;
/** No record yet. Below it: −2 − n is record n of the arena. */
export const NONE = -1;

/** Where the records of a case stand. */
export interface LinePlaces {
  readonly sources: readonly LineSource[];
  /** The records that no line gives alone. */
  readonly arena: RecordPieces;
  /** Place of the first record of each entity; `NONE`, or missing at the end, for a placeholder. */
  readonly entities: Float64Array;
  /** The further records of entities that have several. */
  readonly further: ReadonlyMap<number, readonly number[]>;
  readonly relations: Float64Array;
}

/** Full records, read from their lines when a person opens one. */
export class LineDetails implements Details {
  private readonly columns: { readonly entities: EntityColumns; readonly relations: RelationColumns };
  private readonly places: LinePlaces;

  constructor(columns: LineDetails['columns'], places: LinePlaces) {
    this.columns = columns;
    this.places = places;
  }

  async entity(index: number): Promise<EntityRecord> {
    const id = this.columns.entities.ids.get(index);
    const first = this.places.entities[index] ?? NONE;
    const places = new Set(first === NONE ? [] : [first, ...(this.places.further.get(index) ?? [])]);
    const pieces = await Promise.all([...places].map((place) => this.entityPieces(place, id)));
    return joinedEntity(id, pieces.flat());
  }

  async relation(index: number): Promise<RelationRecord> {
    const { entities, relations } = this.columns;
    if (!(index >= 0 && index < relations.count)) throw new RangeError(`No relation ${index}.`);
    const place = this.places.relations[index] ?? NONE;
    const id = relations.ids.get(index);
    if (place < 0) {
      const record: RelationRecord = JSON.parse(this.places.arena.pieceTexts(-2 - place)[0] ?? '');
      // One that is only made now does not know that its id was taken.
      return id.startsWith(`${record.id}#`) ? { ...record, id } : record;
    }
    // The relations of one line follow each other in the columns.
    let before = 0;
    while (before < index && this.places.relations[index - before - 1] === place) before++;
    const record = (await this.recordsAt(place, id)).relations[before];
    const isSame =
      record !== undefined &&
      (stored(record.id) === id || id.startsWith(`${stored(record.id)}#`)) &&
      stored(record.from) === entities.ids.get(relations.from[index] ?? -1) &&
      stored(record.to) === entities.ids.get(relations.to[index] ?? -1);
    if (!isSame) throw new Error(this.sourceOf(place).changed);
    return { ...asJson(record), id };
  }

  close(): void {
    for (const source of this.places.sources) source.close();
  }

  stored(): StoredDetails {
    const { arena, entities, further, relations, sources } = this.places;
    const pairs = [...further].flatMap(([entity, places]) => places.map((place) => [entity, place] as const));
    return {
      columns: [
        ...arena.columns('lineless'),
        { name: 'entityPlaces', parts: [entities] },
        { name: 'furtherOwners', parts: [Int32Array.from(pairs, ([entity]) => entity)] },
        { name: 'furtherPlaces', parts: [Float64Array.from(pairs, ([, place]) => place)] },
        { name: 'relationPlaces', parts: [relations] },
      ],
      texts: sources,
    };
  }

  private async entityPieces(place: number, id: string): Promise<readonly (EntityRecord | EntityAddition)[]> {
    if (place < 0) return this.places.arena.pieceTexts(-2 - place).map(parsePiece);
    const { entities } = await this.recordsAt(place, id);
    const pieces = entities.filter((record) => stored(record.id) === id);
    if (pieces.length === 0) throw new Error(this.sourceOf(place).changed);
    return pieces.map(asJson);
  }

  private recordsAt(place: number, id: string): Promise<LineRecords> {
    return this.sourceOf(place).read(place % FILE, id);
  }

  private sourceOf(place: number): LineSource {
    const source = this.places.sources[Math.floor(place / FILE)];
    if (source === undefined) throw new RangeError(`No file holds place ${place}.`);
    return source;
  }
}

/** The record as a file of JSON would give it back: without fields that are `undefined`. */
function asJson<T>(record: T): T {
  return JSON.parse(JSON.stringify(record));
}

/** A text as the columns give it back: half of a surrogate pair cannot be written in UTF-8 and becomes U+FFFD. */
function stored(text: string): string {
  return text.toWellFormed();
}
