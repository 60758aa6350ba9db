import { expect, it } from 'vitest';
import { readFile } from '../../src/formats/readFile.ts';
import { asJson, collectSink, inPieces } from '../support/collectSink.ts';
import { fixture } from '../support/sharedData.ts';

it('reads controllers, what they have and when', async () => {
  const read = collectSink();
  const bytes = fixture('invented.uk-psc.jsonl');
  const report = await readFile({ name: 'x', chunks: inPieces(bytes, 99) }, () => read.sink);
  expect([report.format, read.rows]).toEqual(['uk-psc', 6]);
  expect(asJson(read.entities)).toMatchObject([
    { id: 'GB-COH-00000001', kind: 'company', countries: ['GB'] },
    {
      id: '/company/00000001/psc/a',
      kind: 'company',
      name: 'Invented Holding Ltd',
      countries: ['GB'],
      identifiers: [{ scheme: 'gb-coh', value: '00000123' }],
      address: '9, Yard Road, X1',
    },
    { id: '/company/00000001/psc/b', kind: 'person', unnamed: true },
    { id: 'GB-COH-SC000002', identifiers: [{ scheme: 'gb-coh', value: 'SC000002' }] },
    { id: '/company/SC000002/psc/c', kind: 'organization' },
  ]);
  const dates = { from: '2016-04-06', to: '2020-01-31' };
  expect(asJson(read.relations)).toMatchObject([
    { kind: 'owns', share: { from: 25, to: 50 }, dates, to: 'GB-COH-00000001' },
    { kind: 'owns', share: { from: 50, to: 75 }, label: 'ownership-of-shares-50-to-75-percent-as-trust', dates },
    { kind: 'controls', label: 'voting-rights-25-to-50-percent, right-to-appoint-and-remove-directors', dates },
    { kind: 'controls', label: 'nature of control not given', from: '/company/00000001/psc/b' },
    { kind: 'controls', dates: { from: '2017-01-02' }, to: 'GB-COH-SC000002' },
  ]);
  expect(read.additions).toMatchObject([
    { id: 'GB-COH-SC000002', note: 'Register statement (from 2016-07-01): psc-details-not-confirmed' },
  ]);
  expect(read.issues.map(({ type, line }) => [type, line])).toEqual([['not-a-record', 6]]);
});

function row(number: string, self: string): string {
  return JSON.stringify({ company_number: number, data: { kind: 'individual-owner', name: 'A', links: { self } } });
}

it('names a company once, and gives controllers of one id ids of their own', async () => {
  const lines = [row('1', 'a'), row('2', 'GB-COH-3'), row('1', 'a'), row('3', 'a'), row('3', 'GB-COH-3')];
  const read = collectSink();
  await readFile({ name: 'x', chunks: inPieces(new TextEncoder().encode(lines.join('\n')), 99) }, () => read.sink);
  expect(read.entities.map(({ id, name }) => [id, name])).toEqual([
    ['GB-COH-1', 'UK company 1'],
    ['a', 'A'],
    ['GB-COH-2', 'UK company 2'],
    ['GB-COH-3', 'A'],
    ['a#2', 'A'],
    ['GB-COH-3', 'UK company 3'],
    ['a#3', 'A'],
    ['GB-COH-3#2', 'A'],
  ]);
});
