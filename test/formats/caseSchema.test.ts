import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { RECORD_WORDS } from '../../src/formats/caseFile.ts';
import { caseFileSchema } from '../../src/formats/caseFileSchema.ts';
import { ACT_ABOUT, ACT_DATE_IS, ACT_TYPES } from '../../src/model/act.ts';
import { CLAIM_STATUSES } from '../../src/model/claim.ts';
import { ENTITY_KIND_LIST } from '../../src/model/entityKinds.ts';
import { RELATION_KIND_LIST } from '../../src/model/relationKinds.ts';
import { shipped } from '../support/sharedData.ts';

type Schema = Readonly<Record<string, unknown>>;

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const root: unknown = JSON.parse(new TextDecoder().decode(shipped('case.schema.json')));

/** The part of a schema at a path of keys. */
function at(...path: readonly string[]): unknown {
  return path.reduce<unknown>((schema, key) => (isSchema(schema) ? schema[key] : undefined), root);
}

/** What is wrong with a value by the part of JSON Schema that the shipped schema uses; empty when nothing is. */
function faults(schema: unknown, value: unknown, path = '$'): string[] {
  if (!isSchema(schema)) return [`${path}: no schema`];
  const found: string[] = [];
  for (const [key, rule] of Object.entries(schema)) {
    switch (key) {
      case '$ref':
        found.push(...faults(at(...String(rule).split('/').slice(1)), value, path));
        break;
      case 'oneOf': {
        const fitting = Array.isArray(rule) ? rule.filter((one) => faults(one, value, path).length === 0) : [];
        if (fitting.length !== 1) found.push(`${path}: fits ${fitting.length} of oneOf`);
        break;
      }
      case 'const':
        if (value !== rule) found.push(`${path}: not ${String(rule)}`);
        break;
      case 'enum':
        if (!Array.isArray(rule) || !rule.includes(value)) found.push(`${path}: not in the list`);
        break;
      case 'type':
        if (typeName(value) !== rule) found.push(`${path}: not a ${String(rule)}`);
        break;
      case 'required':
        for (const name of Array.isArray(rule) ? rule : []) {
          if (!isSchema(value) || !Object.hasOwn(value, String(name))) found.push(`${path}.${String(name)}: missing`);
        }
        break;
      case 'properties':
        if (!isSchema(value) || !isSchema(rule)) break;
        for (const [name, field] of Object.entries(value)) {
          const own = Object.hasOwn(rule, name) ? rule[name] : schema['additionalProperties'];
          if (own === false) found.push(`${path}.${name}: not known`);
          else if (own !== undefined) found.push(...faults(own, field, `${path}.${name}`));
        }
        break;
      case 'additionalProperties':
        if ('properties' in schema || !isSchema(value)) break;
        for (const [name, field] of Object.entries(value)) found.push(...faults(rule, field, `${path}.${name}`));
        break;
      case 'items':
        if (Array.isArray(value)) value.forEach((item, i) => found.push(...faults(rule, item, `${path}[${i}]`)));
        break;
      case 'minLength':
        if (typeof value === 'string' && value.length < Number(rule)) found.push(`${path}: too short`);
        break;
      case 'pattern':
        if (typeof value === 'string' && !new RegExp(String(rule), 'u').test(value)) found.push(`${path}: pattern`);
        break;
      case 'minimum':
        if (typeof value === 'number' && value < Number(rule)) found.push(`${path}: below ${String(rule)}`);
        break;
      case 'maximum':
        if (typeof value === 'number' && value > Number(rule)) found.push(`${path}: above ${String(rule)}`);
        break;
      case '$schema':
      case '$id':
      case '$defs':
      case 'title':
      case 'description':
        break;
      default:
        found.push(`the schema uses ${key}, which this check does not know`);
    }
  }
  return found;
}

function typeName(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  return value === null ? 'null' : typeof value;
}

describe('case.schema.json', () => {
  it('lists exactly the words of the tables', () => {
    const properties = (record: string, name: string) => at('$defs', record, 'properties', name);
    expect(properties('entity', 'kind')).toEqual({ enum: ENTITY_KIND_LIST });
    expect(properties('relation', 'kind')).toEqual({ enum: RELATION_KIND_LIST });
    expect(properties('act', 'type')).toEqual({ enum: [...ACT_TYPES] });
    expect(properties('act', 'dateIs')).toEqual({ enum: [...ACT_DATE_IS] });
    expect(properties('act', 'about')).toEqual({ enum: [...ACT_ABOUT] });
    const statuses = { enum: [...CLAIM_STATUSES] };
    expect(at('$defs', 'relation', 'properties', 'claim', 'properties', 'status')).toEqual(statuses);
    expect(at('$defs', 'relation', 'properties', 'via', 'items', 'properties', 'claim')).toEqual(statuses);
    expect(at('oneOf')).toEqual(RECORD_WORDS.map((word) => ({ $ref: `#/$defs/${word}` })));
  });

  it('accepts every line of the shipped cases, as the strict schema does', () => {
    for (const name of ['public-record.jsonl', 'corridors.jsonl']) {
      const lines = new TextDecoder()
        .decode(shipped(`cases/${name}`))
        .trimEnd()
        .split('\n');
      expect(lines.length).toBeGreaterThan(30);
      for (const line of lines) {
        const value: unknown = JSON.parse(line);
        expect({ line, faults: faults(root, value) }).toEqual({ line, faults: [] });
        expect({ line, valid: v.is(caseFileSchema, value) }).toEqual({ line, valid: true });
      }
    }
  });

  it('refuses what the strict schema refuses', () => {
    const wrong: unknown[] = [
      { record: 'entity', id: 'E1', kind: 'smuggler', name: 'A' },
      { record: 'entity', id: '', kind: 'company', name: 'A' },
      { record: 'entity', id: 'E1', kind: 'company' },
      { record: 'entity', id: 'E1', kind: 'company', name: 'A', colour: 'red' },
      { record: 'relation', id: 'R1', kind: 'ships', from: 'A' },
      { record: 'relation', id: 'R1', kind: 'ships', from: 'A', to: 'B', goods: { hs: ['8542.31'] } },
      { record: 'relation', id: 'R1', kind: 'ships', from: 'A', to: 'B', share: { from: 0, to: 101 } },
      { record: 'relation', id: 'R1', kind: 'ships', from: 'A', to: 'B', value: { amount: -1, currency: 'USD' } },
      { record: 'source', id: 'S1', date: '31/12/22' },
      { record: 'verdict' },
    ];
    for (const value of wrong) {
      expect({ value, refused: faults(root, value).length > 0 }).toEqual({ value, refused: true });
      expect({ value, valid: v.is(caseFileSchema, value) }).toEqual({ value, valid: false });
    }
  });
});
