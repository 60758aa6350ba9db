import type { EntityAddition, EntityRecord, RelationRecord } from '../model/records.ts';
import type { Details, EntityColumns, RelationColumns } from './caseData.ts';
import { joinedEntity, parsePiece, type RecordKeeper } from './details.ts';
import { GrowingFloat64 } from './growing.ts';
import { RecordArena } from './recordArena.ts';

/** What one line of a file says, in the order it says it. */
export interface LineRecords {
  readonly entities: readonly (EntityRecord | EntityAddition)[];
  readonly relations: readonly RelationRecord[];
}

/** The lines of one file, to be read again. */
export interface LineSource {
  /**
   * The records of the line that begins at this byte of the text.
   *
   * @throws Error for the screen when the line cannot be read any more.
   */
  readonly read: (offset: number) => Promise<LineRecords>;
  /** The sentence for a line that now says something else. */
  readonly changed: string;
  /** Lets go of what was stored. */
  readonly close: () => void;
}

/** A place is the number of the file times this, plus the offset: 2,047 files of up to 4 TiB. */
const FILE = 2 ** 42;
const MOST_FILES = 2_047;
/** No record yet. Below it: −2 − n is record n of the arena. */
const NONE = -1;

/**
 * Keeps of a record only where its line begins, and reads the line again when a person opens the record. Records that
 * no line gives alone, and those of files that cannot be read again, are kept as JSON in memory.
 */
export class LineKeeper implements RecordKeeper {
  private readonly sources: LineSource[] = [];
  private readonly arena = new RecordArena();
  private arenaCount = 0;
  private readonly entityPlaces = new GrowingFloat64();
  /** The further records of entities that have several. */
  private readonly furtherPlaces = new Map<number, number[]>();
  private readonly relationPlaces = new GrowingFloat64();
  private fileStart: number | undefined;
  private place: number | undefined;

  /** The records to come are from another file, whose lines can be read again if `source` is given. */
  beginFile(source: LineSource | undefined): void {
    this.place = undefined;
    this.fileStart =
      source === undefined || this.sources.length === MOST_FILES ? undefined : this.sources.length * FILE;
    if (source !== undefined) this.sources.push(source);
  }

  /** Where the records to come stand; see `RecordSink.at`. */
  at(offset: number | undefined): void {
    this.place = offset === undefined || this.fileStart === undefined ? undefined : this.fileStart + offset;
  }

  /** Whether the records to come can be kept by their place alone. */
  get hasPlace(): boolean {
    return this.place !== undefined;
  }

  entity(index: number, record: EntityRecord | EntityAddition): void {
    this.putEntity(index, this.place ?? this.keep(record));
  }

  relation(index: number, record: RelationRecord): void {
    this.putRelation(index, this.place ?? this.keep(record));
  }

  /** The same for a record that nobody has made an object of. */
  entityHere(index: number): void {
    this.putEntity(index, this.place ?? NONE);
  }

  relationHere(index: number): void {
    this.putRelation(index, this.place ?? NONE);
  }

  details(entities: EntityColumns, relations: RelationColumns): Details {
    return {
      entity: async (index) => {
        const id = entities.ids.get(index);
        const first = index < this.entityPlaces.count ? this.entityPlaces.at(index) : NONE;
        const places = new Set(first === NONE ? [] : [first, ...(this.furtherPlaces.get(index) ?? [])]);
        const pieces = await Promise.all([...places].map((place) => this.entityPieces(place, id)));
        return joinedEntity(id, pieces.flat());
      },
      relation: (index) => this.relationAt(index, entities, relations),
      close: () => {
        for (const source of this.sources) source.close();
      },
    };
  }

  private keep(record: EntityRecord | EntityAddition | RelationRecord): number {
    this.arena.add(this.arenaCount, record);
    return -2 - this.arenaCount++;
  }

  private putEntity(index: number, place: number): void {
    while (this.entityPlaces.count <= index) this.entityPlaces.push(NONE);
    if (this.entityPlaces.at(index) === NONE) this.entityPlaces.set(index, place);
    else {
      const further = this.furtherPlaces.get(index);
      if (further === undefined) this.furtherPlaces.set(index, [place]);
      else further.push(place);
    }
  }

  private putRelation(index: number, place: number): void {
    while (this.relationPlaces.count < index) this.relationPlaces.push(NONE);
    this.relationPlaces.push(place);
  }

  private async entityPieces(place: number, id: string): Promise<readonly (EntityRecord | EntityAddition)[]> {
    if (place < 0) return this.arena.pieceTexts(-2 - place).map(parsePiece);
    const { entities } = await this.recordsAt(place);
    const pieces = entities.filter((record) => record.id === id);
    if (pieces.length === 0) throw new Error(this.sourceOf(place).changed);
    return pieces.map(asJson);
  }

  private async relationAt(
    index: number,
    entities: EntityColumns,
    relations: RelationColumns,
  ): Promise<RelationRecord> {
    if (!(index >= 0 && index < relations.count)) throw new RangeError(`No relation ${index}.`);
    const place = this.relationPlaces.at(index);
    if (place < 0) {
      const record: RelationRecord = JSON.parse(this.arena.pieceTexts(-2 - place)[0] ?? '');
      return record;
    }
    // The relations of one line follow each other in the columns.
    let before = 0;
    while (before < index && this.relationPlaces.at(index - before - 1) === place) before++;
    const record = (await this.recordsAt(place)).relations[before];
    const id = relations.ids.get(index);
    const isSame =
      record !== undefined &&
      (record.id === id || id.startsWith(`${record.id}#`)) &&
      record.from === entities.ids.get(relations.from[index] ?? -1) &&
      record.to === entities.ids.get(relations.to[index] ?? -1);
    if (!isSame) throw new Error(this.sourceOf(place).changed);
    return { ...asJson(record), id };
  }

  private recordsAt(place: number): Promise<LineRecords> {
    return this.sourceOf(place).read(place % FILE);
  }

  private sourceOf(place: number): LineSource {
    const source = this.sources[Math.floor(place / FILE)];
    if (source === undefined) throw new RangeError(`No file holds place ${place}.`);
    return source;
  }
}

/** The record as a file of JSON would give it back: without fields that are `undefined`. */
function asJson<T>(record: T): T {
  return JSON.parse(JSON.stringify(record));
}
