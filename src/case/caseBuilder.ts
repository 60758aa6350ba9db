import type { ByteSink } from '../model/byteRecords.ts';
import type { SourceRecord } from '../model/evidence.ts';
import type { IssueType } from '../model/issue.ts';
import type { CaseHeader, EntityAddition, EntityRecord, RelationRecord } from '../model/records.ts';
import type { RecordSink } from '../model/sink.ts';
import { buildAdjacency } from './adjacency.ts';
import type { CaseData, FileReport } from './caseData.ts';
import { ArenaKeeper, type RecordKeeper } from './details.ts';
import { EntityBuilder } from './entityBuilder.ts';
import { IssueLog } from './issueLog.ts';
import { RelationBuilder } from './relationBuilder.ts';

/** Longer names are shortened on screen (faults, 23) and said so. */
const LONG_NAME = 200;

/**
 * Takes records from any number of files and builds the columns of one case. Records may come in any order: an
 * entity that is only ever referred to becomes a placeholder and is counted.
 */
export class CaseBuilder implements RecordSink {
  private readonly issues = new IssueLog();
  private readonly sources = new Map<string, SourceRecord>();
  private readonly views: { title: string; state: unknown }[] = [];
  private readonly files: FileReport[] = [];
  /** How many entities there were when each file began. */
  private readonly firstEntities: number[] = [];
  private caseHeader: CaseHeader | undefined;
  private file = '';
  private format = '';
  private rows = 0;

  /** `today` is the date text used as the as-of date of data that give none; `keeper` keeps the full records. */
  constructor(
    private readonly today: string,
    private readonly keeper: RecordKeeper = new ArenaKeeper(),
    private readonly entityBuilder = new EntityBuilder(),
    private readonly relationBuilder = new RelationBuilder(),
  ) {}

  /** Takes records as bytes; missing as long as every record is kept in memory. */
  bytes: ByteSink | undefined;

  /** Hears where the records to come can be read again; missing as long as every record is kept in memory. */
  at: ((offset: number | undefined) => void) | undefined;

  /** Hears what those lines are read again under. */
  linesUnder: ((context: string) => void) | undefined;

  get entityCount(): number {
    return this.entityBuilder.count;
  }

  get relationCount(): number {
    return this.relationBuilder.count;
  }

  get issueCount(): number {
    return this.issues.count;
  }

  /** Says that the records to come are from this file. */
  beginFile(name: string, format: string): void {
    this.file = name;
    this.format = format;
    this.rows = 0;
    this.firstEntities.push(this.entityCount);
  }

  /** Says that the file was read to its end; `bytes` is its size as stored. */
  endFile(bytes: number): void {
    this.files.push({ name: this.file, format: this.format, rows: this.rows, bytes });
  }

  row(): void {
    this.rows++;
  }

  header(header: CaseHeader): void {
    this.caseHeader ??= header;
  }

  source(source: SourceRecord): void {
    if (!this.sources.has(source.id)) this.sources.set(source.id, source);
  }

  view(title: string, state: unknown): void {
    this.views.push({ title, state });
  }

  issue(type: IssueType, line: number, text: string): void {
    this.issues.add({ type, file: this.file, ...(line > 0 ? { line } : {}), text });
  }

  entity(record: EntityRecord, line: number): void {
    const index = this.entityBuilder.mention(record.id, line);
    this.keeper.entity(index, record);
    if (this.entityBuilder.describe(index, record)) this.repeated(record.id, line);
    if (record.name.length > LONG_NAME) {
      this.issue('name-too-long', line, `The name of ${record.id} has ${record.name.length} characters.`);
    }
  }

  addition(record: EntityAddition, line: number): void {
    const index = this.entityBuilder.mention(record.id, line);
    this.keeper.entity(index, record);
    this.entityBuilder.add(index, record);
  }

  relation(record: RelationRecord, line: number): void {
    const from = this.entityBuilder.mention(record.from, line);
    const to = this.entityBuilder.mention(record.to, line);
    const via = (record.via ?? []).map((facilitator) => this.entityBuilder.mention(facilitator.entity, line));
    const id = this.freeId(record.id, line);
    if (from === to) this.selfRelation(id, record.from, line);
    const index = this.relationBuilder.add(id, record, from, to, via);
    this.keeper.relation(index, id === record.id ? record : { ...record, id });
  }

  /** Says that an entity is described once more. */
  repeated(id: string, line: number): void {
    this.issue('repeated-id', line, `Entity ${id} is described more than once; its records are joined.`);
  }

  /** The id a relation is kept by: its own, or when that is taken, which is said, another one. */
  freeId(id: string, line: number): string {
    const free = this.relationBuilder.freeId(id);
    if (free !== id) {
      this.issue('repeated-id', line, `Relation ${id} occurs more than once; this one is kept as ${free}.`);
    }
    return free;
  }

  /** Says that a relation leads nowhere. */
  selfRelation(id: string, end: string, line: number): void {
    this.issue('self-relation', line, `Relation ${id} joins ${end} with itself.`);
  }

  /** The case as read so far. The builder is not to be used afterwards. */
  finish(hash: string): CaseData {
    this.reportPlaceholders();
    const header = this.caseHeader ?? { title: this.files.map((file) => file.name).join(', ') };
    const entities = this.entityBuilder.finish(header.asOf ?? this.today);
    const relations = this.relationBuilder.finish();
    return {
      header,
      hash,
      files: this.files,
      entities,
      relations,
      adjacency: buildAdjacency(entities.count, relations),
      sources: this.sources,
      views: this.views,
      issues: this.issues.finish(),
      issueCount: this.issues.count,
      details: this.keeper.details(entities, relations),
    };
  }

  private reportPlaceholders(): void {
    let file = 0;
    for (let index = 0; index < this.entityCount; index++) {
      while ((this.firstEntities[file + 1] ?? Number.POSITIVE_INFINITY) <= index) file++;
      if (!this.entityBuilder.isPlaceholder(index)) continue;
      const name = this.files[file]?.name ?? this.file;
      this.issues.addOf('dangling', () => {
        const line = this.entityBuilder.lineAt(index);
        const text = `${this.entityBuilder.idAt(index)} is referred to but not in the file.`;
        return { type: 'dangling', file: name, ...(line > 0 ? { line } : {}), text };
      });
    }
  }
}
