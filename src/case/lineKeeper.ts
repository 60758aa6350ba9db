import type { LaterRecords } from '../model/byteRecords.ts';
import type { EntityAddition, EntityRecord, RelationRecord } from '../model/records.ts';
import type { Details, EntityColumns, RelationColumns } from './caseData.ts';
import type { RecordKeeper } from './details.ts';
import { GrowingFloat64 } from './growing.ts';
import { FILE, LineDetails, MOST_FILES, NONE, type LineSource } from './lineDetails.ts';
import { LaterArena } from './laterArena.ts';

/**
 * Keeps of a record only where its line begins, and reads the line again when a person opens the record. Records that
 * no line gives alone, and those of files that cannot be read again, are kept as JSON in memory.
 */
export class LineKeeper implements RecordKeeper {
  private readonly sources: LineSource[] = [];
  private readonly arena = new LaterArena();
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

  /** A record that no line gives alone and nobody has made yet. */
  entityApart(index: number, records: LaterRecords, position: number): void {
    this.putEntity(index, this.keepLater(records, position));
  }

  relationHere(index: number): void {
    this.putRelation(index, this.place ?? NONE);
  }

  relationApart(index: number, records: LaterRecords, position: number): void {
    this.putRelation(index, this.keepLater(records, position));
  }

  details(entities: EntityColumns, relations: RelationColumns): Details {
    return new LineDetails(
      { entities, relations },
      {
        sources: this.sources,
        arena: this.arena,
        entities: this.entityPlaces.finish(),
        further: this.furtherPlaces,
        relations: this.relationPlaces.finish(),
      },
    );
  }

  private keep(record: EntityRecord | EntityAddition | RelationRecord): number {
    this.arena.add(this.arenaCount, record);
    return -2 - this.arenaCount++;
  }

  private keepLater(records: LaterRecords, position: number): number {
    this.arena.addLater(this.arenaCount, records, position);
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
}
