import * as fc from 'fast-check';
import { rarely } from './rarely.ts';

type Way = 'plain' | 'spaced' | 'ascii';
const way = fc.constantFrom<Way>('plain', 'plain', 'spaced', 'ascii');

/** Values as lines of JSON, the way different programs write them. */
export function linesOf(value: fc.Arbitrary<unknown>): fc.Arbitrary<string> {
  return fc.tuple(value, way).map(([one, written]) => lineOf(one, written));
}

function lineOf(value: unknown, written: Way): string {
  const text = JSON.stringify(value) ?? 'null';
  if (written === 'spaced') return JSON.stringify(value, undefined, 1)?.replace(/\n\s*/g, ' ') ?? 'null';
  if (written === 'plain') return text;
  return text.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Lines as bytes behind a first one, now and then with a line or a byte that does not belong there. */
export function fileOf(first: string, line: fc.Arbitrary<string>): fc.Arbitrary<Uint8Array> {
  const lines = fc.array(fc.oneof({ weight: 30, arbitrary: line }, { weight: 1, arbitrary: fc.string() }), {
    maxLength: 8,
  });
  const damage = rarely(6, fc.tuple(fc.nat(), fc.constantFrom(0, 9, 13, 34, 44, 92, 128, 0xc3, 0xed, 0xff)));
  const ending = fc.constantFrom('\n', '\n', '\r\n', '');
  return fc.tuple(lines, ending, damage).map(([texts, end, hit]) => {
    const whole = [first, ...texts].join(end === '\r\n' ? '\r\n' : '\n') + end;
    const bytes = new TextEncoder().encode(whole);
    if (hit !== undefined) bytes[first.length + 2 + (hit[0] % bytes.length)] = hit[1];
    return bytes;
  });
}
