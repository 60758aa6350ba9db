import { describe, expect, it } from 'vitest';
import { GleifColumns } from '../../src/formats/gleif/gleifColumns.ts';

const NAMES = 'Entity.OtherEntityNames.OtherEntityName';

function elementsOf(header: readonly string[]): unknown {
  return new GleifColumns(header).elements(NAMES)?.map((element) => Object.fromEntries(element));
}

describe('the columns of a GLEIF table', () => {
  it('finds columns by the names of the XML, and those that several say', () => {
    const columns = new GleifColumns(['LEI', 'Relationship.Period.1.startDate', 'Entity.EntityStatus', 'LEI.2']);
    expect(columns.at('Relationship.RelationshipPeriods.RelationshipPeriod.StartDate')).toBe(1);
    expect(columns.at('Entity.LegalName')).toBe(-1);
    expect(columns.areSingle(['Entity.EntityStatus', 'Entity.LegalName'])).toBe(true);
    expect(columns.areSingle(['Entity.EntityStatus', 'LEI'])).toBe(false);
  });

  it('tells elements of one name apart', () => {
    expect(elementsOf([`${NAMES}.2`, 'LEI', `${NAMES}.2.type`, `${NAMES}.1`, `${NAMES}s`, `${NAMES}.3.type`])).toEqual([
      { '': 0, type: 2 },
      { '': 3 },
      { type: 5 },
    ]);
    expect(elementsOf(['LEI'])).toEqual([]);
  });

  it('gives up where the order or the text of elements depends on the row', () => {
    expect(elementsOf([`${NAMES}.2.type`, `${NAMES}.1`, `${NAMES}.2`])).toBeUndefined();
    expect(elementsOf([`${NAMES}.1`, `${NAMES}.1`])).toBeUndefined();
    expect(elementsOf([`${NAMES}.1`, 'Entity.2.OtherEntityNames.OtherEntityName.1'])).toBeUndefined();
  });
});
