import type { RecordSink } from '../../model/sink.ts';
import type { RowBytesVisitor } from '../csvRows.ts';
import type { ByteCells } from './byteCells.ts';

/** Reads rows as bytes: false, with nothing sent, for one that is not a usual one. */
export interface UsualRows {
  read(cells: ByteCells, line: number): boolean;
}

/**
 * Sees the rows of a table as bytes where the sink takes that, each kept by its place; `usual` gives who reads them,
 * nobody before the header is known.
 */
export function usualVisitor(sink: RecordSink, usual: () => UsualRows | undefined): RowBytesVisitor | undefined {
  return (
    sink.bytes &&
    ((cells, line, offset) => {
      const rows = usual();
      if (rows === undefined) return false;
      sink.at?.(offset);
      if (!rows.read(cells, line)) return false;
      sink.row();
      return true;
    })
  );
}
