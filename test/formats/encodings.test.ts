import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Decoding } from '../../src/formats/encodings/decode.ts';
import { chooseEncoding } from '../../src/formats/encodings/guess.ts';
import { textBytes } from '../../src/formats/encodings/textBytes.ts';
import { readFile } from '../../src/formats/readFile.ts';
import { collectSink, inPieces, issueCounts } from '../support/collectSink.ts';
import { encodeAs, ONE_BYTE } from '../support/encodeAs.ts';
import { sharedData } from '../support/sharedData.ts';

async function decode(
  bytes: Uint8Array,
  size: number,
  forced?: string,
): Promise<{ readonly text: string; readonly bytes: Uint8Array; readonly decoding: Decoding | undefined }> {
  const pieces: number[] = [];
  let decoding: Decoding | undefined;
  const options = {
    ...(forced === undefined ? {} : { forced }),
    onDecoding: (found: Decoding) => {
      decoding = found;
    },
  };
  for await (const piece of textBytes(inPieces(bytes, size), options)) for (const byte of piece) pieces.push(byte);
  const all = new Uint8Array(pieces);
  return { text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(all), bytes: all, decoding };
}

/** Words as they stand in declarations; every name is invented. */
const WORDS = (
  'общество с ограниченной ответственностью вымысел поставка микросхемы интегральные электронные процессоры и ' +
  'контроллеры отправитель получатель страна происхождения китай казахстан россия москва алматы улица ленина дом ' +
  'изготовитель товарный знак отсутствует количество мест брутто нетто декларация регистрационный номер контракт ' +
  'оборудование для передачи данных запасные части подшипники роликовые двигатели электрические торговый дом'
).split(' ');

const sentence = fc
  .array(fc.tuple(fc.constantFrom(...WORDS), fc.constantFrom('lower', 'Title', 'UPPER')), {
    minLength: 8,
    maxLength: 40,
  })
  .map((words) =>
    words
      .map(([word, form]) =>
        form === 'UPPER' ? word.toUpperCase() : form === 'Title' ? word.charAt(0).toUpperCase() + word.slice(1) : word,
      )
      .join(' '),
  );

describe('chooseEncoding', () => {
  it('tells the Cyrillic encodings of generated texts apart', () => {
    fc.assert(
      fc.property(
        sentence,
        fc.constantFrom('windows-1251', 'koi8-r', 'ibm866'),
        fc.nat(99),
        (text, encoding, number) => {
          const table = `id;name;value\n${number};${text};${number * 7},50\n`;
          const choice = chooseEncoding(encodeAs(table, encoding), true);
          expect({ table, encoding: choice.encoding }).toEqual({ table, encoding });
          expect(choice.readings[0]?.preview).toContain(text.slice(0, 20));
          expect(choice.readings.map((reading) => reading.encoding)).toEqual(
            expect.arrayContaining(['windows-1251', 'koi8-r', 'ibm866', 'utf-8']),
          );
        },
      ),
      { numRuns: 1500 },
    );
  });

  it('finds UTF-8 in UTF-8 and UTF-16 in UTF-16, with a mark or without', () => {
    fc.assert(
      fc.property(sentence, fc.boolean(), fc.constantFrom('utf-8', 'utf-16le', 'utf-16be'), (text, mark, encoding) => {
        // What tells UTF-16 without a mark are the zeros of the punctuation that tables have.
        const table = `${mark ? '\ufeff' : ''}"id";"name";"value"\n"1";"${text}";"2"\n`;
        const choice = chooseEncoding(encodeAs(table, encoding), true);
        expect([choice.encoding, choice.confidence, choice.markBytes > 0]).toEqual([encoding, 1, mark]);
      }),
      { numRuns: 1000 },
    );
  });

  it('reads Western, Turkish and Polish names by their letters', () => {
    const texts = [
      ['windows-1252', 'name\nFábrica de Cerámicas Ficción\nMüller Erfundene Geräte\nSociété Imaginée à Liège\n'],
      ['windows-1254', 'unvan\nKurgusal İnşaat Sanayi ve Ticaret Anonim Şirketi\nHayali Değirmen Çelik Ağı\n'],
      ['windows-1250', 'nazwa\nZmyślona Spółka Łódź\nPrzykładowe Urządzenia Gdańsk\nŻółw Śląski\n'],
    ] as const;
    for (const [encoding, text] of texts)
      expect(chooseEncoding(encodeAs(text, encoding), true).encoding).toBe(encoding);
  });

  it('follows the declaration of an XML document and takes one without as UTF-8', () => {
    const declared = '<?xml version="1.0" encoding="KOI8-R"?><a>Вымысел</a>';
    expect(chooseEncoding(encodeAs(declared, 'koi8-r'), true)).toMatchObject({ encoding: 'koi8-r', confidence: 1 });
    expect(chooseEncoding(encodeAs('<a>Вымысел</a>', 'windows-1251'), true).encoding).toBe('utf-8');
  });
});

describe('textBytes', () => {
  it('gives back every text in every encoding, in pieces of any size, when told the encoding', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...ONE_BYTE, 'utf-8', 'utf-16le', 'utf-16be'),
        fc.array(fc.oneof(sentence, fc.constantFrom('plain ASCII', '', '\n', '"x";1,5')), { maxLength: 5 }),
        fc.integer({ min: 1, max: 50 }),
        async (encoding, parts, size) => {
          const text = parts.join('\n');
          const cyrillic = !/125[024]/.test(encoding) || /^\p{ASCII}*$/u.test(text);
          fc.pre(cyrillic);
          expect((await decode(encodeAs(text, encoding), size, encoding)).text).toBe(text);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('waits for the first letters beyond ASCII, however far they stand', async () => {
    const text = `${'plain,line\n'.repeat(20_000)}${'Вымышленная фирма в Москве\n'.repeat(3)}`;
    const read = await decode(encodeAs(text, 'windows-1251'), 9000);
    expect(read.decoding?.encoding).toBe('windows-1251');
    expect(read.text).toBe(text);
  });

  it('marks bytes that stand for no character, so that their lines are reported', async () => {
    const bytes = new Uint8Array([...encodeAs('Вымысел\n', 'windows-1251'), 0x98, 10, 65]);
    const read = await decode(bytes, 3, 'windows-1251');
    expect([...read.bytes.subarray(-3)]).toEqual([0xff, 10, 65]);
    const utf16 = new Uint8Array(Buffer.from('a\ud800b', 'utf16le'));
    expect([...(await decode(utf16, 2, 'utf-16le')).bytes]).toEqual([97, 0xff, 98]);
  });

  it('refuses an encoding that is not known', async () => {
    await expect(decode(new Uint8Array([65]), 1, 'martian-8')).rejects.toThrow('martian-8');
  });
});

describe('readFile with encodings', () => {
  const table =
    'id;name\n1;Вымышленная фирма\n2;Придуманный завод приборов\n3;Общество с ограниченной ответственностью\n';

  it('names the encoding it found, and takes the one it is told', async () => {
    const read = collectSink();
    const report = await readFile({ name: 't', chunks: inPieces(encodeAs(table, 'ibm866')) }, () => read.sink);
    expect(report.decoding.encoding).toBe('ibm866');
    expect(read.entities.map(({ name }) => name)).toContain('Придуманный завод приборов');
    const forced = collectSink();
    const options = { encoding: 'utf-8' };
    await readFile({ name: 't', chunks: inPieces(encodeAs(table, 'ibm866')) }, () => forced.sink, options);
    expect(issueCounts(forced)).toEqual({ 'bad-encoding': 3 });
  });

  it('reads the Latin letters behind a UTF-8 mark without a replacement character', async () => {
    const bytes = sharedData('comtrade/armenia-smartphones-2022-2024.csv');
    if (bytes === undefined) return;
    const read = await decode(bytes, 4099);
    expect(read.decoding?.encoding).toBe('windows-1252');
    expect(read.text.match(/Curaçao/g)?.length).toBe(10);
    expect(read.text).not.toContain('\ufffd');
    expect(read.text.charCodeAt(0)).not.toBe(0xfeff);
  });
});
