/** The colours of the canvas outside the roles; the same values stand in `panels/tokens.css`. */
export interface Palette {
  readonly ground: string;
  readonly ink: string;
  readonly muted: string;
  readonly line: string;
  readonly band: string;
}

export type Theme = 'light' | 'dark';

export const PALETTES: Readonly<Record<Theme, Palette>> = {
  light: { ground: '#f6f8fa', ink: '#1b2430', muted: '#5f6b7a', line: '#aab4c3', band: '#f1e9ef' },
  dark: { ground: '#12161c', ink: '#e8edf3', muted: '#9aa7b6', line: '#566273', band: '#2a2029' },
};
