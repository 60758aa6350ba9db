import type { Standing, Tally } from '../../state/flagTally.ts';
import { number } from '../ui/format.ts';

/** Where a flag stands, in words. */
export const STANDING_WORDS: Readonly<Record<Standing, string>> = {
  present: 'present',
  unknown: 'cannot tell',
  absent: 'absent',
  cleared: 'cleared',
};

/** "2 present, 2 cannot tell, 11 absent"; no line breaks within a part. */
export function tallyWords({ present, unknown, absent }: Tally): string {
  return [`${number(present)} present`, `${number(unknown)} cannot tell`, `${number(absent)} absent`]
    .map((words) => words.replaceAll(' ', '\u00a0'))
    .join(', ');
}
