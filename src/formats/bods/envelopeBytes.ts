import { ByteMemo } from '../byteMemo.ts';
import { ByteWords } from '../byteWords.ts';
import { FieldTable, isDateOrNone, isEmptyText, isText, wordAt } from '../caseBytesFields.ts';
import { Token, type JsonTape } from '../jsonTape.ts';
import type { Origins } from './origins.ts';
import { BODS_RECORD_TYPES, BODS_STATEMENT_TYPES, type BodsType, type StatementHead } from './statements.ts';

/** The fields around what a statement describes. */
const FIELDS = [
  'recordType',
  'recordId',
  'recordStatus',
  'recordDetails',
  'statementId',
  'statementID',
  'statementType',
  'statementDate',
  'replacesStatements',
  'publicationDetails',
  'source',
] as const;
const ENVELOPE = new FieldTable(FIELDS);
const RECORD_TYPE = FIELDS.indexOf('recordType');
const RECORD_ID = FIELDS.indexOf('recordId');
const RECORD_STATUS = FIELDS.indexOf('recordStatus');
const RECORD_DETAILS = FIELDS.indexOf('recordDetails');
const STATEMENT_ID = FIELDS.indexOf('statementId');
const OLD_STATEMENT_ID = FIELDS.indexOf('statementID');
const OLD_TYPE = FIELDS.indexOf('statementType');
const DATE = FIELDS.indexOf('statementDate');
const REPLACES = FIELDS.indexOf('replacesStatements');
const PUBLICATION = FIELDS.indexOf('publicationDetails');
const SOURCE = FIELDS.indexOf('source');

const RECORD_TYPES = new ByteWords([...BODS_RECORD_TYPES.keys()]);
const RECORD_TYPE_LIST = [...BODS_RECORD_TYPES.values()];
const OLD_TYPES = new ByteWords([...BODS_STATEMENT_TYPES.keys()]);
const OLD_TYPE_LIST = [...BODS_STATEMENT_TYPES.values()];
const CLOSED = new ByteWords(['closed']);

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const NONE: readonly string[] = [];

/** `openBodsStatement` for a statement of which nothing is to be said before it is known whether it holds. */
export class EnvelopeBytes {
  type: BodsType = 'entity';
  /** Its id and the object that describes it, as tokens. */
  id = 0;
  details = 0;
  private statementId = 0;
  private replaces = NONE;
  private readonly dates = new ByteMemo((text) => text);
  private readonly tape: JsonTape;

  constructor(tape: JsonTape) {
    this.tape = tape;
  }

  /** Takes the statement on the tape; false when it has to be opened to know what it is about. */
  take(): boolean {
    const { tape } = this;
    if (!ENVELOPE.takeKnown(tape, 0)) return false;
    const modern = ENVELOPE.has(RECORD_TYPE);
    const type = modern
      ? RECORD_TYPE_LIST[wordAt(tape, ENVELOPE.get(RECORD_TYPE), RECORD_TYPES)]
      : OLD_TYPE_LIST[wordAt(tape, ENVELOPE.get(OLD_TYPE), OLD_TYPES)];
    if (type === undefined || !isDateOrNone(tape, ENVELOPE.get(DATE))) return false;
    this.type = type;
    this.statementId = ENVELOPE.get(modern ? STATEMENT_ID : OLD_STATEMENT_ID);
    this.id = (modern && ENVELOPE.get(RECORD_ID)) || this.statementId;
    if (!isText(tape, this.id) || (this.statementId > 0 && !isText(tape, this.statementId))) return false;
    this.details = modern ? ENVELOPE.get(RECORD_DETAILS) : 0;
    return modern ? this.isDescribed() : this.takeReplaced();
  }

  head(): Omit<StatementHead, 'isBare' | 'open'> {
    const { tape, type, replaces, statementId } = this;
    const id = this.textOf(this.id);
    const date = ENVELOPE.get(DATE);
    return {
      type,
      id,
      statementId: statementId === 0 || statementId === this.id ? id : this.textOf(statementId),
      date: date === 0 ? '' : this.dates.of(tape.bytesOf(date), tape.starts[date] ?? 0, tape.ends[date] ?? 0),
      replaces,
    };
  }

  /** When the record was closed, as a token; 0 where it was not, or that is not said. */
  closed(): number {
    return wordAt(this.tape, ENVELOPE.get(RECORD_STATUS), CLOSED) >= 0 ? ENVELOPE.get(DATE) : 0;
  }

  /** Where its origin stands among others; −1 when that is not a usual one. */
  originAmong(origins: Origins): number {
    for (const field of [PUBLICATION, SOURCE]) if (ENVELOPE.has(field) && ENVELOPE.get(field) === 0) return -1;
    return origins.find(this.tape, ENVELOPE.get(PUBLICATION), ENVELOPE.get(SOURCE));
  }

  /** Of a description that is empty what an earlier statement said still holds. */
  private isDescribed(): boolean {
    const { tape, details } = this;
    this.replaces = NONE;
    return details > 0 && tape.kinds[details] === Token.object && tape.ends[details] !== details + 1;
  }

  private takeReplaced(): boolean {
    const { tape } = this;
    const list = ENVELOPE.get(REPLACES);
    this.replaces = NONE;
    if (!ENVELOPE.has(REPLACES)) return true;
    if (list === 0 || tape.kinds[list] !== Token.list) return false;
    const ids: string[] = [];
    const end = tape.next(list);
    for (let item = list + 1; item < end; item++) {
      if (!isText(tape, item) || isEmptyText(tape, item)) return false;
      ids.push(this.textOf(item));
    }
    this.replaces = ids;
    return true;
  }

  private textOf(token: number): string {
    const { tape } = this;
    return decoder.decode(tape.bytesOf(token).subarray(tape.starts[token] ?? 0, tape.ends[token] ?? 0));
  }
}
