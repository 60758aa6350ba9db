import { describe, expect, it } from 'vitest';
import { issuesCsv } from '../../src/panels/inspector/issuesCsv.ts';

describe('issues as a table', () => {
  it('hold one problem a row, with how many there are and how many are kept', () => {
    const csv = issuesCsv([
      {
        type: 'bad-date',
        count: 3,
        samples: [
          { type: 'bad-date', file: 'a.csv', line: 7, text: 'not a date: "31/02"' },
          { type: 'bad-date', file: 'a.csv', text: '=cmd|x' },
        ],
      },
    ]);
    expect(csv.split('\r\n')).toEqual([
      '\ufeff"type","problem","file","line","text","of this type","kept of this type"',
      '"bad-date","Date cannot be read","a.csv","7","not a date: ""31/02""","3","2"',
      '"bad-date","Date cannot be read","a.csv","","\'=cmd|x","3","2"',
      '',
    ]);
  });
});
