import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJson } from '../../src/formats/json.ts';
import { JsonTape, Token } from '../../src/formats/jsonTape.ts';

const encoder = new TextEncoder();
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The value on a tape, made as JSON.parse would. */
function valueOf(tape: JsonTape, token: number): unknown {
  const text = (): string => strict.decode(tape.bytesOf(token).subarray(tape.starts[token], tape.ends[token]));
  switch (tape.kinds[token] ?? 0) {
    case Token.object: {
      const entries: [string, unknown][] = [];
      for (let key = token + 1; key < tape.next(token); key = tape.next(key + 1)) {
        entries.push([String(valueOf(tape, key)), valueOf(tape, key + 1)]);
      }
      return Object.fromEntries(entries);
    }
    case Token.list: {
      const items: unknown[] = [];
      for (let item = token + 1; item < tape.next(token); item = tape.next(item)) items.push(valueOf(tape, item));
      return items;
    }
    case Token.text:
      return text();
    case Token.number:
      return Number(text());
    case Token.true:
      return true;
    case Token.false:
      return false;
    default:
      return null;
  }
}

/** Scans text that stands among other bytes; `undefined` when it is refused. */
function scanned(tape: JsonTape, bytes: Uint8Array): { readonly value: unknown } | undefined {
  const among = new Uint8Array(bytes.length + 8).fill(34);
  among.set(bytes, 3);
  return tape.scan(among, 3, 3 + bytes.length) ? { value: valueOf(tape, 0) } : undefined;
}

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.constantFrom('"', '\\', 'ё"\\', '\u0000', '𐐷', ''),
);
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 3 },
    fc.oneof(text, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer(), fc.boolean(), fc.constant(null)),
    fc.array(tie('any'), { maxLength: 4 }),
    fc.dictionary(text, tie('any'), { maxKeys: 4 }),
  ),
})).any;
const spacing = fc.constantFrom(undefined, 1, '\t', ' \r');

describe('the tape of a line of JSON', () => {
  it('holds every value that JSON.stringify writes, but for halves of surrogate pairs', () => {
    const tape = new JsonTape();
    fc.assert(
      fc.property(value, spacing, fc.boolean(), (given, space, ascii) => {
        const json = JSON.stringify(given, undefined, space).replaceAll('\n', ' ');
        const written = ascii
          ? json.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
          : json;
        const read = scanned(tape, encoder.encode(` ${written} `));
        const isHalf = read === undefined && /\\ud[89a-f]/i.test(json);
        expect(isHalf ? { value: given } : read).toEqual({ value: isHalf ? given : JSON.parse(written) });
      }),
      { numRuns: 5_000 },
    );
  });

  it('takes nothing that JSON.parse or UTF-8 refuses, and reads what it takes alike', () => {
    const tape = new JsonTape();
    const byte = fc.oneof(
      fc.nat({ max: 255 }),
      fc.constantFrom(34, 92, 117, 44, 58, 0xc3, 0xed),
      fc.constantFrom(32, 48, 97),
    );
    const hit = fc.tuple(fc.nat(), byte);
    let taken = 0;
    fc.assert(
      fc.property(value, fc.array(hit, { minLength: 1, maxLength: 2 }), (given, hits) => {
        const bytes = encoder.encode(JSON.stringify(given));
        for (const [at, other] of hits) bytes[at % bytes.length] = other;
        const read = scanned(tape, bytes);
        if (read === undefined) return;
        taken++;
        // A line end is no blank here: lines are cut there.
        expect(bytes.includes(10)).toBe(false);
        expect(read.value).toEqual(JSON.parse(strict.decode(bytes)));
      }),
      { numRuns: 20_000 },
    );
    expect(taken).toBeGreaterThan(200);
  });

  it('refuses what is nearly JSON, however it ends', () => {
    const tape = new JsonTape();
    const wrong = [
      '',
      ' ',
      '{',
      '[',
      '"',
      '"a',
      '{"a"',
      '{"a":',
      '{"a":1',
      '{"a":1,',
      '[1,',
      '[1,]',
      '{"a":1,}',
      '{,}',
      '01',
      '-',
    ];
    const more = [
      '1.',
      '.5',
      '1e',
      '1e+',
      '+1',
      'tru',
      'nul',
      'True',
      "'a'",
      '"\\x"',
      '"\\u12"',
      '"\\ud800"',
      '{a:1}',
      '1 2',
      '{} {}',
    ];
    for (const text of [...wrong, ...more])
      expect([text, scanned(tape, encoder.encode(text))]).toEqual([text, undefined]);
    for (const text of ['-0', '1e5', '1E-2', '0.5', 'null', '[]', '{}', '"\\/"']) {
      expect(scanned(tape, encoder.encode(text))?.value).toEqual(parseJson(text));
    }
  });

  it('leaves values that are nested deeply to others', () => {
    expect(scanned(new JsonTape(), encoder.encode(`${'['.repeat(50)}${']'.repeat(50)}`))).toBeUndefined();
  });
});
