import { ByteEntityBuilder } from '../case/byteEntityBuilder.ts';
import { ByteRelationBuilder } from '../case/byteRelationBuilder.ts';
import { ByteRecordSink } from '../case/byteRecordSink.ts';
import { CaseBuilder } from '../case/caseBuilder.ts';
import type { LineRecords, LineSource } from '../case/lineDetails.ts';
import { LineKeeper } from '../case/lineKeeper.ts';
import type { Format } from '../formats/reader.ts';
import type { EntityAddition, EntityRecord, RelationRecord } from '../model/records.ts';
import type { RecordSink } from '../model/sink.ts';
import { changedText } from './changedText.ts';
import { KeptText, type ReadDisk, type Storage } from './keptText.ts';

/** A builder for files too large to be held in memory a second time, and what it needs to hear of each. */
export class LineCase {
  private readonly keeper = new LineKeeper();
  private readonly entities = new ByteEntityBuilder();
  private readonly relations = new ByteRelationBuilder();
  readonly builder: CaseBuilder;
  private readonly texts: KeptText[] = [];

  constructor(today: string) {
    this.builder = new CaseBuilder(today, this.keeper, this.entities, this.relations);
  }

  /** Begins a file whose text is to be read again; `readDisk` where the platform can do that. */
  text(readDisk: ReadDisk | undefined, storage: Storage | undefined): KeptText {
    const text = new KeptText(readDisk, storage);
    this.texts.push(text);
    return text;
  }

  /** The format of the file is known: `text` is missing where its records are to be kept in memory. */
  beginFile(name: string, format: Format, text: KeptText | undefined): RecordSink {
    const { builder, keeper } = this;
    builder.beginFile(name, format.id);
    let under = '';
    const source = text && lineSource(name, format, text, () => under);
    if (source === undefined) text?.close();
    keeper.beginFile(source);
    builder.at = source && ((offset) => keeper.at(offset));
    builder.linesUnder = source && ((context) => (under = context));
    builder.bytes = source && new ByteRecordSink(builder, keeper, this.entities, this.relations);
    return builder;
  }

  /** Lets go of everything that was stored: the case was not opened. */
  discard(): void {
    for (const text of this.texts) text.close();
  }
}

/** A text of which any line can be read, and all of it. */
export interface LineText {
  readonly bytes: number;
  /** The line that begins at a byte, without its end. Throws an error for the screen when it cannot be read. */
  line(offset: number): Promise<Uint8Array>;
  chunks(): AsyncIterable<Uint8Array>;
  close(): void;
}

/**
 * The lines of a text, read again by the format that read them first, under what it said of them then; missing when it
 * does not read lines.
 */
export function lineSource(
  name: string,
  format: Format,
  text: LineText,
  contextOf: () => string,
): LineSource | undefined {
  if (format.readLine === undefined) return undefined;
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  return {
    name,
    format: format.id,
    get context() {
      return contextOf();
    },
    get bytes() {
      return text.bytes;
    },
    chunks: () => text.chunks(),
    read: async (offset, id) => {
      const line = decoder.decode(await text.line(offset));
      return recordsOf((sink) => format.readLine?.(line, sink, { file: name, id, context: contextOf() }));
    },
    changed: changedText(name),
    close: () => text.close(),
  };
}

function nothing(): void {}

function recordsOf(read: (sink: RecordSink) => void): LineRecords {
  const entities: (EntityRecord | EntityAddition)[] = [];
  const relations: RelationRecord[] = [];
  read({
    header: nothing,
    source: nothing,
    entity: (entity) => entities.push(entity),
    addition: (addition) => entities.push(addition),
    relation: (relation) => relations.push(relation),
    view: nothing,
    issue: nothing,
    row: nothing,
  });
  return { entities, relations };
}
