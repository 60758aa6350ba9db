import type { ReactElement } from 'react';
import type { Budget } from '../../model/removal.ts';

const WIDTH = 220;
const HEIGHT = 70;
const LEFT = 26;
const BASE = 56;

/** Chains broken against parties stopped. */
export function CutCurve({ budgets, of }: { readonly budgets: readonly Budget[]; readonly of: number }): ReactElement {
  const points = [{ size: 0, chainsBroken: 0 }, ...budgets];
  const x = (size: number): number => LEFT + (size / Math.max(1, budgets.length)) * (WIDTH - LEFT - 10);
  const y = (broken: number): number => BASE - (broken / Math.max(1, of)) * (BASE - 10);
  const words = budgets.map(({ size, chainsBroken }) => `${size}: ${chainsBroken}`).join(', ');
  return (
    <svg
      className="cut-curve"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={`Chains broken by parties stopped, of ${of}: ${words}`}
    >
      <line x1={LEFT} x2={WIDTH - 6} y1={BASE} y2={BASE} />
      <line className="all" x1={LEFT} x2={WIDTH - 6} y1={y(of)} y2={y(of)} />
      <text x={LEFT - 5} y={y(of) + 4} textAnchor="end">
        {of}
      </text>
      <polyline points={points.map((point) => `${x(point.size)},${y(point.chainsBroken)}`).join(' ')} />
      {points.map((point) => (
        <g key={point.size}>
          <circle cx={x(point.size)} cy={y(point.chainsBroken)} r={3} />
          <text x={x(point.size)} y={HEIGHT - 2} textAnchor="middle">
            {point.size}
          </text>
        </g>
      ))}
    </svg>
  );
}
