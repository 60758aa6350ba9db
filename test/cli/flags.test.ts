import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { INDICATOR_RULES } from '../../src/analysis/indicators/rules.ts';
import { OUTCOMES } from '../../src/model/flag.ts';
import { say, shippedPath } from './terminal.ts';

const TUTORIAL = shippedPath('tutorial.jsonl');
const ids = v.array(v.string());

/** The JSON of `flags` (design, section 11), no key more and none less. */
const FLAGS_JSON = v.object({
  case: v.object({ hash: v.string() }),
  flags: v.strictObject({
    flags: v.array(
      v.strictObject({
        rule: v.picklist(INDICATOR_RULES.map(({ id }) => id)),
        subject: v.string(),
        outcome: v.picklist(OUTCOMES),
        sentence: v.string(),
        entities: ids,
        relations: ids,
        missing: v.nullable(v.string()),
      }),
    ),
  }),
});

const flagsOf = async (...options: readonly string[]) => {
  const { code, out, err } = await say(['flags', TUTORIAL, '--json', ...options]);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return v.parse(FLAGS_JSON, JSON.parse(out)).flags.flags;
};

describe('flags', () => {
  it('answers in the JSON of the design, with every rule', async () => {
    const flags = await flagsOf();
    expect(new Set(flags.map(({ rule }) => rule)).size).toBeGreaterThanOrEqual(15);
    expect(flags.find(({ rule, subject }) => rule === 'pass-through' && subject === 'starway')).toEqual({
      rule: 'pass-through',
      subject: 'starway',
      outcome: 'present',
      sentence:
        'Starway Lilac Co. received 1,900 kg of HS 8482.10 on 25 Aug 2023 and sent 1,900 kg on 10 Sep 2023: 16 days, limit 60; ' +
        'quantity limit 5 %.',
      entities: ['starway', 'orient', 'archa'],
      relations: ['R060', 'R061'],
      missing: null,
    });
  });

  it('asks only the rules that are named, with the thresholds that are given', async () => {
    const present = async (...options: readonly string[]) =>
      (await flagsOf('--rule', 'pass-through', ...options))
        .filter(({ outcome }) => outcome === 'present')
        .map(({ subject }) => subject);
    expect(await present()).toEqual(['alatau', 'starway', 'archa', 'tausamal', 'alpen']);
    expect(await present('--threshold', 'pass-through.days=15')).toEqual(['alatau']);
    expect(await present('--threshold', 'pass-through.days=15', '--threshold', 'pass-through.percent=0')).toEqual([
      'alatau',
    ]);
    const rules = new Set((await flagsOf('--rule', 'surge,price-high')).map(({ rule }) => rule));
    expect([...rules].toSorted()).toEqual(['price-high', 'surge']);
  });

  it('ends with what is known by the time it is stopped', async () => {
    const { code, out, err } = await say(['flags', TUTORIAL, '--json'], AbortSignal.abort());
    expect({ code, err }).toEqual({ code: 0, err: 'Stopped before every rule was asked.\n' });
    const { flags } = v.parse(FLAGS_JSON, JSON.parse(out)).flags;
    expect(flags.length).toBeLessThan((await flagsOf()).length);
  });

  it('says it in words: a table, what is present, and what is missing', async () => {
    const { code, out } = await say(['flags', TUTORIAL, '--rule', 'no-end-use-paper']);
    expect(code).toBe(0);
    expect(out).toMatch(/^no-end-use-paper +19 +1 +1$/m);
    expect(out).toContain(
      'present [R003]: Elbe Components GmbH (DE) sent priority goods to Ala-Tau Trade LLP (KZ) on 3 Jan 2023',
    );
    expect(out).toContain('cannot tell for 1, missing the end-user whom the document names [R064]');
    expect(out).toContain('no verdict');
    expect(out).not.toMatch(/undefined|NaN|\[object|guilty|suspect|fired|match/);
  });
});
