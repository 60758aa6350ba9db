import type { ReactElement } from 'react';
import { showDate } from '../../model/dates.ts';

const HEIGHT = 40;
/** Width of a month, and of its bar. */
const MONTH = 10;
const BAR = 7;
/** Narrower pictures stretch their bars too much. */
const FEWEST_MONTHS = 12;

/** Relations by month as bars, from the first month to the last, empty ones included. */
export function SparkLine({
  months,
}: {
  readonly months: readonly { readonly month: string; readonly count: number }[];
}): ReactElement | null {
  const first = months[0]?.month;
  const last = months.at(-1)?.month;
  if (first === undefined || last === undefined || months.length < 2) return null;
  const start = number(first);
  const span = Math.max(number(last) - start + 1, FEWEST_MONTHS);
  const most = Math.max(...months.map(({ count }) => count));
  const label = `Relations by month, ${showDate(first)} to ${showDate(last)}, at most ${most} in a month`;
  return (
    <figure className="spark-figure stack tight">
      <svg
        className="spark"
        viewBox={`0 0 ${span * MONTH} ${HEIGHT + 2}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={label}
      >
        <line x1={0} x2={span * MONTH} y1={HEIGHT + 1} y2={HEIGHT + 1} vectorEffect="non-scaling-stroke" />
        {months.map(({ month, count }) => {
          const height = Math.max(2, (HEIGHT * count) / most);
          return (
            <rect key={month} x={(number(month) - start) * MONTH} y={HEIGHT - height} width={BAR} height={height}>
              <title>
                {showDate(month)}: {count}
              </title>
            </rect>
          );
        })}
      </svg>
      <figcaption className="between muted small">
        <span>{showDate(first)}</span>
        <span>at most {most} a month</span>
        <span>{showDate(last)}</span>
      </figcaption>
    </figure>
  );
}

/** "2023-01" as months since year 0. */
function number(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
}
