import { FlagContext } from '../analysis/indicators/context.ts';
import { allFlags, flagsOf, type CaseFlags } from '../analysis/indicators/judge.ts';
import { INDICATOR_RULES } from '../analysis/indicators/rules.ts';
import type { CaseData } from '../case/caseData.ts';
import type { IdIndex } from '../case/idIndex.ts';
import type { Flag, FlagSettings, RuleInfo } from '../model/flag.ts';
import type { Context } from './context.ts';
import type { Requests, RequestType } from './protocol.ts';

/** Flags of one rule and outcome that are sent at most; the others are counted. */
const MOST_FLAGS = 5000;

/** The flags of what is shown; ids that the case does not hold are passed over. */
export async function flagsReply(
  data: CaseData,
  { entities, relations, settings }: Requests['flags']['input'],
  context: Context<RequestType>,
): Promise<Flag[]> {
  return flagsOf(new FlagContext(data, settings, context.pause), {
    entities: indicesOf(data.entities.index, entities),
    relations: indicesOf(data.relations.index, relations),
  });
}

/** The flags of the whole case, with progress. */
export async function allFlagsReply(
  data: CaseData,
  settings: FlagSettings,
  context: Context<RequestType>,
): Promise<CaseFlags> {
  const steps = allFlags(new FlagContext(data, settings, context.pause), { mostFlags: MOST_FLAGS });
  let step = await steps.next();
  while (step.done !== true) {
    const { rule, done, total } = step.value;
    context.progress({ label: `judging ${rule.title},`, done, total });
    step = await steps.next();
  }
  return step.value;
}

/** What the rules are, for the settings and the legend. */
export function flagRules(): RuleInfo[] {
  return INDICATOR_RULES.map(({ id, title, basis, subjectType, inputs, thresholds, countryLists }) => ({
    id,
    title,
    basis,
    subjectType,
    inputs,
    thresholds,
    countryLists,
  }));
}

function indicesOf(index: IdIndex, ids: readonly string[]): number[] {
  return [...new Set(ids)].map((id) => index.find(id)).filter((at) => at >= 0);
}
