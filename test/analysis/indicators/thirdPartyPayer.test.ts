import { describe, expect, it } from 'vitest';
import { thirdPartyPayer } from '../../../src/analysis/indicators/thirdPartyPayer.ts';
import type { RelationRecord, Via } from '../../../src/model/records.ts';
import { firm, judgeOne, shipment } from './judging.ts';

const entities = [
  firm('seller', 'DE'),
  firm('buyer', 'KZ'),
  firm('user', 'KZ'),
  firm('other', 'AE'),
  firm('nowhere', undefined),
  firm('kg', 'KG', { kind: 'bank' }),
  firm('kz', 'KZ', { kind: 'bank' }),
  firm('doc', 'DE', { kind: 'document' }),
];
const invoice = (number: string) => ({ type: 'invoice', number });
const SOLD = shipment('s', 'seller', 'buyer', '2023-01-03', { goods: { hs: ['854231'] }, refs: [invoice('I-1')] });

const pays = (payer: string, number: string | undefined, via: readonly Via[] = []): RelationRecord => ({
  ...shipment('r', payer, 'seller', '2022-12-28', number === undefined ? {} : { refs: [invoice(number)] }),
  kind: 'pays',
  via,
});
const about = (relations: readonly RelationRecord[]) => judgeOne(thirdPartyPayer, 'r', { entities, relations });

describe('third-party-payer', () => {
  it('is present where someone else pays the invoice', async () => {
    expect(await about([SOLD, pays('other', 'I-1')])).toMatchObject({
      outcome: 'present',
      sentence: 'Firm other paid Firm seller on 28 Dec 2022 for invoice I-1, whose buyer is Firm buyer.',
      entities: ['other', 'seller', 'buyer'],
      relations: ['r', 's'],
    });
  });

  it('is present where the buyer pays through another country alone', async () => {
    expect(await about([SOLD, pays('buyer', 'I-1', [{ entity: 'kg', role: 'bank' }])])).toMatchObject({
      outcome: 'present',
      sentence: expect.stringContaining('but through Firm kg (KG), outside KZ and DE'),
    });
    const correspondent = [{ entity: 'kg', role: 'correspondent bank' }];
    expect((await about([SOLD, pays('buyer', 'I-1', correspondent)]))?.outcome).toBe('absent');
    const both = [{ entity: 'kg' }, { entity: 'kz' }];
    expect((await about([SOLD, pays('buyer', 'I-1', both)]))?.outcome).toBe('absent');
  });

  it('is absent where the buyer, who is billed, or the named end-user pays', async () => {
    expect((await about([SOLD, pays('buyer', 'I-1')]))?.outcome).toBe('absent');
    expect((await about([SOLD, pays('buyer', undefined)]))?.outcome).toBe('absent');
    const billed: RelationRecord = {
      ...shipment('b', 'seller', 'other', '2023', { refs: [invoice('I-1')] }),
      kind: 'invoices',
    };
    expect((await about([SOLD, billed, pays('other', 'I-1')]))?.outcome).toBe('absent');
    const statement = { type: 'end_use_statement', number: 'E-1' };
    const under = { ...SOLD, refs: [invoice('I-1'), statement] };
    const named: RelationRecord = { id: 'n', kind: 'certifies', from: 'doc', to: 'user', refs: [statement] };
    expect((await about([under, named, pays('user', 'I-1')]))?.outcome).toBe('absent');
    expect((await about([under, pays('user', 'I-1')]))?.outcome).toBe('present');
  });

  it('cannot tell without the invoice number, its delivery, or the country of the payer', async () => {
    expect(await about([SOLD, pays('other', undefined)])).toMatchObject({
      outcome: 'unknown',
      missing: 'the number of the invoice that was paid',
    });
    expect(await about([SOLD, pays('other', 'I-2')])).toMatchObject({
      outcome: 'unknown',
      missing: 'the delivery of the invoice that was paid',
    });
    const sold = { ...SOLD, to: 'nowhere' };
    expect(await about([sold, pays('nowhere', 'I-1', [{ entity: 'kg' }])])).toMatchObject({
      outcome: 'unknown',
      missing: 'the country of a party',
    });
  });

  it('is not asked of payments to parties that sold nothing', async () => {
    expect(await about([pays('other', 'I-1')])).toBeUndefined();
    expect(await about([{ ...SOLD, id: 'r' }])).toBeUndefined();
  });
});
