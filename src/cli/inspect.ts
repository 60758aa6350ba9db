import type { CaseData } from '../case/caseData.ts';
import type { EntityKind } from '../model/entityKinds.ts';
import type { TableTotals } from '../formats/customs/totals.ts';
import { ENTITY_KINDS } from '../model/entityKinds.ts';
import { ISSUE_TYPES } from '../model/issue.ts';
import { RELATION_KINDS } from '../model/relationKinds.ts';
import type { Suggestion } from '../model/result.ts';
import type { Opened } from '../worker/openCase.ts';
import type { CaseSummary } from '../worker/protocol.ts';
import { summarise } from '../worker/summary.ts';
import type { Command, CommandAnswer } from './command.ts';
import { showCount } from './plainText.ts';

/** Issues shown of each type where people read; the JSON has all samples. */
const SHOWN_SAMPLES = 3;

/** What was read: kinds, files, issues, and the trace the case suggests. */
export const inspect: Command = {
  name: 'inspect',
  summary: 'Say what was read: entities and relations by kind, files, issues, suggested ends.',
  options: {},
  prepare: () => async (opened) => answer(opened),
};

function answer({ data, recognised }: Opened): CommandAnswer {
  const summary = summarise(data, { opened: 1, overlay: 0 }, recognised);
  const { suggestion } = summary;
  return {
    json: {
      entities: byKind(summary.entityKinds),
      relations: byKind(summary.relationKinds),
      files: data.files.map(({ name, format, rows }) => ({ name, format, rows })),
      issues: issuesOf(data),
      suggested: {
        from: suggestion.from?.ids ?? null,
        to: suggestion.to?.ids ?? null,
        layer: suggestion.layer ?? null,
        why: suggestion.why,
      },
    },
    lines: linesOf(summary),
    notes: [],
  };
}

function byKind(counts: readonly { readonly kind: string; readonly count: number }[]): Record<string, number> {
  return Object.fromEntries(counts.map(({ kind, count }) => [kind, count]));
}

function issuesOf({ issues }: CaseData): object[] {
  return issues.map(({ type, count, samples }) => ({
    type,
    count,
    samples: samples.map(({ file, line, text }) => ({ file, line: line ?? null, text })),
  }));
}

function linesOf(summary: CaseSummary): string[] {
  const { dates, priority, suggestion } = summary;
  const span = dates.span ? `${dates.span.from} to ${dates.span.to}` : 'none';
  return [
    '',
    'Files',
    ...summary.files.flatMap(({ name, formatLabel, why, rows, encoding, totals }) => [
      `  ${name}: ${formatLabel} (${why}), ${encoding}, ${showCount(rows)} rows`,
      ...(totals ? totalsLines(totals) : []),
    ]),
    '',
    `Entities (${showCount(summary.listed)} listed, ${showCount(summary.placeholders)} not in the files)`,
    ...table(summary.entityKinds, entityWords),
    '',
    'Relations',
    ...table(summary.relationKinds, (kind) => RELATION_KINDS[kind].label),
    `  Dates: ${span}; ${showCount(dates.undated)} undated`,
    `  On the priority list: ${showCount(priority.onList)} of ${showCount(priority.coded)} with an HS code`,
    '',
    summary.issueCount === 0 ? 'No issues' : 'Issues',
    ...summary.issues.flatMap(({ type, count, samples }) => [
      `  ${showCount(count)} × ${ISSUE_TYPES[type]}`,
      ...samples
        .slice(0, SHOWN_SAMPLES)
        .map(({ file, line, text }) => `      ${file}${line === undefined ? '' : `:${line}`}  ${text}`),
    ]),
    '',
    'Suggested trace',
    `  ${suggestion.why}`,
    ...suggestedLines(suggestion),
  ];
}

/** What the rows add up to, and where what was read adds up to something else. */
function totalsLines({ file, read }: TableTotals): string[] {
  const measures = [
    ['value', 'Value'],
    ['gross', 'Gross weight'],
    ['net', 'Net weight'],
    ['quantity', 'Quantity'],
  ] as const;
  return measures.flatMap(([measure, label]) =>
    file[measure].map(({ of, sum }) => {
      const found = read[measure].find((total) => total.of === of)?.sum ?? 0;
      const unit = of === '' ? (measure === 'value' ? '(no currency)' : '(no unit)') : of;
      return `      ${label}: ${showCount(found)} ${unit}${found === sum ? '' : `, in the file ${showCount(sum)}`}`;
    }),
  );
}

function suggestedLines({ from, to, layer }: Suggestion): string[] {
  if (layer === undefined) return [];
  return [
    `  From: ${from ? `${from.label} (${showCount(from.ids.length)})` : 'to be picked'}`,
    `  To: ${to ? `${to.label} (${showCount(to.ids.length)})` : 'to be picked'}`,
    `  Layer: ${layer}`,
  ];
}

function entityWords(kind: EntityKind): string {
  return ENTITY_KINDS[kind].label;
}

function table<K extends string>(
  counts: readonly { readonly kind: K; readonly count: number }[],
  words: (kind: K) => string,
): string[] {
  const width = Math.max(0, ...counts.map(({ count }) => showCount(count).length));
  return counts.map(({ kind, count }) => `  ${showCount(count).padStart(width)}  ${kind} (${words(kind)})`);
}
