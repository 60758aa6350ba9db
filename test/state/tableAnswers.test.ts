import { describe, expect, it } from 'vitest';
import { checkMapping } from '../../src/formats/customs/mapping.ts';
import { previewText } from '../../src/formats/customs/preview.ts';
import { answersOf, mappingOf, missingAnswer, withMapping } from '../../src/state/tableAnswers.ts';

const TEXT = [
  'Declaration;Date;Exporter name;Importer name;HS code;Value, USD;Remark',
  'D1;15.03.2023;INVENTA LTD;FICTIVA LLC;854231;1 200,50;x',
  'D2;16.03.2023;INVENTA LTD;FICTIVA LLC;854231;1 300,50;y',
].join('\n');

const preview = previewText(TEXT);

describe('answers about a table', () => {
  it('begin with every guess, and leave open what the rows record', () => {
    const answers = answersOf(preview);
    expect(answers.records).toBeUndefined();
    expect(answers.fields.get(2)).toBe('sender.name');
    expect(answers.fields.get(3)).toBe('receiver.name');
    expect(answers.currency).toBe('USD');
    expect(answers.decimal).toBe(',');
    expect(missingAnswer(answers)).toBe('what its rows record');
  });

  it('ask for the country of imports and exports, and not of others', () => {
    const answers = answersOf(preview);
    expect(missingAnswer({ ...answers, records: 'imports' })).toBe('imports into where');
    expect(missingAnswer({ ...answers, records: 'exports' })).toBe('exports from where');
    expect(missingAnswer({ ...answers, records: 'imports', country: 'KZ' })).toBeUndefined();
    expect(missingAnswer({ ...answers, records: 'other' })).toBeUndefined();
  });

  it('name what else is missing or wrong', () => {
    const said = { ...answersOf(preview), records: 'other' } as const;
    expect(missingAnswer({ ...said, fields: new Map([[4, 'hs']]) })).toBe('which columns name the parties');
    expect(missingAnswer({ ...said, currency: 'US' })).toBe('a currency of three letters');
    expect(missingAnswer({ ...said, multiplier: 0 })).toBe('what values are multiplied with');
  });

  it('come to a mapping that is valid and says what was said', () => {
    const mapping = mappingOf(
      {
        ...answersOf(preview),
        name: 'Mine',
        records: 'imports',
        country: 'KZ',
        leaveOutCopies: true,
        splits: { accepted: ['a'], refused: ['b'] },
        fields: new Map([
          [3, 'receiver.name'],
          [2, 'sender.name'],
        ]),
      },
      preview,
    );
    expect(checkMapping(mapping)).toEqual({ ok: true, mapping });
    expect(mapping).toMatchObject({
      name: 'Mine',
      records: 'imports',
      country: 'KZ',
      leaveOutCopies: true,
      separator: ';',
      columns: [
        { column: 'Exporter name', field: 'sender.name' },
        { column: 'Importer name', field: 'receiver.name' },
      ],
      splits: { accepted: ['a'], refused: ['b'] },
    });
  });

  it('drop the country where the rows record neither imports nor exports', () => {
    expect(mappingOf({ ...answersOf(preview), records: 'other', country: 'KZ' }, preview).country).toBeUndefined();
  });

  it('take a saved mapping over, but ask again what the rows record', () => {
    const mapping = mappingOf(
      { ...answersOf(preview), records: 'imports', country: 'KZ', leaveOutCopies: true },
      preview,
    );
    const answers = withMapping(mapping, preview.header);
    expect(answers).toMatchObject({ records: undefined, country: '', leaveOutCopies: false });
    expect([...answers.fields]).toEqual([...answersOf(preview).fields]);
  });
});
