import fc from 'fast-check';
import { deflateSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { EMPTY_VIEW } from '../../src/model/view.ts';
import { toBase64Url } from '../../src/share/base64url.ts';
import { crc32 } from '../../src/model/crc32.ts';
import { LINK_FAILURES } from '../../src/share/failure.ts';
import { hashView } from '../../src/share/hashedView.ts';
import { decodeLink, encodeLink, type DecodedLink } from '../../src/share/link.ts';
import type { LinkState } from '../../src/share/linkState.ts';
import { packWire } from '../../src/share/wireBytes.ts';
import { states } from './arbitraries.ts';

const CASE = ['Case', '00'];

/** A link with a right check around any payload. */
function signed(version: number, payload: Uint8Array): string {
  const text = `${version}.${toBase64Url(payload)}`;
  return `#${text}.${crc32(new TextEncoder().encode(text)).toString(16).padStart(8, '0')}`;
}

/** A link with a right check around any JSON text, as someone with bad intent would make it. */
function withHead(json: string, rest: readonly number[] = [0, 0]): string {
  const text = new TextEncoder().encode(json);
  const length = text.length < 128 ? [text.length] : [(text.length % 128) + 128, Math.floor(text.length / 128)];
  return signed(1, deflateSync(Uint8Array.from([...length, ...text, ...rest])));
}

function reasonOf(decoded: DecodedLink): string {
  return decoded.ok ? 'opened' : decoded.reason;
}

/** What opened, or a failed expectation. */
function opened(link: string): { state: LinkState; dropped: readonly string[] } {
  const decoded = decodeLink(link);
  if (!decoded.ok) throw new Error(`not opened: ${decoded.reason}`);
  return decoded;
}

const LINK = encodeLink({
  view: hashView({ ...EMPTY_VIEW, title: 'A view', expanded: ['a', 'b', 'c'] }),
  case: { title: 'Case', hash: '00' },
  semantics: 1,
  answer: undefined,
});

describe('a link that is not one', () => {
  it.each(['#', '', '#1.', '#undefined', '#null', '#0.abc', '#main', withHead('{}'), withHead('[]'), withHead('null')])(
    '%s is unreadable',
    (link) => expect(reasonOf(decodeLink(link))).toBe('unreadable'),
  );

  it.each(['#%', '#%E0%A4%A', '#1.%zz', `${LINK}.`, `${LINK})`, `${LINK}">`, LINK.slice(0, -10), LINK.slice(0, 9)])(
    '%s was cut or added to',
    (link) => expect(reasonOf(decodeLink(link))).toBe('cut'),
  );

  it('of a later version is newer, unless it is damaged', () => {
    expect(reasonOf(decodeLink(signed(2, new Uint8Array(5))))).toBe('newer');
    expect(reasonOf(decodeLink('#7.another~layout'))).toBe('newer');
    expect(reasonOf(decodeLink(LINK.replace('#1', '#3')))).toBe('cut');
  });

  it('over 16,384 characters is refused before anything is decoded', () => {
    expect(reasonOf(decodeLink(`#1.${'A'.repeat(16_382)}`))).toBe('too-long');
    expect(reasonOf(decodeLink(`#1.${'A'.repeat(16_381)}`))).toBe('cut');
  });

  it('that unpacks to more than 256 KiB is stopped', () => {
    expect(reasonOf(decodeLink(signed(1, deflateSync(new Uint8Array(8_000_000)))))).toBe('too-large');
    expect(reasonOf(decodeLink(signed(1, deflateSync(new Uint8Array(256 * 1024 + 1)))))).toBe('too-large');
    expect(reasonOf(decodeLink(signed(1, deflateSync(new Uint8Array(256 * 1024)))))).toBe('unreadable');
  });

  it('with padding bits that are not zero is unreadable', () => {
    const payload = toBase64Url(Uint8Array.from([1]));
    expect(payload).toBe('AQ');
    const text = '1.AR';
    const check = crc32(new TextEncoder().encode(text)).toString(16).padStart(8, '0');
    expect(reasonOf(decodeLink(`#${text}.${check}`))).toBe('unreadable');
  });

  it('has a sentence for each reason', () => {
    for (const sentence of Object.values(LINK_FAILURES)) expect(sentence).toMatch(/^[A-Z].*\.$/);
  });

  it('survives a space at its end, which changes nothing', () => {
    expect(decodeLink(`${LINK} \n`)).toEqual(decodeLink(LINK));
  });
});

describe('a damaged link', () => {
  const damage = fc.oneof(
    fc.record({ how: fc.constant('cut'), at: fc.double({ min: 0, max: 1, noNaN: true }), with: fc.constant('') }),
    fc.record({
      how: fc.constantFrom('flip', 'insert', 'extend'),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      with: fc.string({ minLength: 1, maxLength: 6 }),
    }),
  );

  it('never throws and never opens as another view, for 2,000 damages', () => {
    fc.assert(
      fc.property(states, damage, (state, harm) => {
        const sent = { ...state, view: hashView(state.view) };
        const link = encodeLink(sent);
        const at = Math.floor(harm.at * link.length);
        const damaged = {
          cut: link.slice(0, at),
          flip: link.slice(0, at) + harm.with + link.slice(at + harm.with.length),
          insert: link.slice(0, at) + harm.with + link.slice(at),
          extend: link + harm.with,
        }[harm.how];
        const decoded = decodeLink(damaged ?? '');
        expect(decoded.ok ? decoded.state : sent).toEqual(sent);
      }),
      { numRuns: 2_000 },
    );
  });

  it('never throws on any text, nor on any bytes with a right check', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        expect(reasonOf(decodeLink(text))).not.toBe('opened');
        expect(reasonOf(decodeLink(`#1.${text}`))).not.toBe('opened');
      }),
      { numRuns: 1_000 },
    );
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 60 }), fc.boolean(), (bytes, packed) => {
        const decoded = decodeLink(signed(1, packed ? deflateSync(bytes) : bytes));
        expect(['unreadable', 'too-large']).toContain(reasonOf(decoded));
      }),
      { numRuns: 1_000 },
    );
  });

  it('never throws when whole bytes are changed under a right check', () => {
    fc.assert(
      fc.property(states, fc.nat(), fc.nat(255), (state, at, value) => {
        const bytes = packWire({
          head: { case: CASE, note: state.view.note },
          ids: new Map([['from', [1, 2, 1]]]),
          places: [3],
        });
        bytes[at % bytes.length] = value;
        const decoded = decodeLink(signed(1, deflateSync(bytes)));
        expect(decoded.ok ? encodeLink(decoded.state) : LINK).toMatch(/^#1\./);
      }),
      { numRuns: 1_000 },
    );
  });
});

const head = (rest: string): string => `{"case":["Case","00"],"semantics":1${rest}}`;

describe('a hostile link with a right check', () => {
  it('cannot reach a prototype', () => {
    const { state, dropped } = opened(
      withHead(
        head(
          ',"__proto__":{"x":1},"constructor":{"prototype":{"x":1}},"query":{"__proto__":{"x":1},"layer":"__proto__"}',
        ),
      ),
    );
    expect(Reflect.get({}, 'x')).toBeUndefined();
    expect(Reflect.get(state.view, 'x')).toBeUndefined();
    expect(state.view.query?.settings.layer).toBe('goods');
    expect([...dropped].toSorted()).toEqual(['__proto__', 'constructor', 'query.__proto__', 'query.layer']);
  });

  it.each(['1e308', '-1', '"6"', 'null', '1.5', '[]', '{}', 'true', '31'])('gives %s hops the default', (value) => {
    const { state, dropped } = opened(withHead(head(`,"query":{"maxHops":${value}}`)));
    expect(state.view.query?.settings.maxHops).toBe(6);
    expect(dropped).toEqual(['query.maxHops']);
  });

  it('gives wrong words, dates, claims, costs, camera and answer the default, and says so', () => {
    const { state, dropped } = opened(
      withHead(
        head(
          ',"pane":"toString","title":7,"query":{"window":{"from":"2022-13-45"},"claims":["documented","documented"],' +
            '"costs":{"flow":-1,"claim":{"charged":1e9}}},"camera":[0,0,1e308],"answer":[1,1,1,-1],"url":"https://x.example"',
        ),
      ),
    );
    expect(state.view.query?.settings.window).toBeUndefined();
    expect(state.view.query?.settings.claims).toHaveLength(7);
    expect(state.view.query?.settings.costs.flow).toBe(100);
    expect(state.view).toMatchObject({ pane: 'graph', title: '', camera: undefined });
    expect(state.answer).toBeUndefined();
    expect([...dropped].toSorted()).toEqual(
      [
        'answer',
        'camera',
        'pane',
        'query.claims',
        'query.costs.claim.charged',
        'query.costs.flow',
        'query.window',
        'title',
        'url',
      ].toSorted(),
    );
  });

  it('is refused when nested deeper than eight, however deep', () => {
    expect(reasonOf(decodeLink(withHead(head(`,"a":${'['.repeat(7)}${']'.repeat(7)}`))))).toBe('opened');
    expect(reasonOf(decodeLink(withHead(head(`,"a":${'['.repeat(9)}${']'.repeat(9)}`))))).toBe('unreadable');
    expect(reasonOf(decodeLink(withHead(head(`,"a":${'['.repeat(7_000)}${']'.repeat(7_000)}`))))).toBe('unreadable');
  });

  it('is refused when its lists and numbers do not add up', () => {
    const hash = [0, 0, 0, 0, 0, 1];
    const f = 'f'.charCodeAt(0);
    expect(reasonOf(decodeLink(withHead(head(''), [1, ...hash, f, 1, 0, 0])))).toBe('opened');
    for (const rest of [
      [2, ...hash, f, 1, 0, 0],
      [2, ...hash, ...hash, f, 2, 0, 0, 0],
      [1, ...hash, f, 1, 1, 0],
      [1, ...hash, f, 1, 0, f, 1, 1, 0],
      [1, ...hash, 0],
      [0, f, 255, 255, 255, 255, 15, 0],
      [255, 255, 255, 255, 15, 0],
      [0, 0, 128],
      [0, 0, 128, 0],
      [0],
      [],
    ]) {
      expect(reasonOf(decodeLink(withHead(head(''), rest)))).toBe('unreadable');
    }
  });

  it('with places that fit no list, repeat an entity or lie far outside moves nothing', () => {
    const m = 'm'.charCodeAt(0);
    const hash = [0, 0, 0, 0, 0, 1];
    for (const rest of [
      [0, 0, 2, 2],
      [1, ...hash, m, 1, 0, 0, 2],
      [1, ...hash, m, 2, 0, 1, 0, 2, 2, 2, 2],
      [1, ...hash, m, 1, 0, 0, 2, 255, 255, 255, 255, 15],
    ]) {
      const { state, dropped } = opened(withHead(head(''), rest));
      expect(state.view.moved).toEqual([]);
      expect(dropped).toEqual(['moved']);
    }
  });

  it('with a list nobody knows or a selection without its parts says so', () => {
    const hash = [0, 0, 0, 0, 0, 1];
    const { state, dropped } = opened(
      withHead(head(',"selection":"hop"'), [1, ...hash, 'q'.charCodeAt(0), 1, 0, 's'.charCodeAt(0), 1, 1, 0]),
    );
    expect(state.view.selection).toBeUndefined();
    expect([...dropped].toSorted()).toEqual(['ids.q', 'selection']);
  });
});
