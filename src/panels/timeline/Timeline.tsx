import { useRef, useState, type PointerEvent, type ReactElement } from 'react';
import { showDate } from '../../model/dates.ts';
import { updateView, useApp } from '../../state/store.ts';
import { useAnswer } from '../../state/workbench.ts';
import { number } from '../ui/format.ts';
import { barsOf, monthAt, type Bar } from './bars.ts';

const WIDTH = 1000;
const HEIGHT = 60;
const BASE = 58;

/** The invasion of 24 February 2022, from which most rules count. */
const INVASION = '2022-02';

/** Relations on the chains by month. Drawing a brush sets the window of the trace; a click clears it. */
export function Timeline(): ReactElement | null {
  const { reply } = useAnswer();
  const query = useApp((state) => state.view.query);
  const [brush, setBrush] = useState<{ readonly from: string; readonly to: string }>();
  const area = useRef<SVGSVGElement>(null);
  const timeline = reply?.timeline;
  if (!timeline || !query || timeline.months.length === 0) return null;
  const bars = barsOf(timeline.months);
  const step = WIDTH / bars.length;
  const most = Math.max(...bars.map((bar) => bar.count));
  const monthOf = (event: PointerEvent): string => {
    const box = area.current?.getBoundingClientRect();
    return monthAt(bars, box ? (event.clientX - box.left) / box.width : 0);
  };
  const shown = brush ?? (query.window && { from: query.window.from ?? '0', to: query.window.to ?? '9' });
  const inside = (bar: Bar): boolean =>
    shown === undefined || (bar.month >= ordered(shown).from.slice(0, 7) && bar.month <= ordered(shown).to.slice(0, 7));
  const marked = bars.filter(inside);
  const left = bars.indexOf(marked[0] ?? bars[0] ?? { month: '', count: 0 }) * step;
  const invasion = bars.findIndex((bar) => bar.month === INVASION);
  return (
    <section className="timeline" aria-label="Timeline">
      <svg
        ref={area}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`Relations on the chains from ${showDate(bars[0]?.month ?? '')} to ${showDate(bars.at(-1)?.month ?? '')}`}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          setBrush({ from: monthOf(event), to: monthOf(event) });
        }}
        onPointerMove={(event) => brush && setBrush({ from: brush.from, to: monthOf(event) })}
        onPointerUp={() => {
          if (!brush) return;
          const { from, to } = ordered(brush);
          setBrush(undefined);
          updateView({ query: { ...query, window: from === to ? undefined : { from, to } } });
        }}
      >
        {shown && marked.length > 0 && (
          <rect className="brush" x={left} y={2} width={marked.length * step} height={BASE - 2} />
        )}
        {bars.map((bar, index) => {
          const height = bar.count === 0 ? 0 : 4 + (bar.count / most) * (BASE - 14);
          return (
            <rect
              key={bar.month}
              className={inside(bar) ? 'bar' : 'bar outside'}
              x={index * step + step * 0.14}
              y={BASE - height}
              width={step * 0.72}
              height={height}
            >
              <title>{`${showDate(bar.month)}: ${number(bar.count)}`}</title>
            </rect>
          );
        })}
        <line className="axis" x1={0} x2={WIDTH} y1={BASE} y2={BASE} />
        {invasion >= 0 && (
          <line className="invasion" x1={(invasion + 0.8) * step} x2={(invasion + 0.8) * step} y1={2} y2={BASE} />
        )}
      </svg>
      <div className="timeline-years" aria-hidden="true">
        {bars.map(
          (bar, index) =>
            bar.month.endsWith('-01') &&
            Math.abs(index - invasion) > 4 && (
              <span key={bar.month} style={{ left: `${((index + 0.5) / bars.length) * 100}%` }}>
                {bar.month.slice(0, 4)}
              </span>
            ),
        )}
        {invasion >= 0 && <span style={{ left: `${((invasion + 0.8) / bars.length) * 100}%` }}>24 Feb 2022</span>}
      </div>
      <p className="timeline-caption muted small">
        relations a month
        {timeline.longer > 0 && ` · ${number(timeline.longer)} over longer spans`}
        {timeline.undated > 0 && ` · ${number(timeline.undated)} undated`}
        {query.window && (
          <>
            {' · '}
            <button
              type="button"
              className="link"
              onClick={() => updateView({ query: { ...query, window: undefined } })}
            >
              all dates again
            </button>
          </>
        )}
      </p>
    </section>
  );
}

function ordered({ from, to }: { readonly from: string; readonly to: string }): { from: string; to: string } {
  return from <= to ? { from, to } : { from: to, to: from };
}
