import type { RecordSink } from '../model/sink.ts';
import { isFtmAddition, readFtmAddition } from './ftmAdditions.ts';
import { FTM_EDGES } from './ftmEdges.ts';
import { readFtmThing } from './ftmEntities.ts';
import { openFtmRecord, type FtmRecord } from './ftmRecord.ts';
import { readFtmEdge, sendRelations, type RelationFacts } from './ftmRelations.ts';
import { isFtmSchema } from './ftmSchemata.ts';
import { FtmSources } from './ftmSources.ts';
import { excerpt, isObject, parseJson, type JsonObject } from './json.ts';
import { forEachJsonValue } from './jsonLines.ts';
import type { BytesVisitor } from './lines.ts';
import type { Detection, FileSample, Format } from './reader.ts';

/** How deep nested entities are followed. */
const MAX_DEPTH = 16;

/**
 * FollowTheMoney and OpenSanctions: JSON Lines of entities, of changes (`op`) or of nested entities, and single JSON
 * values that hold entities (network diagrams, answers of a search interface).
 */
export const followTheMoney: Format = {
  id: 'ftm',
  label: 'FollowTheMoney',
  detect,
  async read(file, sink) {
    const reader = new FtmReader(sink);
    const byBytes = await bytesReader(sink, reader);
    await forEachJsonValue(
      file.chunks,
      sink,
      (value, line, offset) => {
        sink.at?.(standsAlone(value) ? offset : undefined);
        reader.read(value, line);
      },
      byBytes,
    );
    sink.at?.(undefined);
    reader.end();
  },
  readLine(text, sink) {
    const reader = new FtmReader(sink);
    reader.read(parseJson(text), 0);
  },
};

/** Reads usual lines as bytes where the sink takes that. */
async function bytesReader(sink: RecordSink, { sources }: FtmReader): Promise<BytesVisitor | undefined> {
  if (sink.bytes === undefined) return undefined;
  const { FtmBytes } = await import('./ftmBytes.ts');
  const usual = new FtmBytes(sources, sink.bytes);
  return (bytes, start, end, line, offset) => {
    sink.at?.(offset);
    if (!usual.read(bytes, start, end, line)) return false;
    sink.row();
    return true;
  };
}

/** Whether one entity or change is all that a line holds, so that the line gives the same whatever was read before. */
function standsAlone(value: unknown): boolean {
  if (!isObject(value)) return false;
  const entity = typeof value['op'] === 'string' && isObject(value['entity']) ? value['entity'] : value;
  const { schema, properties } = entity;
  if (schema === 'ContractAward' || !('schema' in value || 'properties' in value || entity !== value)) return false;
  return !isObject(properties) || !Object.values(properties).flat().some(isObject);
}

class FtmReader {
  private readonly sink: RecordSink;
  readonly sources: FtmSources;
  /** Ids that came nested: the same record stands below every entity it concerns and counts once. */
  private readonly nestedIds = new Set<string>();
  /** The authorities of contracts read so far, and awards whose contract has not come yet. */
  private readonly authorities = new Map<string, readonly string[]>();
  private readonly awards: {
    record: FtmRecord;
    contracts: readonly string[];
    suppliers: readonly string[];
    facts: RelationFacts;
  }[] = [];

  constructor(sink: RecordSink) {
    this.sink = sink;
    this.sources = new FtmSources(sink);
  }

  /** Takes one JSON value: an entity, a change, or a container of them. Containers are not looked for in containers. */
  read(value: unknown, line: number): void {
    const held = Array.isArray(value) ? value : isObject(value) ? heldEntities(value) : undefined;
    for (const item of held ?? [value]) this.one(item, line);
  }

  /** The file has ended: an award whose contract names no authority goes to the contract itself. */
  end(): void {
    for (const { record, contracts, suppliers, facts } of this.awards) {
      const ends = contracts.flatMap((contract) => this.authorities.get(contract) ?? [contract]);
      sendRelations(record, suppliers, [...new Set(ends)], facts, this.sink);
    }
  }

  private one(value: unknown, line: number): void {
    this.sink.row();
    if (!isObject(value)) this.refuse(value, line);
    else if (typeof value['op'] === 'string' && isObject(value['entity'])) {
      this.change(value['op'], value['entity'], line);
    } else if ('schema' in value || 'properties' in value) this.entity(value, line, 0);
    else this.refuse(value, line);
  }

  private change(op: string, entity: JsonObject, line: number): void {
    if (op === 'ADD' || op === 'MOD') this.entity(entity, line, 0);
    else this.sink.issue('not-a-record', line, `Change ${op} of ${excerpt(entity['id'])}: nothing is removed by it.`);
  }

  private entity(object: JsonObject, line: number, depth: number): void {
    const record = openFtmRecord(object, this.sink, line, (nested) => this.nested(nested, line, depth + 1));
    if (record === undefined) return;
    const { schema, context } = record;
    const edge = FTM_EDGES.get(schema);
    if (edge !== undefined) {
      const read = readFtmEdge(record, edge, this.sources);
      if (read === undefined) return;
      if (schema === 'ContractAward') {
        const refs = read.from.map((number) => ({ type: 'contract', number }));
        this.awards.push({ record, contracts: read.from, suppliers: read.to, facts: { ...read.facts, refs } });
      } else sendRelations(record, read.from, read.to, read.facts, this.sink);
    } else if (isFtmAddition(schema)) readFtmAddition(record, this.sink, this.sources);
    else {
      if (schema === '') context.issue('missing-field', 'schema', 'missing; read as other');
      else if (!isFtmSchema(schema)) context.issue('unknown-schema', 'schema', `“${schema}” is read as other`);
      const authorities = record.properties.peek('authority');
      if ((schema === 'Contract' || schema === 'License') && authorities.length > 0) {
        this.authorities.set(record.id, authorities);
      }
      readFtmThing(record, this.sink, this.sources);
    }
  }

  private nested(object: JsonObject, line: number, depth: number): void {
    const { id } = object;
    if (typeof id !== 'string' || this.nestedIds.has(id)) return;
    if (depth > MAX_DEPTH) {
      this.sink.issue('wrong-type', line, `Entity ${id} is nested more than ${MAX_DEPTH} deep and is left out.`);
      return;
    }
    this.nestedIds.add(id);
    this.entity(object, line, depth);
  }

  private refuse(value: unknown, line: number): void {
    this.sink.issue('not-a-record', line, `No entity, left out: ${excerpt(value)}`);
  }
}

/** The entities in a container: a network diagram, or one or several answers of a search interface. */
function heldEntities(value: JsonObject): readonly unknown[] | undefined {
  if ('schema' in value || 'properties' in value) return undefined;
  const { entities, results, responses } = value;
  if (Array.isArray(entities)) return entities;
  if (Array.isArray(results)) return results;
  if (!isObject(responses)) return undefined;
  return Object.values(responses).flatMap((answer) => {
    const list = isObject(answer) ? answer['results'] : undefined;
    return Array.isArray(list) ? list : [];
  });
}

function detect(sample: FileSample): Detection {
  for (const line of sample.text.split('\n', 20)) {
    const value = parseJson(line);
    const first = Array.isArray(value) ? value[0] : value;
    const entity = isObject(first) && isObject(first['entity']) ? first['entity'] : first;
    if (!isObject(entity)) continue;
    if (typeof entity['schema'] === 'string' && ('properties' in entity || isFtmSchema(entity['schema']))) {
      return { confidence: 0.95, why: 'a line has schema and properties' };
    }
  }
  const head = sample.text.slice(0, 16_384);
  if (/"schema"\s*:\s*"[A-Z][A-Za-z]+"/.test(head) && /"properties"\s*:\s*\{/.test(head)) {
    return { confidence: 0.8, why: 'the text holds entities with schema and properties' };
  }
  return { confidence: 0, why: 'no line has schema and properties' };
}
