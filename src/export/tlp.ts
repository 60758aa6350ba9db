import type { Mark, Measure } from './marks.ts';

/** Handling marks of the Traffic Light Protocol, version 2.0 (FIRST, 2022), with the colours it lays down. */
export const TLP_COLOURS = {
  'TLP:CLEAR': '#ffffff',
  'TLP:GREEN': '#33ff00',
  'TLP:AMBER': '#ffc000',
  'TLP:AMBER+STRICT': '#ffc000',
  'TLP:RED': '#ff2b2b',
} as const;

/** A handling mark. */
export type Tlp = keyof typeof TLP_COLOURS;

/** Height of the mark: text of at least 12 points on black, at the right edge, as the protocol wants it. */
export const TLP_HEIGHT = 24;
const SIZE = 16;

/** The mark with its upper right corner here. */
export function tlpMarks(tlp: Tlp, right: number, top: number, measure: Measure): readonly Mark[] {
  const width = measure(tlp, SIZE, 700);
  const text = {
    type: 'text',
    text: tlp,
    size: SIZE,
    weight: 700,
    fill: TLP_COLOURS[tlp],
    anchor: 'end',
    width,
  } as const;
  return [
    { type: 'rect', x: right - width - 16, y: top, width: width + 16, height: TLP_HEIGHT, radius: 0, fill: '#000000' },
    { ...text, x: right - 8, y: top + 17.7 },
  ];
}
