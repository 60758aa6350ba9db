import type { Command } from './command.ts';
import { cut } from './cut.ts';
import { flags } from './flags.ts';
import { inspect } from './inspect.ts';
import { trace } from './trace.ts';

/** The questions the terminal answers, in the order of the help. */
export const COMMANDS: readonly Command[] = [inspect, trace, cut, flags];
