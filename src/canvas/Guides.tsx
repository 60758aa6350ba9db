import type { Core } from 'cytoscape';
import { useEffect, useRef, type ReactElement } from 'react';
import type { SceneGuides } from '../model/scene.ts';
import { guidesTop } from './camera.ts';
import { PALETTES, type Theme } from './palette.ts';

interface GuidesProps {
  readonly cy: Core | undefined;
  readonly guides: SceneGuides | undefined;
  readonly theme: Theme;
}

/** Height of the letters in canvas units: as they are, so that they are legible on the screen, and what there is room for. */
const LETTERS = 10.5;
const LEAST_PIXELS = 9;
const LARGEST_LETTERS = 17;

/** Column heads, the rail of facilitators and the line into Russia, behind the graph and moving with it. */
export function Guides({ cy, guides, theme }: GuidesProps): ReactElement {
  const group = useRef<SVGGElement>(null);
  useEffect(() => {
    if (!cy) return undefined;
    const follow = (): void => {
      const { x, y } = cy.pan();
      const zoom = cy.zoom();
      group.current?.setAttribute('transform', `translate(${x} ${y}) scale(${zoom})`);
      group.current?.setAttribute(
        'font-size',
        String(Math.max(LETTERS, Math.min(LARGEST_LETTERS, LEAST_PIXELS / zoom))),
      );
    };
    follow();
    cy.on('viewport', follow);
    return () => {
      cy.off('viewport', follow);
    };
  }, [cy]);
  const { muted, ink, band, line } = PALETTES[theme];
  return (
    <svg className="canvas-guides" aria-hidden="true">
      <g ref={group}>
        {guides?.rail && (
          <>
            <rect
              x={guides.rail.x}
              y={guides.rail.y}
              width={guides.rail.width}
              height={guides.rail.height}
              rx={4}
              fill={band}
              stroke={line}
              strokeOpacity={0.5}
            />
            <text x={guides.rail.x + 10} y={guides.rail.y + 16} letterSpacing={1} fill={muted}>
              FACILITATORS · {guides.rail.count}
            </text>
          </>
        )}
        {guides?.steps.map((step) => (
          <text
            key={step.label}
            x={step.x}
            y={guidesTop(guides) + 12}
            letterSpacing={1.2}
            textAnchor="middle"
            fill={muted}
          >
            {step.label.toUpperCase()}
          </text>
        ))}
        {guides?.entersRussiaX !== undefined && (
          <>
            <line
              x1={guides.entersRussiaX}
              x2={guides.entersRussiaX}
              y1={guides.top - 30}
              y2={guides.bottom + 66}
              stroke={muted}
              strokeDasharray="4 3"
              strokeOpacity={0.7}
            />
            <text x={guides.entersRussiaX + 6} y={guides.bottom + 64} fill={ink}>
              enters Russia
            </text>
          </>
        )}
      </g>
    </svg>
  );
}
