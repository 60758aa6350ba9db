import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, type ReactElement } from 'react';
import { ChainRow, type ChainRowProps } from './ChainRow.tsx';

/** A first guess, in pixels; rows are measured once they are drawn. */
const ROW_HEIGHT = 92;

interface VirtualRowsProps {
  readonly rows: readonly ChainRowProps[];
  /** Row of the lit chain, −1 without one: kept in sight. */
  readonly at: number;
  readonly scroller: HTMLElement | null;
}

/** The rows in sight of a very long list. */
export function VirtualRows({ rows, at, scroller }: VirtualRowsProps): ReactElement {
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller,
    estimateSize: () => ROW_HEIGHT,
    overscan: 6,
  });
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at);
  }, [at, virtual]);
  return (
    <div className="chain-list-inner" style={{ height: virtual.getTotalSize() }}>
      {virtual.getVirtualItems().map(({ index, start }) => {
        const row = rows[index];
        return (
          row && (
            <ChainRow
              key={row.chain.entities.join('\n')}
              {...row}
              placed={{ top: start, measure: virtual.measureElement }}
            />
          )
        );
      })}
    </div>
  );
}
