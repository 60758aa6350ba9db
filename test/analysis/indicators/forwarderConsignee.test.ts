import { describe, expect, it } from 'vitest';
import { forwarderConsignee } from '../../../src/analysis/indicators/forwarderConsignee.ts';
import type { RelationRecord } from '../../../src/model/records.ts';
import { firm, judgeOne, shipment } from './judging.ts';

const CHIPS = { goods: { hs: ['854231'] } };
const entities = [firm('a', 'DE'), firm('x', 'GE', { kind: 'forwarder' }), firm('b', 'KZ')];
const about = (relations: readonly RelationRecord[], id = 'x') =>
  judgeOne(forwarderConsignee, id, { entities, relations });
const into = shipment('in', 'a', 'x', '2023-07-12', CHIPS);

describe('forwarder-consignee', () => {
  it('is present where nothing leaves the forwarder', async () => {
    expect(await about([into])).toMatchObject({
      outcome: 'present',
      sentence:
        'Firm x is the consignee of 1 delivery; for 1, of 12 Jul 2023, nothing is recorded to carry the goods on.',
      relations: ['in'],
    });
  });

  it('is present where only earlier or other goods leave it', async () => {
    expect((await about([into, shipment('out', 'x', 'b', '2023-07-11', CHIPS)]))?.outcome).toBe('present');
    const other = { goods: { hs: ['080810'] } };
    expect((await about([into, shipment('out', 'x', 'b', '2023-07-20', other)]))?.outcome).toBe('present');
  });

  it('is absent where the goods leave it the same day or later', async () => {
    expect((await about([into, shipment('out', 'x', 'b', '2023-07-12', CHIPS)]))?.outcome).toBe('absent');
    expect(await about([into, shipment('out', 'x', 'b', '2023-08', CHIPS)])).toMatchObject({
      outcome: 'absent',
      relations: ['in', 'out'],
    });
  });

  it('cannot tell where dates or codes do not', async () => {
    const missing = { outcome: 'unknown', missing: 'dates and HS codes of what went on' };
    expect(await about([into, shipment('out', 'x', 'b', '2023-07', CHIPS)])).toMatchObject(missing);
    expect(await about([into, shipment('out', 'x', 'b', undefined, CHIPS)])).toMatchObject(missing);
    expect(await about([into, shipment('out', 'x', 'b', '2023-08')])).toMatchObject(missing);
  });

  it('is not asked of other firms and of those that receive nothing', async () => {
    expect(await about([shipment('in', 'a', 'b', '2023', CHIPS)], 'b')).toBeUndefined();
    expect(await about([shipment('out', 'x', 'b', '2023', CHIPS)])).toBeUndefined();
  });
});
