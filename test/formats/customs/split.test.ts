import * as fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { splitParties } from '../../../src/formats/customs/split.ts';
import { sharedData } from '../../support/sharedData.ts';

/** The parties of a cell, principal first, as one line: `*` marks an actor without a name, `~` an unsure reading. */
function brief(text: string): string | undefined {
  const split = splitParties(text);
  if (split === undefined) return undefined;
  const names = split.chain.map(
    ({ name, country, identifiers }) =>
      `${name}${country === undefined ? '' : ` [${country}]`}${identifiers.map(({ scheme, value }) => ` ${scheme}:${value}`).join('')}`,
  );
  const marks = [
    ...(split.actorMissing ? ['*'] : []),
    ...(split.cut ? ['…'] : []),
    ...(split.person === undefined ? [] : [`(${split.person})`]),
  ];
  return `${split.confidence === 'unsure' ? '~ ' : ''}${[...names, ...marks].join(' > ')}`;
}

/** Cells in the patterns that occur, with invented firms, and how each is to be read. */
const CELLS: readonly (readonly [string, string | undefined])[] = [
  ['ALFA INVENTED LTD', undefined],
  ['ALFA LTD ON BEHALF OF BETA GMBH', 'BETA GMBH > ALFA LTD'],
  ['ALFA LTD BY ORDER OF BETA GMBH', 'BETA GMBH > ALFA LTD'],
  ['ALFA LTD BY ORDER BETA GMBH', 'BETA GMBH > ALFA LTD'],
  ['ALFA LTD ORDERED BY BETA GMBH', 'BETA GMBH > ALFA LTD'],
  ['ALFA LTD COMMISSIONED BY BETA GMBH', 'BETA GMBH > ALFA LTD'],
  ['ALFA LTD BY COMMISSION OF BETA GMBH', 'BETA GMBH > ALFA LTD'],
  ['ООО АЛЬФА ПО ПОРУЧЕНИЮ ООО БЕТА', 'ООО БЕТА > ООО АЛЬФА'],
  ['ООО "АЛЬФА" ЗА СЧЁТ ООО "БЕТА"', 'ООО "БЕТА" > ООО "АЛЬФА"'],
  ['ООО АЛЬФА ЗА СЧЕТ ООО БЕТА', 'ООО БЕТА > ООО АЛЬФА'],
  ['ALFA LTD THROUGH BETA GMBH', 'ALFA LTD > BETA GMBH'],
  ['ООО АЛЬФА ЧЕРЕЗ ООО БЕТА', 'ООО АЛЬФА > ООО БЕТА'],
  ['X BY ORDER OF Y HONG KONG THROUGH Z', 'Y [HK] > X > Z'],
  ['BY ORDER OF ALFA LIMITED HONG KONG THROUGH BETA TRADE CO LIMITED', 'ALFA LIMITED [HK] > BETA TRADE CO LIMITED'],
  ['COMMISSIONED BY ALFA SL SPAIN VIA BETA LIMITED', 'ALFA SL [ES] > BETA LIMITED'],
  ['COMMISSIONED BY ALFA TRADING COMPANY/ VIA BETA TILE CO', 'ALFA TRADING COMPANY > BETA TILE CO'],
  ['COMMISSIONED BY ALFA SL', 'ALFA SL > *'],
  ['ALFA S L ON BEHALF OF SPAIN THROUGH BETA LIMITED', 'ALFA S L [ES] > BETA LIMITED'],
  ['ALFA PLC FROM CYPRUS ON BEHALF OF ALFA PLC FROM THE CZECH REPUBLIC', 'ALFA PLC [CZ] > ALFA PLC [CY]'],
  ['ALFA PJSC /AE/ BY ORDER ALFA PRIVATE LIMITED FROM INDIA WAREHOUSE', 'ALFA PRIVATE LIMITED [IN] > ALFA PJSC [AE]'],
  // Cells cut at a fixed length.
  ['ALFA LTD ON BEHALF O', 'ALFA LTD > …'],
  ['ALFA LTD ON BEHALF OF', 'ALFA LTD > …'],
  ['ALFA LTD THROU', 'ALFA LTD > …'],
  ['ООО АЛЬФА ПО ПОРУЧ', 'ООО АЛЬФА > …'],
  // Streets, and "via" without a firm behind it.
  ['CERAMICHE FINZIONE SPA VIA CANALETTO', undefined],
  ['CERAMICHE FINZIONE SPA VIA CANALETTO 141', undefined],
  ['CERAMICHE FINZIONE S R L, VIA EMILIA OVEST', undefined],
  ['VIA CANALETTO', undefined],
  ['ALFA TILE CO LIMITED VIA BETA KASHI YAZD', '~ ALFA TILE CO LIMITED > BETA KASHI YAZD'],
  ['ALFA TILE CO LIMITED VIA BETA KASHI IRAN', 'ALFA TILE CO LIMITED > BETA KASHI [IR]'],
  // A person who signs for a firm.
  ['DOE JOHN FOR ALFA TRADING LLC, 123456789', 'ALFA TRADING LLC tax:123456789 > (DOE JOHN)'],
  ['ВЫМЫСЛОВ И.И. ДЛЯ ООО РОМАШКА, ИНН 7700000000', 'ООО РОМАШКА inn:7700000000 > (ВЫМЫСЛОВ И.И.)'],
  ['TILES FOR WALLS', undefined],
];

describe('splitParties', () => {
  it.each(CELLS)('%s', (text, expected) => {
    expect(brief(text)).toBe(expected);
  });

  it('keeps the whole text and never makes up a name', () => {
    const word = fc.constantFrom(
      'ALFA',
      'BETA',
      'ООО',
      'ГАММА',
      'LTD',
      'GMBH',
      'CO',
      'IRAN',
      'SPA',
      'ON',
      'BY',
      'ORDER',
      'OF',
    );
    const cue = fc.constantFrom(
      'ON BEHALF OF',
      'BY ORDER OF',
      'THROUGH',
      'VIA',
      'ПО ПОРУЧЕНИЮ',
      'ЧЕРЕЗ',
      'FOR',
      'COMMISSIONED BY',
    );
    const cell = fc.array(fc.oneof({ weight: 3, arbitrary: word }, cue, fc.string({ maxLength: 5 })), {
      maxLength: 14,
    });
    fc.assert(
      fc.property(cell, (words) => {
        const text = words.join(' ');
        const split = splitParties(text);
        if (split === undefined) return;
        expect(split.text).toBe(text);
        expect(split.chain.length).toBeGreaterThan(0);
        const whole = text.replace(/\s+/g, ' ');
        const told = split.chain.length > 1 || split.actorMissing || split.cut || split.person !== undefined;
        expect({
          text,
          told: told || split.chain[0]?.name !== whole.trim(),
          within: split.chain.every(({ name }) => name !== '' && whole.includes(name)),
        }).toEqual({ text, told: true, within: true });
      }),
      { numRuns: 5000 },
    );
  });

  it('parts any two firms at a cue, in the order the cue gives', () => {
    const firm = fc.tuple(
      fc.constantFrom('ALFA', 'БЕТА', 'GAMMA 7', 'DELTA EAST'),
      fc.constantFrom('LTD', 'ООО', 'GMBH', 'S P A'),
    );
    const cues = fc.constantFrom(
      ...(['ON BEHALF OF', 'BY ORDER OF', 'COMMISSIONED BY', 'ПО ПОРУЧЕНИЮ', 'ЗА СЧЁТ'] as const).map(
        (cue) => [cue, true] as const,
      ),
      ...(['THROUGH', 'ЧЕРЕЗ', 'BY VIA'] as const).map((cue) => [cue, false] as const),
    );
    fc.assert(
      fc.property(firm, firm, cues, (a, b, [cue, principalLast]) => {
        const [first, second] = [a.join(' '), b.join(' ')];
        const names = splitParties(`${first} ${cue} ${second}`)?.chain.map(({ name }) => name);
        expect(names).toEqual(principalLast ? [second, first] : [first, second]);
      }),
      { numRuns: 1000 },
    );
  });

  it('finds the several parties of the Armenian sheet, counted by hand', () => {
    const bytes = sharedData('customs/armenia-import-short.csv');
    if (bytes === undefined) return;
    const rows = Papa.parse<string[]>(new TextDecoder().decode(bytes)).data.slice(1);
    const cells = new Set(rows.map((row) => row[1] ?? ''));
    const splits = [...cells].flatMap((cell) => splitParties(cell) ?? []);
    // Of 42 suppliers' cells with a word for it, four say it in words that part nothing: "commission" alone, or at the
    // end; two have "via" without a firm's form behind it.
    expect(splits.length).toBe(38);
    expect(splits.filter(({ confidence }) => confidence === 'unsure').length).toBe(2);
    expect(splits.filter(({ actorMissing }) => actorMissing).length).toBe(1);
    expect(splits.filter(({ cut }) => cut)).toEqual([]);
    expect(splits.every(({ chain, actorMissing }) => chain.length === (actorMissing ? 1 : 2))).toBe(true);
    const importers = new Set(rows.map((row) => row[0] ?? ''));
    expect([...importers].filter((cell) => splitParties(cell) !== undefined)).toEqual([]);
  });
});
