import type { Opened } from '../worker/openCase.ts';
import type { Given, OptionTable } from './optionSpec.ts';

/** The answer of a command: the value under its name in the JSON, and the same for people. */
export interface CommandAnswer {
  readonly json: object;
  readonly lines: readonly string[];
  /** What a person should know but a program does not read: goes to standard error. */
  readonly notes: readonly string[];
}

/** One question that the terminal answers. A new one is one file and one line in `commands.ts`. */
export interface Command {
  readonly name: string;
  readonly summary: string;
  readonly options: OptionTable;
  /**
   * Checks what was given before any file is read, and returns how to answer. `signal` ends long work with what is
   * known by then.
   *
   * @throws UsageError for a value that makes no sense; the returned function throws it for ids the case does not hold.
   */
  prepare(given: Given): (opened: Opened, signal: AbortSignal) => Promise<CommandAnswer>;
}
