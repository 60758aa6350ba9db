import { describe, expect, it } from 'vitest';
import { noEndUsePaper } from '../../../src/analysis/indicators/noEndUsePaper.ts';
import type { RelationRecord } from '../../../src/model/records.ts';
import { firm, judgeOne, shipment } from './judging.ts';

const CHIPS = { goods: { hs: ['854231'] } };
const entities = [
  firm('de', 'DE'),
  firm('us', 'US'),
  firm('kz', 'KZ'),
  firm('mine', 'KZ', { kind: 'end_user' }),
  firm('none', undefined),
  firm('doc', 'DE', { kind: 'document' }),
];
const paper = (number: string) => ({ refs: [{ type: 'end_use_statement', number }] });
const names = (number: string, user: string): RelationRecord => ({
  id: 'n',
  kind: 'certifies',
  from: 'doc',
  to: user,
  ...paper(number),
});
/** Another delivery, under a document that names its receiver: this case records such documents. */
const OTHER = [shipment('o', 'us', 'mine', '2023-01', { ...CHIPS, ...paper('EUS-1') }), names('EUS-1', 'mine')];

const about = (relations: readonly RelationRecord[], id = 'r') => judgeOne(noEndUsePaper, id, { entities, relations });

describe('no-end-use-paper', () => {
  it('is present for a delivery without a document where others have one', async () => {
    expect(await about([...OTHER, shipment('r', 'de', 'kz', '2023-01-03', CHIPS)])).toMatchObject({
      outcome: 'present',
      sentence:
        'Firm de (DE) sent priority goods to Firm kz (KZ) on 3 Jan 2023 without an end-use document; the case records 1 such ' +
        'document for other deliveries.',
      entities: ['de', 'kz'],
      relations: ['r'],
    });
  });

  it('is present where the named end-user receives no such goods on the day or later', async () => {
    const under = shipment('r', 'de', 'kz', '2023-06-20', { ...CHIPS, ...paper('EUS-77') });
    expect(await about([under, names('EUS-77', 'mine')])).toMatchObject({ outcome: 'present', relations: ['r', 'n'] });
    const arrival = (date: string | undefined, goods: Partial<RelationRecord> = CHIPS) =>
      about([under, names('EUS-77', 'mine'), shipment('s', 'kz', 'mine', date, goods)]);
    expect((await arrival('2023-06-20'))?.outcome).toBe('absent');
    expect((await arrival('2023-06-19'))?.outcome).toBe('present');
    expect((await arrival('2023-07', { goods: { hs: ['080810'] } }))?.outcome).toBe('present');
    expect(await arrival('2023-06')).toMatchObject({
      outcome: 'unknown',
      missing: 'dates and HS codes of what the named end-user received',
    });
  });

  it('is absent where the document names the receiver', async () => {
    expect((await about(OTHER, 'o'))?.outcome).toBe('absent');
  });

  it('cannot tell where the case records no document, or not whom it names', async () => {
    expect(await about([shipment('r', 'de', 'kz', '2023', CHIPS)])).toMatchObject({
      outcome: 'unknown',
      missing: 'end-use documents: the case holds none at all',
    });
    expect(await about([shipment('r', 'de', 'kz', '2023', { ...CHIPS, ...paper('EUS-64') })])).toMatchObject({
      outcome: 'unknown',
      missing: 'the end-user whom the document names',
    });
  });

  it('cannot tell without codes or countries', async () => {
    const short = { goods: { hs: ['8542'] } };
    expect(await about([...OTHER, shipment('r', 'de', 'kz', '2023', short)])).toMatchObject({
      missing: 'HS codes of six digits',
    });
    expect(await about([...OTHER, shipment('r', 'none', 'kz', '2023', CHIPS)])).toMatchObject({
      outcome: 'unknown',
      missing: 'the country of a party',
    });
  });

  it('is not asked of other goods and routes', async () => {
    expect(await about([shipment('r', 'de', 'us', '2023', CHIPS)])).toBeUndefined();
    expect(await about([shipment('r', 'kz', 'mine', '2023', CHIPS)])).toBeUndefined();
    expect(await about([shipment('r', 'de', 'kz', '2023', { goods: { hs: ['080810'] } })])).toBeUndefined();
  });
});
