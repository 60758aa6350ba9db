import { EntityInBytes, RelationInBytes, type ByteSink } from '../model/byteRecords.ts';
import { ENTITY_KIND_LIST } from '../model/entityKinds.ts';
import { ByteWords } from './byteWords.ts';
import { bytesEdge, FtmBytesEdge, type BytesEdge } from './ftmBytesEdge.ts';
import { BytesProperties, propertyNumber } from './ftmBytesProperties.ts';
import { bytesLinks, FtmBytesThing, type BytesLink } from './ftmBytesThing.ts';
import { FTM_EDGES, ftmLinks } from './ftmEdges.ts';
import { FTM_SCHEMA_NAMES, ftmKind } from './ftmSchemata.ts';
import type { FtmSources } from './ftmSources.ts';
import { JsonTape, Token } from './jsonTape.ts';

/** The fields of an entity that are looked at. `op` and the like make the line something else than an entity. */
const FIELDS = ['id', 'schema', 'caption', 'properties', 'datasets', 'referents', 'op'] as const;
const FIELD_WORDS = new ByteWords(FIELDS);
const [ID, SCHEMA, CAPTION, PROPERTIES, DATASETS, REFERENTS, OP] = FIELDS.map((_, at) => at);

const SCHEMA_WORDS = new ByteWords(FTM_SCHEMA_NAMES);
/** Contracts and licences say who is behind the awards of other lines. */
const CAREFUL: ReadonlySet<string> = new Set(['Contract', 'License']);
const THINGS: readonly ({ readonly kind: number; readonly links: readonly BytesLink[] } | undefined)[] =
  FTM_SCHEMA_NAMES.map((schema) => {
    const kind = ftmKind(schema);
    if (kind === undefined || CAREFUL.has(schema)) return undefined;
    return { kind: ENTITY_KIND_LIST.indexOf(kind), links: bytesLinks(ftmLinks(schema)) };
  });
const EDGES: readonly (BytesEdge | undefined)[] = FTM_SCHEMA_NAMES.map((schema) => {
  const edge = FTM_EDGES.get(schema);
  return edge && bytesEdge(schema, edge);
});
const SOURCE_URL = propertyNumber('sourceUrl');
const PUBLISHER = propertyNumber('publisher');

/** Beyond so many data sets their names are looked up as texts. */
const MOST_DATASETS = 2_000;

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * Reads the usual line of FollowTheMoney without an object for it: one entity whose columns follow from the line alone
 * and which gives no issue. Every other line is refused, and the careful reader takes it; where both read a line, the
 * case is the same.
 */
export class FtmBytes {
  private readonly tape = new JsonTape();
  private readonly properties = new BytesProperties(this.tape);
  private readonly things: FtmBytesThing;
  private readonly edges: FtmBytesEdge;
  private readonly sources: FtmSources;
  /** Where the fields of the line at hand are on the tape; 0 where missing. */
  private readonly fields = new Int32Array(FIELDS.length);
  /** Names of data sets that have been said as sources. */
  private datasets: ByteWords | undefined;
  private readonly known: string[] = [];

  constructor(sources: FtmSources, out: ByteSink) {
    const relation = new RelationInBytes();
    this.sources = sources;
    this.things = new FtmBytesThing(this.tape, this.properties, new EntityInBytes(), relation, out);
    this.edges = new FtmBytesEdge(this.tape, this.properties, relation, out);
  }

  /** Reads the line in `bytes[start … end)`; false, with nothing sent, when it is not a usual one. */
  read(bytes: Uint8Array, start: number, end: number, line: number): boolean {
    const { tape, fields } = this;
    if (!tape.scan(bytes, start, end) || tape.kinds[0] !== Token.object || !this.takeFields()) return false;
    const schema = fields[SCHEMA ?? 0] ?? 0;
    const properties = fields[PROPERTIES ?? 0] ?? 0;
    const id = fields[ID ?? 0] ?? 0;
    if (!this.isText(id) || !this.isText(schema) || tape.kinds[properties] !== Token.object) return false;
    const position = SCHEMA_WORDS.find(tape.bytesOf(schema), tape.starts[schema] ?? 0, tape.ends[schema] ?? 0);
    const edge = EDGES[position];
    const thing = THINGS[position];
    if ((edge === undefined && thing === undefined) || !this.properties.take(properties)) return false;
    if (!this.areSourcesKnown()) return false;
    const envelope = {
      id,
      caption: this.captionToken(),
      referents: fields[REFERENTS ?? 0] ?? 0,
      sourced: this.isSourced(),
    };
    if (edge !== undefined) return this.edges.read(edge, envelope, line);
    return thing !== undefined && this.things.read(thing.kind, thing.links, envelope, line);
  }

  private takeFields(): boolean {
    const { tape, fields } = this;
    fields.fill(0);
    const end = tape.next(0);
    for (let key = 1; key < end; key = tape.next(key + 1)) {
      const field = FIELD_WORDS.find(tape.bytesOf(key), tape.starts[key] ?? 0, tape.ends[key] ?? 0);
      if (field < 0) continue;
      if (field === OP || (fields[field] ?? 0) > 0) return false;
      fields[field] = key + 1;
    }
    return this.isList(DATASETS ?? 0) && this.isList(REFERENTS ?? 0) && this.isCaption();
  }

  /** A field that is a list of texts is kept; one that is null is missing. */
  private isList(field: number): boolean {
    const { tape } = this;
    const value = this.fields[field] ?? 0;
    if (value === 0) return true;
    if (tape.kinds[value] === Token.null) {
      this.fields[field] = 0;
      return true;
    }
    if (tape.kinds[value] !== Token.list) return false;
    const end = tape.next(value);
    for (let item = value + 1; item < end; item++) if (tape.kinds[item] !== Token.text) return false;
    return true;
  }

  private isCaption(): boolean {
    const value = this.fields[CAPTION ?? 0] ?? 0;
    const kind = this.tape.kinds[value];
    return value === 0 || kind === Token.null || kind === Token.text;
  }

  /** The token of the caption; 0 when it is missing, null or empty. */
  private captionToken(): number {
    const value = this.fields[CAPTION ?? 0] ?? 0;
    return this.isText(value) ? value : 0;
  }

  private isText(value: number): boolean {
    const { tape } = this;
    return value > 0 && tape.kinds[value] === Token.text && (tape.starts[value] ?? 0) < (tape.ends[value] ?? 0);
  }

  /** Whether naming the sources of this entity says no new one. */
  private areSourcesKnown(): boolean {
    const { tape, properties } = this;
    if (properties.has(PUBLISHER)) return false;
    for (let item = properties.first(SOURCE_URL); item > 0; item = properties.following(SOURCE_URL, item)) {
      if (!this.sources.has(this.textOf(item))) return false;
    }
    const list = this.fields[DATASETS ?? 0] ?? 0;
    const end = list === 0 ? 0 : tape.next(list);
    for (let item = list + 1; item < end; item++) {
      if (!this.isDatasetKnown(item)) return false;
    }
    return true;
  }

  private isDatasetKnown(item: number): boolean {
    const { tape } = this;
    const start = tape.starts[item] ?? 0;
    const end = tape.ends[item] ?? 0;
    if (this.datasets !== undefined && this.datasets.find(tape.bytesOf(item), start, end) >= 0) return true;
    const name = this.textOf(item);
    if (!this.sources.has(`dataset:${name}`)) return false;
    if (this.known.length < MOST_DATASETS) {
      this.known.push(name);
      this.datasets = new ByteWords(this.known);
    }
    return true;
  }

  private isSourced(): boolean {
    const list = this.fields[DATASETS ?? 0] ?? 0;
    return this.properties.has(SOURCE_URL) || (list > 0 && this.tape.next(list) > list + 1);
  }

  private textOf(item: number): string {
    const { tape } = this;
    return decoder.decode(tape.bytesOf(item).subarray(tape.starts[item] ?? 0, tape.ends[item] ?? 0));
  }
}
