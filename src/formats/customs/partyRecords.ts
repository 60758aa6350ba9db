import { EntityInBytes, type ByteSink } from '../../model/byteRecords.ts';
import { ENTITY_KIND_LIST, type EntityKind } from '../../model/entityKinds.ts';
import { grown } from '../../model/grown.ts';
import type { ByteStore } from '../table/byteStore.ts';
import type { PlainRecord } from './partyTable.ts';

/** Longer names have something said of them. */
const LONGEST_NAME = 200;
const QUOTE = 34;
const BACKSLASH = 92;
const encoder = new TextEncoder();

/** Sends parties of which little is known, as most are, without making objects of them. */
export class PartyRecords {
  private readonly entity = new EntityInBytes();
  private json = new Uint8Array(1024);
  private length = 0;
  private readonly kinds = new Map<EntityKind, Uint8Array>();
  private readonly countries = new Map<string, Uint8Array>();
  private readonly store: ByteStore;
  private readonly out: ByteSink;
  private readonly evidence: Uint8Array;

  /** `source` is the file. */
  constructor(store: ByteStore, source: string, out: ByteSink) {
    this.store = store;
    this.out = out;
    this.evidence = encoder.encode(`,"evidence":[{"source":${JSON.stringify(source)},"locator":"row `);
  }

  /** Sends a party as `PartyTable.record` gives it; false, with nothing sent, where that takes more care. */
  send({ kind, idStart, idEnd, nameStart, nameEnd, country, identifier, line }: PlainRecord): boolean {
    if (nameEnd - nameStart > LONGEST_NAME) return false;
    const { bytes } = this.store;
    this.length = 0;
    this.add(ID);
    if (!this.addText(bytes, idStart, idEnd)) return false;
    let kindText = this.kinds.get(kind);
    if (kindText === undefined) {
      this.kinds.set(kind, (kindText = encoder.encode(`","kind":${JSON.stringify(kind)},"name":"`)));
    }
    this.add(kindText);
    if (!this.addText(bytes, nameStart, nameEnd)) return false;
    const { entity } = this;
    entity.countries.length = 0;
    if (country === undefined) this.add(END_OF_TEXT);
    else {
      let text = this.countries.get(country);
      if (text === undefined) this.countries.set(country, (text = encoder.encode(`","countries":["${country}"]`)));
      this.add(text);
      entity.countries.push(country.charCodeAt(0) * 256 + country.charCodeAt(1));
    }
    entity.identifiers.clear();
    if (identifier !== undefined) {
      this.add(SCHEME);
      if (!this.addAscii(identifier.scheme)) return false;
      this.add(VALUE);
      const start = this.length;
      if (!this.addAscii(identifier.value)) return false;
      entity.identifiers.add(this.json, start, this.length);
      this.add(END_OF_LIST);
    }
    this.add(this.evidence);
    this.addAscii(String(line));
    this.add(END_OF_RECORD);
    entity.kind = ENTITY_KIND_LIST.indexOf(kind);
    entity.texts.clear();
    entity.texts.add(bytes, idStart, idEnd);
    entity.texts.add(bytes, nameStart, nameEnd);
    this.out.entityApart(entity, this.json, this.length, line);
    return true;
  }

  private add(bytes: Uint8Array): void {
    this.reserve(bytes.length);
    const { json } = this;
    let { length } = this;
    for (let at = 0; at < bytes.length; at++) json[length++] = bytes[at] ?? 0;
    this.length = length;
  }

  /** Adds what stands in quotes; false for characters that JSON writes by their numbers. */
  private addText(bytes: Uint8Array, start: number, end: number): boolean {
    this.reserve((end - start) * 2);
    const { json } = this;
    let { length } = this;
    for (let at = start; at < end; at++) {
      const byte = bytes[at] ?? 0;
      if (byte < 0x20) return false;
      if (byte === QUOTE || byte === BACKSLASH) json[length++] = BACKSLASH;
      json[length++] = byte;
    }
    this.length = length;
    return true;
  }

  /** The same for a text; false for anything but letters, digits and signs that JSON writes as they are. */
  private addAscii(text: string): boolean {
    this.reserve(text.length);
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (unit < 0x20 || unit > 0x7e || unit === QUOTE || unit === BACKSLASH) return false;
      this.json[this.length++] = unit;
    }
    return true;
  }

  private reserve(bytes: number): void {
    while (this.length + bytes > this.json.length) this.json = grown(this.json);
  }
}

const ID = encoder.encode('{"id":"');
const END_OF_TEXT = encoder.encode('"');
const SCHEME = encoder.encode(',"identifiers":[{"scheme":"');
const VALUE = encoder.encode('","value":"');
const END_OF_LIST = encoder.encode('"}]');
const END_OF_RECORD = encoder.encode('"}]}');
