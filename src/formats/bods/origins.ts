import { CLAIM_STATUSES } from '../../model/claim.ts';
import type { SourceRecord } from '../../model/evidence.ts';
import { ByteMemo } from '../byteMemo.ts';
import { silentSink } from '../silentSink.ts';
import { RecordContext } from '../fields.ts';
import { isObject, parseJson } from '../json.ts';
import { Token, type JsonTape } from '../jsonTape.ts';
import { readOrigin } from './sources.ts';

/** Where statements come from, as the columns and the list of sources hold it. */
export interface KnownOrigin {
  readonly source: SourceRecord | undefined;
  /** Position in `CLAIM_STATUSES`. */
  readonly claim: number;
}

const encoder = new TextEncoder();
const PUBLICATION = encoder.encode('{"publicationDetails":');
const SOURCE = encoder.encode(',"source":');
const NOTHING = encoder.encode('{}');
const CLOSE = 125;

/** The origins of statements: of many the same few come over and over in the same words. */
export class Origins {
  readonly list: KnownOrigin[] = [];
  private readonly numbers = new ByteMemo((text) => this.read(text));
  private text = new Uint8Array(1024);
  private length = 0;

  /** The position of what two values of a line say, 0 for one that is missing; −1 when that is not a usual origin. */
  find(tape: JsonTape, publication: number, source: number): number {
    if (publication > 0 && tape.kinds[publication] !== Token.object) return -1;
    if (source > 0 && tape.kinds[source] !== Token.object) return -1;
    this.length = 0;
    this.add(PUBLICATION, 0, PUBLICATION.length);
    this.addValue(tape, publication);
    this.add(SOURCE, 0, SOURCE.length);
    this.addValue(tape, source);
    this.text[this.length++] = CLOSE;
    return this.numbers.of(this.text, 0, this.length);
  }

  private addValue(tape: JsonTape, value: number): void {
    if (value === 0) this.add(NOTHING, 0, NOTHING.length);
    else this.add(tape.bytesOf(value), tape.starts[value] ?? 0, tape.closes[value] ?? 0);
  }

  private add(bytes: Uint8Array, start: number, end: number): void {
    const length = this.length + end - start;
    // One byte more closes the text.
    if (length >= this.text.length) {
      const old = this.text;
      this.text = new Uint8Array(length * 2);
      this.text.set(old);
    }
    this.text.set(bytes.subarray(start, end), this.length);
    this.length = length;
  }

  private read(text: string): number {
    const envelope = parseJson(text);
    if (!isObject(envelope)) return -1;
    let odd = false;
    const sink = {
      ...silentSink,
      issue: () => {
        odd = true;
      },
    };
    const { source, claim } = readOrigin({ envelope, context: new RecordContext(sink, 0, '') });
    if (odd) return -1;
    return this.list.push({ source, claim: CLAIM_STATUSES.indexOf(claim?.status ?? 'unknown') }) - 1;
  }
}
