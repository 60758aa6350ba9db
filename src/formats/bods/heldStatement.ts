import type { RecordSink } from '../../model/sink.ts';
import { parseJson } from '../json.ts';
import { openBodsStatement, type BodsStatement, type BodsType, type StatementHead } from './statements.ts';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** The line of a statement, and where it stood. */
export interface HeldLine {
  /** `block[start … end)` is the line. */
  readonly block: Uint8Array;
  readonly start: number;
  readonly end: number;
  readonly number: number;
  /** Where it began in the text of the file. */
  readonly offset: number;
  /** Where its facts begin; −1 when the statement is not a usual one. */
  readonly facts: number;
}

/** A statement of which only the line is held: most are sent from its bytes when the file ends, and never opened. */
export class HeldStatement implements StatementHead {
  readonly type: BodsType;
  readonly id: string;
  readonly statementId: string;
  readonly date: string;
  readonly replaces: readonly string[];
  /** Only statements that describe something are held. */
  readonly isBare = false;
  readonly held: HeldLine;
  private readonly sink: RecordSink;

  constructor(head: Omit<StatementHead, 'isBare' | 'open'>, held: HeldLine, sink: RecordSink) {
    this.type = head.type;
    this.id = head.id;
    this.statementId = head.statementId;
    this.date = head.date;
    this.replaces = head.replaces;
    this.held = held;
    this.sink = sink;
  }

  /** Reads the line anew; that it can be read gives no issue. */
  open(): BodsStatement {
    const { block, start, end, number } = this.held;
    return openLine(block, start, end, this.sink, number);
  }
}

/** The statement in `block[start … end)`, which is known to be one. */
export function openLine(
  block: Uint8Array,
  start: number,
  end: number,
  sink: RecordSink,
  number: number,
): BodsStatement {
  const statement = openBodsStatement(parseJson(decoder.decode(block.subarray(start, end))), sink, number);
  if (statement === undefined) throw new Error(`Line ${number} is read otherwise as text than as bytes.`);
  return statement;
}
