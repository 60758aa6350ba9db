import { spawn } from 'node:child_process';
import type { Tasks } from '../measure/child.ts';

/**
 * Runs one task in a process of its own and gives the JSON it prints last.
 *
 * @throws Error when the process fails.
 */
export async function runChild<T>(task: keyof Tasks, input: Tasks[typeof task]): Promise<T> {
  const bundle = process.env['BENCH_CHILD'];
  if (bundle === undefined) throw new Error('Start the bench with node test/bench/run.mjs.');
  return jsonOf<T>(['--expose-gc', bundle, task, JSON.stringify(input)]);
}

/** Runs Node with these arguments and gives the JSON it prints last. The caller knows its shape: both ends are here. */
export async function jsonOf<T>(args: readonly string[]): Promise<T> {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => (text += part));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject).on('close', resolve);
  });
  if (code !== 0) throw new Error(`A measurement ended with code ${code}.`);
  return JSON.parse(text.trim().split('\n').at(-1) ?? 'null');
}
