import type { CaseData } from '../../case/caseData.ts';
import type { FlagContext } from './context.ts';

/**
 * Something that is worked out once a case, such as the quantities of an HS code or who sits at which address, and kept
 * as long as the case is: `build` reads what it needs through the context it is given, but not its settings, which may
 * change, and pauses as it goes. When the
 * request that was building is cancelled, another one that waited builds anew.
 */
export function caseIndex<T>(build: (context: FlagContext) => Promise<T>): (context: FlagContext) => Promise<T> {
  const keyed = keyedCaseIndex<'all', T>(build);
  return (context) => keyed(context, 'all');
}

/** As `caseIndex`, for one key at a time, such as one HS code. */
export function keyedCaseIndex<K extends string | number, T>(
  build: (context: FlagContext, key: K) => Promise<T>,
): (context: FlagContext, key: K) => Promise<T> {
  const kept = new WeakMap<CaseData, Map<K, Promise<T>>>();
  return async (context, key) => {
    const ofCase = kept.get(context.data) ?? new Map<K, Promise<T>>();
    kept.set(context.data, ofCase);
    for (;;) {
      const others = ofCase.get(key);
      const answer = others ?? build(context, key);
      ofCase.set(key, answer);
      try {
        return await answer;
      } catch (error) {
        if (ofCase.get(key) === answer) ofCase.delete(key);
        if (others === undefined) throw error;
        await context.pause();
      }
    }
  };
}
