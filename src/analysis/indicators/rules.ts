import { controlledGoods } from './controlledGoods.ts';
import { foundedAfterInvasion } from './foundedAfterInvasion.ts';
import type { IndicatorRule } from './rule.ts';

/** Every rule, in the order they are shown. A new rule is one file and one line here. */
export const INDICATOR_RULES: readonly IndicatorRule[] = [foundedAfterInvasion, controlledGoods];
