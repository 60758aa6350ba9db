import type { SourceRecord } from '../model/evidence.ts';
import type { IssueType } from '../model/issue.ts';
import type { CaseHeader, EntityAddition, EntityRecord, RelationRecord } from '../model/records.ts';
import type { RecordSink } from '../model/sink.ts';
import { buildAdjacency } from './adjacency.ts';
import type { CaseData, FileReport } from './caseData.ts';
import { ArenaDetails } from './details.ts';
import { EntityBuilder } from './entityBuilder.ts';
import { IssueLog } from './issueLog.ts';
import { RecordArena } from './recordArena.ts';
import { RelationBuilder } from './relationBuilder.ts';

/** Longer names are shortened on screen (faults, 23) and said so. */
const LONG_NAME = 200;

/**
 * Takes records from any number of files and builds the columns of one case. Records may come in any order: an
 * entity that is only ever referred to becomes a placeholder and is counted.
 */
export class CaseBuilder implements RecordSink {
  private readonly entityBuilder = new EntityBuilder();
  private readonly relationBuilder = new RelationBuilder();
  private readonly entityArena = new RecordArena();
  private readonly relationArena = new RecordArena();
  private readonly issues = new IssueLog();
  private readonly sources = new Map<string, SourceRecord>();
  private readonly views: { title: string; state: unknown }[] = [];
  private readonly files: FileReport[] = [];
  /** File and line of the first mention of each entity that is not yet described. */
  private readonly mentions = new Map<number, { file: string; line: number }>();
  private caseHeader: CaseHeader | undefined;
  private file = '';
  private format = '';
  private rows = 0;

  /** `today` is the date text used as the as-of date of data that give none. */
  constructor(private readonly today: string) {}

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
    const index = this.entityBuilder.mention(record.id);
    this.mentions.delete(index);
    this.entityArena.add(index, record);
    if (this.entityBuilder.describe(index, record)) {
      this.issue('repeated-id', line, `Entity ${record.id} is described more than once; its records are joined.`);
    }
    if (record.name.length > LONG_NAME) {
      this.issue('name-too-long', line, `The name of ${record.id} has ${record.name.length} characters.`);
    }
  }

  addition(record: EntityAddition, line: number): void {
    const index = this.mention(record.id, line);
    this.entityArena.add(index, record);
    this.entityBuilder.add(index, record);
  }

  relation(record: RelationRecord, line: number): void {
    const from = this.mention(record.from, line);
    const to = this.mention(record.to, line);
    const via = (record.via ?? []).map((facilitator) => this.mention(facilitator.entity, line));
    const id = this.relationBuilder.freeId(record.id);
    if (id !== record.id) {
      this.issue('repeated-id', line, `Relation ${record.id} occurs more than once; this one is kept as ${id}.`);
    }
    if (from === to) this.issue('self-relation', line, `Relation ${id} joins ${record.from} with itself.`);
    const index = this.relationBuilder.add(id, record, from, to, via);
    this.relationArena.add(index, id === record.id ? record : { ...record, id });
  }

  /** The case as read so far. The builder is not to be used afterwards. */
  finish(hash: string): CaseData {
    for (const [index, { file, line }] of this.mentions) {
      const text = `${this.entityBuilder.idAt(index)} is referred to but not in the file.`;
      this.issues.add({ type: 'dangling', file, ...(line > 0 ? { line } : {}), text });
    }
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
      details: new ArenaDetails(entities, this.entityArena, this.relationArena),
    };
  }

  private mention(id: string, line: number): number {
    const index = this.entityBuilder.mention(id);
    if (this.entityBuilder.isPlaceholder(index) && !this.mentions.has(index)) {
      this.mentions.set(index, { file: this.file, line });
    }
    return index;
  }
}
