import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { run } from '../../src/cli/run.ts';

/** The path of a case that ships with the app. */
export function shippedPath(name: string): string {
  return fileURLToPath(new URL(`../../public/cases/${name}`, import.meta.url));
}

/** The path of a file in test/fixtures. */
export function fixturePath(name: string): string {
  return fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url));
}

/** The path of a shared sample file. */
export function sharedPath(name: string): string {
  return fileURLToPath(new URL(`../../../shared/data/${name}`, import.meta.url));
}

/** What a command line said and its exit code. */
export interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command line in this process, as of a fixed day. */
export async function say(words: readonly string[], signal = new AbortController().signal): Promise<Said> {
  let out = '';
  let err = '';
  const code = await run(words, {
    out: (text) => (out += text),
    err: (text) => (err += text),
    signal,
    today: '2026-11-22',
  });
  return { code, out, err };
}

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const ids = v.array(v.string());
const ofCase = v.strictObject({
  hash: v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/)),
  title: v.string(),
  entities: count,
  relations: count,
  issues: count,
});
const hops = v.array(
  v.strictObject({ from: v.string(), to: v.string(), relations: ids, picked: v.string(), association: v.boolean() }),
);

/** The JSON of `trace` (design, section 11), no key more and none less. */
export const TRACE_JSON = v.strictObject({
  case: ofCase,
  trace: v.strictObject({
    found: v.strictObject({ count, complete: v.boolean() }),
    stoppedBy: v.picklist(['exhausted', 'limit', 'time', 'cancelled']),
    skipped: ids,
    chains: v.array(
      v.strictObject({
        entities: ids,
        cost: count,
        support: count,
        weakestHop: count,
        order: v.picklist(['in order', 'could be', 'missing', 'indifferent']),
        hops,
      }),
    ),
    nearMisses: v.strictObject({
      order: count,
      goods: count,
      together: count,
      complete: v.boolean(),
      listed: v.array(
        v.strictObject({
          entities: ids,
          cost: count,
          reasons: v.array(v.picklist(['order', 'goods', 'together'])),
          clash: v.string(),
          clashAt: count,
          hops,
        }),
      ),
    }),
  }),
});

const end = v.nullable(v.array(v.string()));

/** The JSON of `inspect`. */
export const INSPECT_JSON = v.strictObject({
  case: ofCase,
  inspect: v.strictObject({
    entities: v.record(v.string(), count),
    relations: v.record(v.string(), count),
    files: v.array(v.strictObject({ name: v.string(), format: v.string(), rows: count })),
    issues: v.array(
      v.strictObject({
        type: v.string(),
        count,
        samples: v.array(v.strictObject({ file: v.string(), line: v.nullable(count), text: v.string() })),
      }),
    ),
    suggested: v.strictObject({
      from: end,
      to: end,
      layer: v.nullable(v.picklist(['goods', 'money', 'control', 'any'])),
      why: v.string(),
    }),
  }),
});

type TraceJson = v.InferOutput<typeof TRACE_JSON>;
type InspectJson = v.InferOutput<typeof INSPECT_JSON>;

/** The trace that a command line answers in JSON. */
export async function traceOf(file: string, ...options: readonly string[]): Promise<TraceJson['trace']> {
  const { code, out, err } = await say(['trace', file, ...options, '--json']);
  if (code !== 0) throw new Error(err);
  return v.parse(TRACE_JSON, JSON.parse(out)).trace;
}

/** What `inspect` answers in JSON. */
export async function inspectOf(...files: readonly string[]): Promise<InspectJson> {
  const { code, out, err } = await say(['inspect', ...files, '--json']);
  if (code !== 0) throw new Error(err);
  return v.parse(INSPECT_JSON, JSON.parse(out));
}

/** Writes a case file of some records into a new folder for the time of one test. */
export async function withCaseFile<T>(
  records: readonly object[],
  test: (path: string, folder: string) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-'));
  try {
    const path = join(folder, 'small.jsonl');
    writeFileSync(path, records.map((record) => `${JSON.stringify(record)}\n`).join(''));
    return await test(path, folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
