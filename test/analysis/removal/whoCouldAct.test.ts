import { describe, expect, it } from 'vitest';
import { countryGroup, LEVERS, whoCouldAct } from '../../../src/analysis/removal/whoCouldAct.ts';
import { ENTITY_KIND_LIST } from '../../../src/model/entityKinds.ts';

function actions(kind: (typeof ENTITY_KIND_LIST)[number], country: string): string {
  return whoCouldAct(kind, [country])
    .map(({ action }) => action)
    .join('; ');
}

describe('who could act', () => {
  it('depends on where a party sits', () => {
    expect(countryGroup([])).toBe('unknown');
    expect(countryGroup(['DE', 'KZ'])).toBe('coalition');
    expect(countryGroup(['DE', 'RU'])).toBe('destination');
    expect(countryGroup(['KG'])).toBe('elsewhere');
    expect(actions('manufacturer', 'DE')).toContain('Refusal to supply');
    expect(actions('trader', 'KZ')).toContain('Entity listing');
    expect(actions('manufacturer', 'DE')).not.toContain('Asset freeze');
  });

  it('depends on the kind of party', () => {
    expect(actions('bank', 'KG')).toContain('Correspondent-account measure');
    expect(actions('bank', 'KG')).toContain('Asset freeze');
    expect(actions('carrier', 'KG')).not.toContain('Correspondent-account measure');
    expect(actions('vessel', 'PA')).toContain('Port, airspace or services ban');
  });

  it('knows a lever for every kind of party, and none for things', () => {
    const things = new Set(['address', 'contact', 'document', 'country']);
    const without = ENTITY_KIND_LIST.filter((kind) => whoCouldAct(kind, ['KG']).length === 0);
    expect(without.filter((kind) => !things.has(kind))).toEqual([]);
    expect(without.length).toBe(things.size);
    for (const { lever } of LEVERS) expect(lever.action + lever.by).not.toMatch(/guilty|suspect|proof/i);
  });
});
