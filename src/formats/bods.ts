import type { RecordSink } from '../model/sink.ts';
import { sendStatement } from './bods/sendStatement.ts';
import { BodsSources } from './bods/sources.ts';
import { isBodsStatement, openBodsStatement } from './bods/statements.ts';
import { BodsStore } from './bods/store.ts';
import type { StatementBytes } from './bods/statementBytes.ts';
import { parseJson } from './json.ts';
import { forEachJsonValue } from './jsonLines.ts';
import type { Detection, FileSample, Format } from './reader.ts';

/**
 * Beneficial Ownership Data Standard 0.1 to 0.4, as one JSON array or in JSON Lines; versions may be mixed. Statements
 * are about things: of each thing the latest statement holds, so nothing is sent before the file has ended. Usual
 * statements wait for that as bytes.
 */
export const bods: Format = {
  id: 'bods',
  label: 'Beneficial Ownership Data Standard',
  detect,
  async read(file, sink) {
    const store = new BodsStore();
    const usual = await statementBytes(sink);
    await forEachJsonValue(
      file.chunks,
      sink,
      (value, line) => {
        for (const item of Array.isArray(value) ? value : [value]) addStatement(item, store, sink, line);
      },
      usual &&
        ((bytes, start, end, line, offset) => {
          const statement = usual.hold(bytes, start, end, line, offset);
          if (statement === undefined) return false;
          sink.row();
          store.add(statement);
          return true;
        }),
    );
    const sources = new BodsSources(sink);
    for (const statement of store.current()) {
      if (usual?.send(statement, store, sources) === true) continue;
      sink.at?.(undefined);
      sendStatement(statement.open(), store, sources, sink);
    }
    sink.at?.(undefined);
  },
  readLine(text, sink) {
    const store = new BodsStore();
    addStatement(parseJson(text), store, sink, 0);
    const sources = new BodsSources(sink);
    for (const statement of store.current()) sendStatement(statement.open(), store, sources, sink);
  },
};

/** Holds usual statements as bytes where the sink takes those. */
async function statementBytes(sink: RecordSink): Promise<StatementBytes | undefined> {
  if (sink.bytes === undefined) return undefined;
  const { StatementBytes: Bytes } = await import('./bods/statementBytes.ts');
  return new Bytes(sink, sink.bytes);
}

function addStatement(value: unknown, store: BodsStore, sink: RecordSink, line: number): void {
  sink.row();
  const statement = openBodsStatement(value, sink, line);
  if (statement !== undefined) store.add(statement);
}

function detect(sample: FileSample): Detection {
  for (const line of sample.text.split('\n', 20)) {
    const value = parseJson(line);
    if (isBodsStatement(Array.isArray(value) ? value[0] : value)) {
      return { confidence: 0.97, why: 'a line is a statement with its type and id' };
    }
  }
  const { text } = sample;
  const old = /"statementType"\s*:\s*"(entity|person|ownershipOrControl)Statement"/.test(text);
  const modern = /"recordType"\s*:\s*"(entity|person|relationship)"/.test(text) && /"statementId"\s*:/.test(text);
  if (old || modern) return { confidence: 0.9, why: 'the text holds statements about ownership with their types' };
  return { confidence: 0, why: 'no statement about ownership' };
}
