import { countryCode } from './countries.ts';
import { forEachRow, readRow as readRowAgain, type Delimiter } from './csvRows.ts';
import { RecordContext } from './fields.ts';
import { FtmSimpleBytes } from './ftmSimpleBytes.ts';
import { ftmKind, isFtmSchema } from './ftmSchemata.ts';
import type { RecordSink } from '../model/sink.ts';
import { usualVisitor } from './table/usualRows.ts';
import type { Detection, FileSample, Format } from './reader.ts';

/** Columns that every version of the table has. */
const COLUMNS = ['id', 'schema', 'name', 'aliases', 'countries', 'identifiers', 'sanctions', 'dataset'] as const;

/** The simple table of OpenSanctions (`targets.simple.csv`): one row an entity, lists joined by `;`, no relations. */
export const ftmSimpleCsv: Format = {
  id: 'ftm-simple',
  label: 'OpenSanctions simple CSV',
  detect,
  async read(file, sink) {
    let header: readonly string[] | undefined;
    let usual: FtmSimpleBytes | undefined;
    const sources = new Set<string>();
    await forEachRow(
      file.chunks,
      sink,
      (cells, line, offset, delimiter) => {
        sink.at?.(offset);
        if (header !== undefined) {
          readRow(header, cells, line, sink, sources);
          return;
        }
        header = cells.map((cell) => cell.trim());
        usual = sink.bytes && FtmSimpleBytes.under(header, sink.bytes);
        const lines: SimpleLines = { header, delimiter };
        sink.linesUnder?.(JSON.stringify(lines));
      },
      undefined,
      usualVisitor(sink, () => usual),
    );
  },
  readLine(text, sink, { context }) {
    const { header, delimiter }: SimpleLines = JSON.parse(context);
    readRow(header, readRowAgain(text, delimiter), 1, sink, new Set());
  },
};

/** What a row is read again under. */
interface SimpleLines {
  readonly header: readonly string[];
  readonly delimiter: Delimiter;
}

function readRow(
  header: readonly string[],
  cells: readonly string[],
  line: number,
  sink: RecordSink,
  sources: Set<string>,
): void {
  sink.row();
  if (cells.length !== header.length) {
    const type = cells.length < header.length ? 'short-row' : 'long-row';
    sink.issue(type, line, `${cells.length} cells under ${header.length} columns.`);
  }
  const row = new Map(header.map((name, at) => [name, cells[at] ?? '']));
  const take = (name: string): string | undefined => {
    const text = row.get(name)?.trim();
    row.delete(name);
    return text === '' ? undefined : text;
  };
  const id = take('id');
  if (id === undefined) {
    sink.issue('missing-field', line, 'A row without an id is left out.');
    return;
  }
  const schema = take('schema') ?? '';
  const context = new RecordContext(sink, line, `${schema} ${id}`);
  if (!isFtmSchema(schema)) context.issue('unknown-schema', 'schema', `“${schema}” is read as other`);
  const countries: string[] = [];
  for (const text of parts(take('countries'))) {
    const code = countryCode(text);
    if (code === undefined) context.refuse('bad-country', 'countries', text, 'not a country');
    else countries.push(code);
  }
  const [address, ...addresses] = parts(take('addresses'));
  if (addresses.length > 0) context.keep('addresses', addresses);
  const dataset = take('dataset');
  if (dataset !== undefined && !sources.has(dataset)) {
    sources.add(dataset);
    sink.source({ id: `dataset:${dataset}`, title: dataset });
  }
  const entity = {
    id,
    kind: ftmKind(schema) ?? ('other' as const),
    label: schema,
    name: take('name') ?? id,
    aliases: parts(take('aliases')),
    countries,
    identifiers: parts(take('identifiers')).map((value) => ({ scheme: 'identifier', value })),
    address,
    // A cell of listings names them without saying which have ended; that there are some is what the topic says.
    topics: row.get('sanctions') === '' || row.get('sanctions') === undefined ? undefined : ['sanction'],
    evidence: dataset === undefined ? undefined : [{ source: `dataset:${dataset}` }],
  };
  for (const [name, text] of row) if (text !== '') context.keep(name, text);
  sink.entity({ ...entity, raw: context.raw() }, line);
}

function parts(text: string | undefined): readonly string[] {
  return text === undefined ? [] : text.split(';').filter((part) => part !== '');
}

function detect(sample: FileSample): Detection {
  const first = sample.text.split(/\r?\n/, 1)[0] ?? '';
  const names = first.split(',').map((cell) => cell.replace(/^\s*"|"\s*$/g, ''));
  return COLUMNS.every((column) => names.includes(column))
    ? { confidence: 0.95, why: 'the first row has the columns of the simple table' }
    : { confidence: 0, why: 'the first row has other columns' };
}
