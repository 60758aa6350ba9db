import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameKey } from '../../../src/formats/customs/names.ts';
import { PlainName } from '../../../src/formats/customs/plainName.ts';
import { readParty, splitParties } from '../../../src/formats/customs/split.ts';

const FORWARDER =
  /(?:^|[^\p{L}])(?:LOGISTICS?|FORWARD(?:ING|ERS?)|FREIGHT|CARGO|ЛОГИСТИ(?:К|КА|КС|КИ)|КАРГО|ЭКСПЕДИ(?:ТОР|ЦИЯ|ЦИОНН\p{L}*))(?:[^\p{L}]|$)/iu;

const USUAL = fc.constantFrom(
  ...'Alfa Вектор Прибор ЁЛКА Trading Supply 1631 24 ООО ooo АО LLC Ltd LTD. Limited Co Co., Company JSC Corp'.split(' '),
); // prettier-ignore
const ODD = fc.constantFrom(
  ...'ао SA sl ТОО ИП Sp z.o.o o Ўзбек Їжак Ñandú ﬁ ① 3M K2 Общество с ограниченной Joint Stock акционерное A&B'.split(' '),
  ...'via THROUGH BY order of ON BEHALF по поручению через ЗА СЧЁТ Commi COMMISSION throug THROU for для инн INN'.split(' '),
  ...'Фирма КОМПАНИЯ firm M/S Logistics КАРГО KАРГО Логистика Cargo24 экспедиционная Freight-forwarders 7701234567 & +'.split(' '),
  ...'« » " “ ” – — - , . ; / ( )'.split(' '),
); // prettier-ignore
const WORD = fc.oneof({ weight: 5, arbitrary: USUAL }, { weight: 1, arbitrary: ODD });
const name = fc.oneof(
  fc.array(fc.tuple(WORD, fc.constantFrom(' ', ' ', ' ', ' ', ' ', '  ', '', '-', '. ', '"', ' «')), { minLength: 1, maxLength: 7 }).map(
    (words) => words.map(([word, gap]) => word + gap).join(''),
  ),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
); // prettier-ignore

describe('a plain name in bytes', () => {
  it('has the key of its text, and is never one that names more than a party', () => {
    const plain = new PlainName();
    let folded = 0;
    fc.assert(
      fc.property(name, (said) => {
        const text = said.trim();
        const bytes = new TextEncoder().encode(`;${text};`);
        if (text === '' || !plain.fold(bytes, 1, bytes.length - 1)) return;
        folded++;
        const key = new TextDecoder().decode(plain.key.subarray(0, plain.length));
        expect(key).toBe(nameKey(text));
        expect(splitParties(text)).toBeUndefined();
        expect(readParty(text)).toEqual({ name: text, identifiers: [] });
        expect(plain.isForwarder).toBe(FORWARDER.test(text));
      }),
      { numRuns: 20_000 },
    );
    expect(folded).toBeGreaterThan(2_000);
  });

  it('is told from the usual names of firms', () => {
    const plain = new PlainName();
    const keyOf = (text: string): string | undefined => {
      const bytes = new TextEncoder().encode(text);
      return plain.fold(bytes, 0, bytes.length)
        ? new TextDecoder().decode(plain.key.subarray(0, plain.length))
        : undefined;
    };
    const firms = ['ООО «Ёлка Прибор 4711»', 'ЭЛЕКТРОНИКА АО', 'Vektor Components 12 Co., Limited', 'Delta Cargo LLC'];
    expect(firms.map(keyOf)).toEqual(firms.map(nameKey));
    expect(['A through B', '«Ромашка»', '7701234567, Ромашка', 'ООО', 'Sp. z o.o. Alfa'].map(keyOf)).toEqual(
      Array.from({ length: 5 }),
    );
  });
});
