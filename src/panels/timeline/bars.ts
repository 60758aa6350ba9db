/** One month of the timeline; `month` is date text such as "2023-01". */
export interface Bar {
  readonly month: string;
  readonly count: number;
}

/** More months than this are not drawn one by one; the earliest are left out of the picture. */
const MOST_BARS = 180;

/** Fewer would make bars as wide as the panel: empty months are added after the last. */
const FEWEST_BARS = 24;

/** Every month from the first to the last, also the empty ones. */
export function barsOf(months: readonly Bar[]): readonly Bar[] {
  const counts = new Map(months.map(({ month, count }) => [month, count]));
  const last = months.at(-1)?.month;
  const bars: Bar[] = [];
  for (let month = months[0]?.month; month !== undefined && last !== undefined && month <= last; month = after(month)) {
    bars.push({ month, count: counts.get(month) ?? 0 });
  }
  for (let next = after(last ?? ''); last !== undefined && bars.length < FEWEST_BARS; next = after(next)) {
    bars.push({ month: next, count: 0 });
  }
  return bars.slice(-MOST_BARS);
}

/** The month at a share (0 to 1) of the width. */
export function monthAt(bars: readonly Bar[], share: number): string {
  const index = Math.min(bars.length - 1, Math.max(0, Math.floor(share * bars.length)));
  return bars[index]?.month ?? '';
}

function after(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}
