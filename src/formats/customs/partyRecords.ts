import { EntityInBytes, type ByteSink, type LaterRecords } from '../../model/byteRecords.ts';
import { ENTITY_KIND_LIST } from '../../model/entityKinds.ts';
import { LONGEST_NAME, packedCountry } from '../byteValues.ts';
import type { ByteStore } from '../table/byteStore.ts';
import type { PartyTable } from './partyTable.ts';

/** Sends parties of which little is known, as most are, without making objects of them. */
export class PartyRecords implements LaterRecords {
  private readonly entity = new EntityInBytes();
  private readonly table: PartyTable;
  private readonly store: ByteStore;
  private readonly source: string;

  /** `source` is the file. */
  constructor(table: PartyTable, store: ByteStore, source: string) {
    this.table = table;
    this.store = store;
    this.source = source;
  }

  json(party: number): string {
    return JSON.stringify(this.table.record(party, this.source));
  }

  /** Sends a party; false, with nothing sent, where that takes more care. */
  send(party: number, out: ByteSink): boolean {
    const plain = this.table.plain(party);
    if (plain === undefined || plain.nameEnd - plain.nameStart > LONGEST_NAME) return false;
    const { entity } = this;
    const { bytes } = this.store;
    entity.kind = ENTITY_KIND_LIST.indexOf(plain.kind);
    entity.texts.clear();
    entity.texts.add(bytes, plain.idStart, plain.idEnd);
    entity.texts.add(bytes, plain.nameStart, plain.nameEnd);
    entity.countries.length = 0;
    const { country, numberStart, idEnd } = plain;
    if (country !== undefined) entity.countries.push(packedCountry(country));
    entity.identifiers.clear();
    if (numberStart < idEnd) entity.identifiers.add(bytes, numberStart, idEnd);
    out.entityApart(this.table.entity(party, plain.line, out), entity, this, party, plain.line);
    return true;
  }
}
