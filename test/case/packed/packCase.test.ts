import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseData } from '../../../src/case/caseData.ts';
import { pack, PackedFailure, type PackedSource } from '../../../src/case/packed/container.ts';
import { packCase } from '../../../src/case/packed/packCase.ts';
import { unpackCase, type UnpackedCase } from '../../../src/case/packed/unpackCase.ts';
import { asJson } from '../../support/collectSink.ts';
import { wholeCase } from '../../support/wholeCase.ts';
import { buildCase } from '../buildCase.ts';
import { pieces } from '../records.ts';

/** All that a packer gives, in one piece. */
function bytesOf(generator: Generator<Uint8Array, number>): Uint8Array {
  return new Uint8Array(Buffer.concat([...generator]));
}

function sourceOf(bytes: Uint8Array): PackedSource {
  return { size: bytes.length, read: async (start, end) => bytes.slice(start, end) };
}

async function reopened(data: CaseData): Promise<CaseData> {
  const packed = bytesOf(packCase(data, undefined).bytes());
  return (await unpackCase(sourceOf(packed), async () => [])).data;
}

/** The columns beside the neighbours, which are no list of their own. */
function besides({ adjacency: { outgoing, incoming } }: CaseData): unknown {
  return [
    outgoing.others,
    outgoing.codes,
    outgoing.dateFrom,
    outgoing.days,
    outgoing.hs,
    incoming.others,
    incoming.codes,
  ];
}

describe('a packed case', () => {
  it('comes back with every column and every record', async () => {
    await fc.assert(
      fc.asyncProperty(pieces, async (given) => {
        const data = buildCase(given);
        const back = await reopened(data);
        expect(await wholeCase(back)).toEqual(await wholeCase(data));
        expect(besides(back)).toEqual(besides(data));
        expect(back.entities.index.find('nobody')).toBe(-1);
      }),
      { numRuns: 1_000 },
    );
  });

  it('can be packed again from what came back, to the same bytes', async () => {
    await fc.assert(
      fc.asyncProperty(pieces, async (given) => {
        const data = buildCase(given);
        const first = bytesOf(packCase(data, { a: 1 }).bytes());
        const back = await unpackCase<{ a: number }>(sourceOf(first), async () => []);
        expect(back.own).toEqual({ a: 1 });
        expect(Buffer.from(bytesOf(packCase(back.data, back.own).bytes())).equals(first)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('keeps header, files, sources, views and issues', async () => {
    const data: CaseData = {
      ...buildCase([]),
      header: { title: 'Я', asOf: '2024-01', note: 'n' },
      files: [{ name: 'a', format: 'case', rows: 3, bytes: 4 }],
      sources: new Map([['__proto__', { id: '__proto__', title: 'S' }]]),
      views: [{ title: 'v', state: { x: [1, null] } }],
      issues: [{ type: 'dangling', count: 1, samples: [{ type: 'dangling', file: 'a', text: 't' }] }],
      issueCount: 1,
    };
    const back = await reopened(data);
    for (const key of ['header', 'files', 'views', 'issues', 'issueCount', 'hash'] as const) {
      expect(back[key]).toEqual(asJson(data[key]));
    }
    expect([...back.sources]).toEqual([...data.sources]);
  });
});

function opening(bytes: Uint8Array): Promise<UnpackedCase<unknown>> {
  return unpackCase(sourceOf(bytes), async () => []);
}

describe('packed bytes that cannot be used', () => {
  const whole = bytesOf(
    packCase(buildCase([{ type: 'entity', record: { id: 'a', kind: 'trader', name: 'Alfa' } }]), undefined).bytes(),
  );

  it('are refused when they are cut anywhere', async () => {
    for (let length = 0; length < whole.length; length += 3) {
      await expect(opening(whole.slice(0, length))).rejects.toMatchObject({ name: 'PackedFailure' });
    }
  });

  it('are refused when any byte is changed, unless nothing rests on it', async () => {
    const expected = await wholeCase((await opening(whole)).data);
    let refused = 0;
    for (let at = 0; at < whole.length; at++) {
      const changed = whole.slice();
      changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
      const answer = await opening(changed).then(
        async ({ data }) => ({ same: await wholeCase(data) }),
        (error: unknown) => ({ refused: error instanceof PackedFailure }),
      );
      // What is between the columns says nothing.
      expect([{ same: expected }, { refused: true }]).toContainEqual(answer);
      if ('refused' in answer) refused++;
    }
    expect(refused).toBeGreaterThan(whole.length * 0.9);
  });

  it('say what is wrong with them', async () => {
    const newer = whole.slice();
    newer[8] = 200;
    await expect(opening(newer)).rejects.toThrow('was stored by another version of the app');
    await expect(opening(new TextEncoder().encode('{"record":"case"}'.repeat(9)))).rejects.toThrow(
      'is not a stored case',
    );
    await expect(opening(whole.slice(0, -4))).rejects.toThrow('is not all there');
    await expect(opening(new Uint8Array([...whole, 0]))).rejects.toThrow('has changed since it was stored');
    const otherWords = bytesOf(pack(JSON.stringify({ words: 'trader; ships; documented' }), []));
    await expect(opening(otherWords)).rejects.toThrow('was stored by another version of the app');
    const noColumns = bytesOf(pack(JSON.stringify(JSON.parse(aboutOf(whole))), []));
    await expect(opening(noColumns)).rejects.toThrow('was stored by another version of the app');
  });
});

/** What of a packed case is no column. */
function aboutOf(bytes: Uint8Array): string {
  const length = new DataView(bytes.buffer).getUint32(12, true);
  const head: { readonly about: string } = JSON.parse(new TextDecoder().decode(bytes.subarray(24, 24 + length)));
  return head.about;
}
