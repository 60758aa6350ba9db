import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { INSPECT_JSON, say, shippedPath, TRACE_JSON, type Said } from './terminal.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Runs the program as `npm run throughline` does. */
function program(...words: string[]): Promise<Said> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['--import', 'tsx', 'src/cli.ts', ...words], { cwd: ROOT }, (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, out, err });
    });
  });
}

describe('the program', () => {
  it('answers a trace in JSON on standard output alone', async () => {
    const path = shippedPath('tutorial.jsonl');
    const { code, out, err } = await program('trace', path, '--json');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(v.parse(TRACE_JSON, JSON.parse(out)).trace.chains).toHaveLength(12);
    expect(out).toBe((await say(['trace', path, '--json'])).out);
  });

  it('answers inspect, and --help', async () => {
    const { code, out } = await program('inspect', shippedPath('corridors.jsonl'), '--json');
    expect(code).toBe(0);
    expect(v.parse(INSPECT_JSON, JSON.parse(out)).inspect.files).toHaveLength(1);
    expect((await program('--help')).out).toContain('inspect');
  });

  it('ends with code 2 and one line for a wrong option and for a file that is not there', async () => {
    for (const words of [
      ['trace', shippedPath('tutorial.jsonl'), '--colour', 'red'],
      ['inspect', 'nowhere.jsonl'],
    ]) {
      const { code, out, err } = await program(...words);
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toMatch(/^throughline: [^\n]+\n$/);
    }
  });
});
