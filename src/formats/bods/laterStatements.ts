import type { LaterRecords } from '../../model/byteRecords.ts';
import type { EntityRecord, RelationRecord } from '../../model/records.ts';
import { silentSink } from '../silentSink.ts';
import { HeldLines } from './heldLines.ts';
import { openLine, type HeldStatement } from './heldStatement.ts';
import { sendStatement } from './sendStatement.ts';
import { BodsSources } from './sources.ts';

/** A statement of which other lines say that it overtook earlier ones. */
interface LaterStatement {
  readonly block: Uint8Array;
  readonly start: number;
  readonly end: number;
  readonly earlier: readonly string[];
}

/** The full records of usual statements that their lines do not give alone: made when somebody asks for one. */
export class LaterStatements implements LaterRecords {
  private readonly lines = new HeldLines();
  private readonly statements: LaterStatement[] = [];
  /** Of each record its statement, and which of those that this makes it is. */
  private readonly owners: number[] = [];
  private readonly orders: number[] = [];

  /** Keeps a statement; the records to come are its own. */
  begin({ held: { block, start, end } }: HeldStatement, earlier: readonly string[]): void {
    // The other lines of its block are let go of.
    const place = this.lines.add(block.subarray(start, end), NOTHING);
    this.statements.push({ block: this.lines.block, start: place, end: place + end - start, earlier });
  }

  /** The position of the record of the last statement that comes at a place in their order. */
  add(order: number): number {
    this.orders.push(order);
    return this.owners.push(this.statements.length - 1) - 1;
  }

  json(position: number): string {
    const statement = this.statements[this.owners[position] ?? -1];
    return JSON.stringify(statement && recordsOf(statement)[this.orders[position] ?? -1]);
  }
}

const NOTHING = new Uint8Array(0);

function recordsOf({ block, start, end, earlier }: LaterStatement): readonly (EntityRecord | RelationRecord)[] {
  const records: (EntityRecord | RelationRecord)[] = [];
  const sink = {
    ...silentSink,
    entity: (entity: EntityRecord) => records.push(entity),
    relation: (relation: RelationRecord) => records.push(relation),
  };
  const history = { earlierThan: () => earlier, party: (id: string) => id, hasRelationship: () => false };
  sendStatement(openLine(block, start, end, silentSink, 0), history, new BodsSources(silentSink), sink);
  return records;
}
