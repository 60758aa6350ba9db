import { FlagContext } from '../analysis/indicators/context.ts';
import { allFlags, type CaseFlags } from '../analysis/indicators/judge.ts';
import type { IndicatorRule } from '../analysis/indicators/rule.ts';
import { INDICATOR_RULES } from '../analysis/indicators/rules.ts';
import { showDate } from '../model/dates.ts';
import { DEFAULT_FLAG_SETTINGS, OUTCOME_WORDS, type Flag } from '../model/flag.ts';
import type { Command } from './command.ts';
import type { Given } from './optionSpec.ts';
import { showCount } from './plainText.ts';
import { UsageError } from './usageError.ts';

/** Which red flags the rules find in the whole case. */
export const flags: Command = {
  name: 'flags',
  summary: 'Say of every rule for red flags where it is present, absent or cannot tell, and why.',
  options: {
    rule: { value: 'RULES', repeatable: true, help: 'only these rules, with commas between them (all)' },
    threshold: {
      value: 'RULE.NAME=N',
      repeatable: true,
      help: `change a threshold, such as pass-through.days=30`,
    },
  },
  prepare: (given) => {
    const rules = rulesOf(given);
    const thresholds = thresholdsOf(given);
    return async ({ data }, signal) => {
      const context = new FlagContext(data, { ...DEFAULT_FLAG_SETTINGS, thresholds }, async () => {});
      const steps = allFlags(context, { rules });
      let step = await steps.next();
      while (step.done !== true) {
        await new Promise((resolve) => setImmediate(resolve));
        step = await steps.next(signal.aborted ? 'stop' : undefined);
      }
      const found = step.value;
      const notes = found.counts.length < rules.length ? ['Stopped before every rule was asked.'] : [];
      return { json: { flags: found.flags.map(flagJson) }, lines: linesOf(found, rules), notes };
    };
  },
};

function flagJson({ rule, subject, outcome, sentence, entities, relations, missing }: Flag): object {
  return { rule, subject, outcome, sentence, entities, relations, missing: missing ?? null };
}

function rulesOf(given: Given): readonly IndicatorRule[] {
  if (!given.has('rule')) return INDICATOR_RULES;
  const ids = given.texts('rule').flatMap((text) => text.split(',').map((id) => id.trim()));
  const stranger = ids.find((id) => !INDICATOR_RULES.some((rule) => rule.id === id));
  if (stranger !== undefined) {
    const known = INDICATOR_RULES.map(({ id }) => id).join(', ');
    throw new UsageError(`--rule: "${stranger}" is not a rule; there are ${known}.`);
  }
  return INDICATOR_RULES.filter(({ id }) => ids.includes(id));
}

function thresholdsOf(given: Given): Record<string, number> {
  return Object.fromEntries(given.texts('threshold').map(readThreshold));
}

function readThreshold(text: string): readonly [string, number] {
  const [, name = '', number = ''] = /^([^=]*)=(.*)$/s.exec(text) ?? [];
  const known = INDICATOR_RULES.flatMap(({ id, thresholds }) =>
    thresholds.map((info) => ({ ...info, path: `${id}.${info.name}` })),
  );
  const info = known.find(({ path }) => path === name);
  if (info === undefined) {
    const paths = known.map(({ path }) => path).join(', ');
    throw new UsageError(`--threshold takes RULE.NAME=N with one of ${paths}, not "${text}".`);
  }
  const value = /^\d+(\.\d+)?$/.test(number) ? Number(number) : Number.NaN;
  if (value >= info.least && value <= info.most) return [name, value];
  throw new UsageError(`--threshold ${name} takes a number from ${info.least} to ${info.most}, not "${number}".`);
}

/** Ids named of each group that cannot be told. */
const SHOWN_IDS = 5;

function linesOf({ counts, flags: found }: CaseFlags, rules: readonly IndicatorRule[]): string[] {
  const width = Math.max(...rules.map(({ id }) => id.length));
  const head = Object.values(OUTCOME_WORDS).map((word) => word.padStart(13));
  return [
    '',
    `${''.padEnd(width)}${head.join('')}`,
    ...counts.map(
      ({ rule, present, absent, unknown }) => rule.padEnd(width) + [present, absent, unknown].map(cell).join(''),
    ),
    ...rules.flatMap((rule) =>
      ruleLines(
        rule,
        found.filter((flag) => flag.rule === rule.id),
      ),
    ),
    '',
    'An indicator is no verdict: the facts around it decide. --json lists all, the absent ones too.',
  ];
}

/** Where a rule is present, each with its sentence; what data would answer it elsewhere, with how often. */
function ruleLines({ id, title, basis }: IndicatorRule, flagsOfRule: readonly Flag[]): string[] {
  const present = flagsOfRule.filter(({ outcome }) => outcome === 'present');
  const unknown = new Map<string, Flag[]>();
  for (const flag of flagsOfRule) {
    if (flag.missing === undefined) continue;
    const others = unknown.get(flag.missing);
    if (others === undefined) unknown.set(flag.missing, [flag]);
    else others.push(flag);
  }
  if (present.length === 0 && unknown.size === 0) return [];
  return [
    '',
    `${id}: ${title} (${basis.text}${basis.date === undefined ? '' : `, ${showDate(basis.date)}`})`,
    ...present.map(({ subject, sentence }) => `  present [${subject}]: ${sentence}`),
    ...[...unknown].map(([missing, ofThese]) => {
      const ids = ofThese.slice(0, SHOWN_IDS).map(({ subject }) => subject);
      const more = ofThese.length > SHOWN_IDS ? ', …' : '';
      return `  cannot tell for ${showCount(ofThese.length)}, missing ${missing} [${ids.join(', ')}${more}]`;
    }),
  ];
}

function cell(count: number): string {
  return showCount(count).padStart(13);
}
