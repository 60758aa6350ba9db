import type { ByteSink } from '../model/byteRecords.ts';
import type { RecordSink } from '../model/sink.ts';
import { leakCiter, type CiteLeak } from './icij/citeLeak.ts';
import { IcijBytes } from './icij/icijBytes.ts';
import { IcijEdgeBytes } from './icij/icijEdgeBytes.ts';
import { readIcijEdge } from './icij/icijEdges.ts';
import { readIcijNode } from './icij/icijNodes.ts';
import { EdgeIds } from './edgeIds.ts';
import type { Detection, FileSample, Format } from './reader.ts';
import type { UsualRows } from './table/usualRows.ts';
import { columnsOf, forEachTableRow, rowAgain, type TableHeader, type TableRow } from './table/tableRow.ts';

/**
 * Tables of the ICIJ Offshore Leaks database in the layouts published since 2016: nodes of five types and what joins
 * them. Every file is read on its own; ids carry `icij:` so that several files open as one case.
 */
export const icij: Format = {
  id: 'icij',
  label: 'ICIJ Offshore Leaks (CSV)',
  detect,
  async read(file, sink) {
    const cite = leakCiter(sink);
    const ids = new EdgeIds('icij');
    const { bytes } = sink;
    await forEachTableRow(
      file,
      sink,
      (row) => readIcijRow(row, sink, cite, ids),
      bytes && ((header) => usualUnder(header, ids, bytes)),
    );
  },
  readLine(text, sink, { context }) {
    readIcijRow(rowAgain(text, context, sink), sink, leakCiter(sink), new EdgeIds('icij'));
  },
};

function usualUnder(header: TableHeader, ids: EdgeIds, out: ByteSink): UsualRows | undefined {
  return header.positions.has('nodeid') ? IcijBytes.under(header, out) : IcijEdgeBytes.under(header, ids, out);
}

function readIcijRow(row: TableRow, sink: RecordSink, cite: CiteLeak, ids: EdgeIds): void {
  if (row.has('nodeid')) readIcijNode(row, sink, cite);
  else readIcijEdge(row, sink, cite, ids);
}

function certain(what: string): Detection {
  return { confidence: 0.95, why: `the first row has the columns of ${what}` };
}

function detect(sample: FileSample): Detection {
  const columns = columnsOf(sample);
  const has = (...names: readonly string[]) => names.every((name) => columns.has(name));
  if (has('nodeidstart', 'nodeidend')) return certain('Offshore Leaks relationships');
  const neo4j = sample.text.includes(':START_ID');
  if (has('node1', 'reltype', 'node2') || (has('startid', 'type', 'endid') && !neo4j)) {
    const leak = has('sourceid') || has('link');
    return leak
      ? certain('Offshore Leaks edges')
      : { confidence: 0.75, why: 'the first row has the ends and type of Offshore Leaks edges' };
  }
  if (has('nodeid', 'sourceid') && (has('countrycodes') || has('name') || has('address')))
    return certain('Offshore Leaks nodes');
  return { confidence: 0, why: 'no columns of the Offshore Leaks database' };
}
