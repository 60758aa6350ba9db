import type { CaseData } from '../case/caseData.ts';
import { COMMANDS } from './commands.ts';
import { openPaths, readMapping } from './files.ts';
import { COMMON_OPTIONS, commandHelp, generalHelp } from './help.ts';
import { readArguments } from './optionSpec.ts';
import { plainText, showCount } from './plainText.ts';
import { UsageError } from './usageError.ts';

/** The surroundings of a run: where text goes, and what ends long work early. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  readonly signal: AbortSignal;
  /** Date text of today, for data without an as-of date. */
  readonly today: string;
}

/** Runs one command line and returns the exit code: 0, or 2 for a wrong option or unreadable file. */
export async function run(words: readonly string[], terminal: Terminal): Promise<number> {
  try {
    await answer(words, terminal);
    return 0;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    terminal.err(`throughline: ${plainText(error.message)}\n`);
    return 2;
  }
}

async function answer([name, ...rest]: readonly string[], terminal: Terminal): Promise<void> {
  if (name === '--help') {
    terminal.out(`${generalHelp(COMMANDS)}\n`);
    return;
  }
  const names = COMMANDS.map((command) => command.name).join(' or ');
  if (name === undefined) throw new UsageError(`No command was given; it is ${names}. --help says more.`);
  const command = COMMANDS.find((candidate) => candidate.name === name);
  if (!command) throw new UsageError(`"${name}" is not a command; it is ${names}. --help says more.`);
  const given = readArguments(rest, { ...command.options, ...COMMON_OPTIONS });
  if (given.has('help')) {
    terminal.out(`${commandHelp(command)}\n`);
    return;
  }
  const ask = command.prepare(given);
  const mapping = await readMapping(given.text('mapping'));
  const opened = await openPaths(given.files, terminal.today, mapping);
  const { json, lines, notes } = await ask(opened, terminal.signal);
  for (const note of notes) terminal.err(`${plainText(note)}\n`);
  if (given.has('json')) {
    terminal.out(`${JSON.stringify({ case: caseOf(opened.data), [command.name]: json }, undefined, 2)}\n`);
  } else {
    terminal.out(`${[caseLine(opened.data), ...lines].map(plainText).join('\n')}\n`);
  }
}

function caseOf({ hash, header, entities, relations, issueCount }: CaseData): object {
  return { hash, title: header.title, entities: entities.count, relations: relations.count, issues: issueCount };
}

function caseLine({ hash, header, entities, relations, issueCount }: CaseData): string {
  const counts = `${showCount(entities.count)} entities, ${showCount(relations.count)} relations`;
  return `${header.title}: ${counts}, ${showCount(issueCount)} issues (case ${hash})`;
}
