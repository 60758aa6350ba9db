import { parseArgs } from 'node:util';
import { UsageError } from './usageError.ts';

/** One option of a command, as the help shows it. */
export interface OptionSpec {
  /** What stands after it, such as "N"; missing for a switch. */
  readonly value?: string;
  /** May be given several times. */
  readonly repeatable?: boolean;
  readonly help: string;
}

/** Options by name, without the dashes. */
export type OptionTable = Readonly<Record<string, OptionSpec>>;

/** What was given on the command line. */
export interface Given {
  readonly files: readonly string[];
  /** The text after an option, the last one where it was given twice. */
  text(option: string): string | undefined;
  /** Every text given for a repeatable option. */
  texts(option: string): readonly string[];
  has(option: string): boolean;
}

/**
 * Reads the words after the command.
 *
 * @throws UsageError for an option that is not in the table, or one without its value.
 */
export function readArguments(words: readonly string[], table: OptionTable): Given {
  const options = Object.fromEntries(
    Object.entries(table).map(([name, spec]) => [
      name,
      { type: spec.value === undefined ? ('boolean' as const) : ('string' as const), multiple: true },
    ]),
  );
  const { values, positionals } = parsed(words, options);
  const texts = (option: string): readonly string[] => {
    const given = Object.hasOwn(values, option) ? values[option] : undefined;
    return Array.isArray(given) ? given.filter((value) => typeof value === 'string') : [];
  };
  return {
    files: positionals,
    text: (option) => texts(option).at(-1),
    texts,
    has: (option) => Object.hasOwn(values, option),
  };
}

function parsed(
  words: readonly string[],
  options: Readonly<Record<string, { readonly type: 'boolean' | 'string'; readonly multiple: boolean }>>,
): { readonly values: Readonly<Record<string, unknown>>; readonly positionals: readonly string[] } {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true, strict: true });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    // What follows the first sentence is advice for programmers.
    throw new UsageError(`${message.split(/\.(?:\s|$)|\n/)[0] ?? message}.`);
  }
}
