import type { Command } from './command.ts';
import type { OptionTable } from './optionSpec.ts';

/** Options that every command takes. */
export const COMMON_OPTIONS: OptionTable = {
  mapping: { value: 'FILE', help: 'read the tables that have its columns by this mapping of columns' },
  json: { help: 'answer in JSON' },
  help: { help: 'show this help' },
};

const CALL = 'npm run -s throughline --';

/** The help for all commands. */
export function generalHelp(commands: readonly Command[]): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  return [
    `Usage: ${CALL} <command> FILES… [options]`,
    '',
    'Commands:',
    ...commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`),
    '',
    'Several files are opened as one case. gzip, zip and xlsx are read as they are; the format is found by content.',
    `"${CALL} <command> --help" lists the options of a command.`,
    'Exit code: 0 with an answer, also an empty one; 2 for a wrong option or a file that cannot be read.',
  ].join('\n');
}

/** The help for one command. */
export function commandHelp(command: Command): string {
  return [
    `Usage: ${CALL} ${command.name} FILES… [options]`,
    '',
    command.summary,
    '',
    'Options:',
    ...optionLines({ ...command.options, ...COMMON_OPTIONS }),
  ].join('\n');
}

function optionLines(table: OptionTable): string[] {
  const heads = Object.entries(table).map(
    ([name, { value, repeatable, help }]) =>
      [`--${name}${value === undefined ? '' : ` ${value}`}`, repeatable ? `${help} (repeatable)` : help] as const,
  );
  const width = Math.max(...heads.map(([head]) => head.length));
  return heads.map(([head, help]) => `  ${head.padEnd(width)}  ${help}`);
}
