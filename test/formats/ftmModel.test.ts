import { describe, expect, it } from 'vitest';
import { FTM_EDGES, ftmLinks } from '../../src/formats/ftmEdges.ts';
import { FTM_SCHEMA_NAMES, ftmKind, ftmLineage } from '../../src/formats/ftmSchemata.ts';
import { sharedData } from '../support/sharedData.ts';

type Json = Readonly<Record<string, unknown>>;
const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null;

function field(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (isJson(inner) && Object.hasOwn(inner, key) ? inner[key] : undefined),
    value,
  );
}

const bytes = sharedData('ftm-model/defaultModel-4.5.2.json');
const schemata: Json = (() => {
  const model: unknown = bytes === undefined ? undefined : JSON.parse(new TextDecoder().decode(bytes));
  const found = field(model, 'schemata');
  return isJson(found) ? found : {};
})();

describe('the table of schemata', () => {
  it('has the 69 schemata, with lineages that end in nothing unknown', () => {
    expect(FTM_SCHEMA_NAMES.length).toBe(69);
    for (const name of FTM_SCHEMA_NAMES) {
      expect(ftmLineage(name).filter((parent) => !FTM_SCHEMA_NAMES.includes(parent))).toEqual([]);
    }
    expect(ftmLineage('Vessel')).toEqual(['Vessel', 'Vehicle', 'Asset', 'Thing', 'Value']);
    expect([ftmKind('Company'), ftmKind('Payment'), ftmKind('Starship')]).toEqual(['company', undefined, undefined]);
  });

  it('agrees with the model in names, lineages and edges', () => {
    if (bytes === undefined) return;
    expect(Object.keys(schemata).toSorted()).toEqual(FTM_SCHEMA_NAMES.toSorted());
    for (const name of FTM_SCHEMA_NAMES) {
      expect({ name, lineage: ftmLineage(name).toSorted() }).toEqual({
        name,
        lineage: field(schemata, name, 'schemata'),
      });
    }
    const edges = FTM_SCHEMA_NAMES.filter((name) => field(schemata, name, 'edge'));
    expect(edges.length).toBe(16);
    for (const name of edges) {
      const { source, target } = FTM_EDGES.get(name) ?? {};
      const edge = (end: string) => field(schemata, name, 'edge', end);
      expect({ name, source, target }).toEqual({ name, source: edge('source'), target: edge('target') });
      expect(ftmKind(name)).toBeUndefined();
    }
    expect([...FTM_EDGES.keys()].filter((name) => !edges.includes(name))).toEqual([
      'Call',
      'Similar',
      'Mention',
      'EconomicActivity',
    ]);
  });

  it('links only properties that name entities in the model', () => {
    if (bytes === undefined) return;
    for (const name of FTM_SCHEMA_NAMES) {
      for (const link of ftmLinks(name)) {
        const types = ftmLineage(name).map((schema) => field(schemata, schema, 'properties', link.property, 'type'));
        expect({ name, property: link.property, entity: types.includes('entity') }).toEqual({
          name,
          property: link.property,
          entity: true,
        });
      }
    }
  });
});
