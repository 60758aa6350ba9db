import { ByteTexts, EntityInBytes, RelationInBytes, type ByteSink } from '../../model/byteRecords.ts';
import type { RecordSink } from '../../model/sink.ts';
import { hashInto } from '../../model/ids.ts';
import { JsonTape } from '../jsonTape.ts';
import { EnvelopeBytes } from './envelopeBytes.ts';
import { HeldFacts } from './heldFacts.ts';
import { HeldLines } from './heldLines.ts';
import { HeldStatement } from './heldStatement.ts';
import { LaterStatements } from './laterStatements.ts';
import { Origins, type KnownOrigin } from './origins.ts';
import { PartyBytes } from './partyBytes.ts';
import { RelationBytes } from './relationBytes.ts';
import type { BodsSources } from './sources.ts';
import type { StatementHead } from './statements.ts';
import type { BodsStore } from './store.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const PEP = encoder.encode('role.pep');

/**
 * Holds statements without an object for what they say, and sends those that are usual: that stand on a line of their
 * own and give no issue, and whose ends nothing replaced. Every other one is refused, and the careful reader takes it;
 * where both read a statement, the case is the same.
 */
export class StatementBytes {
  private readonly tape = new JsonTape();
  private readonly lines = new HeldLines();
  private readonly facts = new HeldFacts();
  private readonly origins = new Origins();
  private readonly later = new LaterStatements();
  private readonly envelope = new EnvelopeBytes(this.tape);
  private readonly party = new PartyBytes(this.tape);
  private readonly relationship = new RelationBytes(this.tape);
  private readonly entity = new EntityInBytes();
  private readonly relation = new RelationInBytes();
  /** The id of the relationship that is sent, and those of its ends. */
  private readonly ends = new ByteTexts();
  private readonly hash = new Int32Array(2);
  private readonly sink: RecordSink;
  private readonly out: ByteSink;

  constructor(sink: RecordSink, out: ByteSink) {
    this.sink = sink;
    this.out = out;
  }

  /** The statement in the line `bytes[start … end)`; `undefined` when it has to be opened to know what it is about. */
  hold(bytes: Uint8Array, start: number, end: number, line: number, offset: number): HeldStatement | undefined {
    const { tape, envelope, lines, facts } = this;
    if (!tape.scan(bytes, start, end) || !envelope.take()) return undefined;
    const place = lines.add(bytes.subarray(start, end), tape.unescaped());
    facts.begin(tape, start, end, place);
    const held = {
      block: lines.block,
      start: place,
      end: place + end - start,
      number: line,
      offset,
      facts: this.takeFacts(),
    };
    return new HeldStatement(envelope.head(), held, this.sink);
  }

  /** Sends a statement that holds; false, with nothing sent, when it is not a usual one. */
  send(statement: StatementHead, store: BodsStore, sources: BodsSources): boolean {
    if (!(statement instanceof HeldStatement) || statement.held.facts < 0) return false;
    const { facts, ends } = this;
    const { block, offset, number } = statement.held;
    const isParty = statement.type !== 'relationship';
    facts.open(statement.held.facts, block);
    const origin = this.origins.list[facts.next()];
    if (!isParty) {
      facts.nextTexts(ends);
      if (store.hasReplacedParties && !areEndsTheirOwn(ends, store)) return false;
    }
    if (origin?.source !== undefined) sources.say(origin.source);
    this.sink.at?.(offset);
    const earlier = store.earlierThan(statement);
    const later = earlier.length > 0 ? this.later : undefined;
    later?.begin(statement, earlier);
    if (isParty) this.sendParty(later, number);
    else this.sendRelations(origin, later, number);
    return true;
  }

  /** Where the facts of the statement at hand begin; −1 when it is not a usual one. */
  private takeFacts(): number {
    const { facts, envelope } = this;
    const position = facts.length;
    const origin = envelope.originAmong(this.origins);
    if (origin < 0) return -1;
    facts.add(origin);
    if (envelope.type === 'relationship' ? this.takeRelationship() : this.takeParty()) return position;
    facts.length = position;
    return -1;
  }

  private takeParty(): boolean {
    const { party, facts, envelope } = this;
    if (!party.take(envelope.type === 'person', envelope.id, envelope.details)) return false;
    const { entity } = party;
    facts.add(entity.kind);
    facts.add(party.exposed ? 1 : 0);
    facts.addTexts(entity.texts);
    facts.addTexts(entity.aliases);
    facts.addTexts(entity.identifiers);
    facts.add(entity.countries.length);
    for (const country of entity.countries) facts.add(country);
    return true;
  }

  private takeRelationship(): boolean {
    const { envelope, relationship, facts } = this;
    if (!relationship.take(envelope.id, envelope.details)) return false;
    facts.addTexts(relationship.texts);
    return relationship.addInterests(envelope.closed(), facts);
  }

  private sendParty(later: LaterStatements | undefined, line: number): void {
    const { entity, facts, out, hash } = this;
    const { texts } = entity;
    entity.kind = facts.next();
    entity.topics.clear();
    if (facts.next() === 1) entity.topics.add(PEP, 0, PEP.length);
    facts.nextTexts(texts);
    facts.nextTexts(entity.aliases);
    facts.nextTexts(entity.identifiers);
    entity.countries.length = 0;
    for (let left = facts.next(); left > 0; left--) entity.countries.push(facts.next());
    const id = texts.bytes[0] ?? PEP;
    const start = texts.starts[0] ?? 0;
    const end = texts.ends[0] ?? 0;
    hashInto(id, start, end, hash);
    const place = out.mention(id, start, end, hash[0] ?? 0, hash[1] ?? 0, line);
    if (later === undefined) out.entityAt(place, entity, line);
    else out.entityApart(place, entity, later, later.add(0), line);
  }

  /** One relation for each interest; all but the first have the id of the record with their number. */
  private sendRelations(origin: KnownOrigin | undefined, later: LaterStatements | undefined, line: number): void {
    const { relation, facts, ends, out } = this;
    const { texts } = relation;
    const count = facts.next();
    for (let at = 0; at < count; at++) {
      relation.clear(facts.next(), origin?.source !== undefined);
      relation.claim = origin?.claim ?? 0;
      relation.dated = facts.next() === 1;
      relation.from = facts.next();
      relation.to = facts.next();
      texts.clear();
      if (at === 0) texts.addFrom(ends, 0);
      else this.addNumbered(at + 1);
      texts.addFrom(ends, 1);
      texts.addFrom(ends, 2);
      if (later === undefined) out.relation(relation, line);
      else out.relationApart(relation, later, later.add(at), line);
    }
  }

  private addNumbered(number: number): void {
    const { ends } = this;
    const id = ends.bytes[0]?.subarray(ends.starts[0] ?? 0, ends.ends[0] ?? 0) ?? PEP;
    const ending = encoder.encode(`#${number}`);
    const numbered = new Uint8Array(id.length + ending.length);
    numbered.set(id);
    numbered.set(ending, id.length);
    this.relation.texts.add(numbered, 0, numbered.length);
  }
}

function areEndsTheirOwn({ bytes, starts, ends }: ByteTexts, store: BodsStore): boolean {
  for (const end of [1, 2]) {
    const id = decoder.decode(bytes[end]?.subarray(starts[end], ends[end]));
    if (store.party(id) !== id) return false;
  }
  return true;
}
