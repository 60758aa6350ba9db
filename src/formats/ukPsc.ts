import type { RecordSink } from '../model/sink.ts';
import { excerpt, isObject, parseJson, textOf, type JsonObject } from './json.ts';
import { forEachJsonValue } from './jsonLines.ts';
import type { BytesVisitor } from './lines.ts';
import type { Detection, FileSample, Format } from './reader.ts';
import { ownId, readPsc } from './ukPscRecord.ts';
import { PscSeen } from './ukPscSeen.ts';
import { COMPANY_ID, COMPANY_NAME, isStatement, TOTALS } from './ukPscWords.ts';

const SOURCE = 'uk-psc';

/** The United Kingdom's register of people with significant control: snapshot rows as JSON Lines or one JSON array. */
export const ukPsc: Format = {
  id: 'uk-psc',
  label: 'UK people with significant control',
  detect,
  async read(file, sink) {
    const reader = new PscReader(sink);
    const byBytes = await bytesReader(sink, reader);
    await forEachJsonValue(
      file.chunks,
      sink,
      (value, line, offset) => {
        if (!Array.isArray(value)) reader.read(value, line, offset);
        else for (const item of value) reader.read(item, line, undefined);
      },
      byBytes,
    );
    sink.at?.(undefined);
  },
  readLine(text, sink) {
    new PscReader(sink).read(parseJson(text), 0, undefined);
  },
};

/** Reads usual rows as bytes where the sink takes that. */
async function bytesReader(sink: RecordSink, { seen }: PscReader): Promise<BytesVisitor | undefined> {
  if (sink.bytes === undefined) return undefined;
  const { PscBytes } = await import('./ukPscBytes.ts');
  const usual = new PscBytes(seen, sink.bytes);
  return (bytes, start, end, line, offset) => {
    sink.at?.(offset);
    if (!usual.read(bytes, start, end, line)) return false;
    sink.row();
    return true;
  };
}

class PscReader {
  readonly seen: PscSeen;
  private readonly sink: RecordSink;

  constructor(sink: RecordSink) {
    this.sink = sink;
    this.seen = new PscSeen(sink.bytes);
  }

  /** Reads a row; `offset` is where its line begins, missing where the row is not a line alone. */
  read(value: unknown, line: number, offset: number | undefined): void {
    this.sink.row();
    const data = isObject(value) ? value['data'] : undefined;
    if (!isObject(value) || !isObject(data)) {
      this.sink.issue('not-a-record', line, `No row of the register, left out: ${excerpt(value)}`);
      return;
    }
    const kind = typeof data['kind'] === 'string' ? data['kind'] : '';
    // The last row of a snapshot counts the others.
    if (kind.startsWith(TOTALS)) return;
    const number = companyNumber(value);
    if (number === undefined) {
      this.sink.issue('missing-field', line, `A row without company_number is left out: ${excerpt(value)}`);
      return;
    }
    const company = `${COMPANY_ID}${number}`;
    // All halves of surrogate pairs become one character, and with it the companies of several numbers one company.
    this.sink.at?.(number.isWellFormed() ? offset : undefined);
    this.company(company, number, line);
    const evidence = [{ source: SOURCE, locator: `company ${number}` }];
    if (isStatement(kind)) {
      const raw = Object.fromEntries([[kind, [textOf(data)]]]);
      const statement = typeof data['statement'] === 'string' ? data['statement'] : kind;
      this.sink.addition(
        { id: company, note: `Register statement${spanText(data)}: ${statement}`, evidence, raw },
        line,
      );
      return;
    }
    const id = this.freeId(ownId(data, company), line);
    const read = readPsc(value, data, kind, id, company, this.sink, line);
    this.sink.entity({ ...read.party, evidence }, line);
    for (const relation of read.relations) {
      this.sink.relation({ ...relation, claim: { status: 'official', scope: 'this' }, evidence }, line);
    }
  }

  /** The register names a company by its number alone. */
  private company(id: string, number: string, line: number): void {
    if (!this.seen.hasCompanies) {
      this.sink.source({
        id: SOURCE,
        title: 'Register of people with significant control',
        publisher: 'Companies House',
      });
    }
    if (!this.seen.addCompany(this.seen.place(id, line))) return;
    const identifiers = [{ scheme: 'gb-coh', value: number }];
    const name = `${COMPANY_NAME}${number}`;
    const evidence = [{ source: SOURCE, locator: `company ${number}` }];
    this.sink.entity({ id, kind: 'company', name, countries: ['GB'], identifiers, evidence }, line);
  }

  /** The id of a controller, counted where an earlier row had it: read alone, such a row would have the id itself. */
  private freeId(id: string, line: number): string {
    const count = this.seen.countController(this.seen.place(id, line));
    if (count > 1 || !id.isWellFormed()) this.sink.at?.(undefined);
    return count === 1 ? id : `${id}#${count}`;
  }
}

/** From when to when a statement of the register stood, in brackets. */
function spanText({ notified_on: from, ceased_on: to }: JsonObject): string {
  const parts = [typeof from === 'string' ? `from ${from}` : '', typeof to === 'string' ? `to ${to}` : ''];
  const text = parts.filter((part) => part !== '').join(' ');
  return text === '' ? '' : ` (${text})`;
}

function companyNumber(value: JsonObject): string | undefined {
  const number = value['company_number'];
  return typeof number === 'string' && number !== '' ? number : undefined;
}

function detect(sample: FileSample): Detection {
  for (const line of sample.text.split('\n', 20)) {
    const value = parseJson(line.trim().replace(/,$/, ''));
    const first: unknown = Array.isArray(value) ? value[0] : value;
    if (isObject(first) && 'company_number' in first && isObject(first['data']) && 'kind' in first['data']) {
      return { confidence: 0.95, why: 'a line has company_number and data with a kind' };
    }
  }
  if (/"company_number"\s*:\s*"/.test(sample.text) && /-with-significant-control"/.test(sample.text)) {
    return { confidence: 0.9, why: 'the text holds company numbers and people with significant control' };
  }
  return { confidence: 0, why: 'no row of the register' };
}
