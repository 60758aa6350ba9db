import { EntityInBytes } from '../../model/byteRecords.ts';
import { ENTITY_KIND_LIST } from '../../model/entityKinds.ts';
import { ByteMemo } from '../byteMemo.ts';
import { packedCountry } from '../byteValues.ts';
import { ByteWords } from '../byteWords.ts';
import { addText, FieldTable, isDateOrNone, isText, isTextOrNone, wordAt } from '../caseBytesFields.ts';
import { countryCode } from '../countries.ts';
import { Token, type JsonTape } from '../jsonTape.ts';
import { BODS_ENTITY_KINDS } from './parties.ts';
import { PARTY, PARTY_FIELD } from './partyFields.ts';
import { takeEntityNames, takePersonNames } from './partyNameBytes.ts';

const ENTITY_TYPE_PARTS = new FieldTable(['type', 'subtype', 'details']);
const PLACE = new FieldTable(['code', 'name']);
const IDENTIFIER = new FieldTable(['id', 'uri', 'scheme', 'schemeName']);
const EXPOSURE_PARTS = new FieldTable(['status']);

const ENTITY_WORDS = new ByteWords([...BODS_ENTITY_KINDS.keys()]);
const ENTITY_KINDS = [...BODS_ENTITY_KINDS.values()].map((kind) => ENTITY_KIND_LIST.indexOf(kind));
const PERSON = ENTITY_KIND_LIST.indexOf('person');
const IS_PEP = new ByteWords(['isPep']);

/** `readBodsParty` for the usual party: one with a name, and of which nothing is to be said. */
export class PartyBytes {
  readonly entity = new EntityInBytes();
  /** Whether the party is politically exposed, which is its only topic. */
  exposed = false;
  private readonly countries = new ByteMemo((text) => {
    const code = countryCode(text);
    return code === undefined ? 0 : packedCountry(code);
  });
  private readonly tape: JsonTape;

  constructor(tape: JsonTape) {
    this.tape = tape;
  }

  /** Takes the party that an object describes, and its id; false when it is not a usual one. */
  take(isPerson: boolean, id: number, details: number): boolean {
    const { tape, entity } = this;
    if (!PARTY.takeKnown(tape, details)) return false;
    entity.texts.clear();
    addText(tape, id, entity.texts);
    entity.kind = isPerson ? PERSON : this.entityKind(PARTY.get(PARTY_FIELD.entityType));
    if (entity.kind < 0 || (isPerson && !isTextOrNone(tape, PARTY.get(PARTY_FIELD.personType)))) return false;
    return (
      (isPerson ? takePersonNames(tape, entity) : takeEntityNames(tape, entity)) &&
      this.takeCountries() &&
      this.takeIdentifiers() &&
      this.areDatesRead() &&
      this.areAllObjects(PARTY.get(PARTY_FIELD.addresses)) &&
      this.takeExposure()
    );
  }

  private entityKind(value: number): number {
    const { tape } = this;
    if (value === 0) return -1;
    let word = value;
    if (tape.kinds[value] === Token.object) {
      if (!ENTITY_TYPE_PARTS.takeKnown(tape, value)) return -1;
      word = ENTITY_TYPE_PARTS.get(0);
      if (!isTextOrNone(tape, ENTITY_TYPE_PARTS.get(1)) || !isTextOrNone(tape, ENTITY_TYPE_PARTS.get(2))) return -1;
    }
    return ENTITY_KINDS[wordAt(tape, word, ENTITY_WORDS)] ?? -1;
  }

  private takeCountries(): boolean {
    const { tape } = this;
    const { countries } = this.entity;
    countries.length = 0;
    for (const field of PARTY_FIELD.jurisdictions) {
      const value = PARTY.get(field);
      if (value > 0 && !this.takeCountry(value)) return false;
    }
    const list = PARTY.get(PARTY_FIELD.nationalities);
    if (list === 0) return true;
    if (tape.kinds[list] !== Token.list) return false;
    const end = tape.next(list);
    for (let item = list + 1; item < end; item = tape.next(item)) if (!this.takeCountry(item)) return false;
    return true;
  }

  private takeCountry(value: number): boolean {
    const { tape } = this;
    const { countries } = this.entity;
    let code = 0;
    if (tape.kinds[value] === Token.object) {
      if (!PLACE.takeKnown(tape, value)) return false;
      code = this.countryAt(PLACE.get(0)) || this.countryAt(PLACE.get(1));
    } else code = this.countryAt(value);
    if (code === 0) return false;
    if (!countries.includes(code)) countries.push(code);
    return true;
  }

  private countryAt(value: number): number {
    const { tape } = this;
    if (!isText(tape, value)) return 0;
    return this.countries.of(tape.bytesOf(value), tape.starts[value] ?? 0, tape.ends[value] ?? 0);
  }

  private takeIdentifiers(): boolean {
    const { tape } = this;
    const { identifiers } = this.entity;
    const list = PARTY.get(PARTY_FIELD.identifiers);
    identifiers.clear();
    if (list === 0) return true;
    if (tape.kinds[list] !== Token.list) return false;
    const end = tape.next(list);
    for (let item = list + 1; item < end; item = tape.next(item)) {
      if (!IDENTIFIER.takeKnown(tape, item)) return false;
      for (let part = 0; part < 4; part++) if (!isTextOrNone(tape, IDENTIFIER.get(part))) return false;
      const value = IDENTIFIER.get(0) || IDENTIFIER.get(1);
      if (value === 0) return false;
      addText(tape, value, identifiers);
    }
    return true;
  }

  /** Whether the dates are dates; which of two comes first is looked at the careful way. */
  private areDatesRead(): boolean {
    const founded = PARTY.get(PARTY_FIELD.founded);
    const dissolved = PARTY.get(PARTY_FIELD.dissolved);
    if (founded > 0 && dissolved > 0) return false;
    return isDateOrNone(this.tape, founded) && isDateOrNone(this.tape, dissolved);
  }

  private areAllObjects(list: number): boolean {
    const { tape } = this;
    if (list === 0) return true;
    if (tape.kinds[list] !== Token.list) return false;
    const end = tape.next(list);
    for (let item = list + 1; item < end; item = tape.next(item)) if (tape.kinds[item] !== Token.object) return false;
    return true;
  }

  private takeExposure(): boolean {
    const { tape } = this;
    const status = PARTY.get(PARTY_FIELD.hasPepStatus);
    const exposure = PARTY.get(PARTY_FIELD.exposure);
    this.exposed = status > 0 && tape.kinds[status] === Token.true;
    if (exposure === 0 || tape.kinds[exposure] !== Token.object) return true;
    if (!EXPOSURE_PARTS.takeKnown(tape, exposure)) return false;
    const word = EXPOSURE_PARTS.get(0);
    if (word > 0 && wordAt(tape, word, IS_PEP) >= 0) this.exposed = true;
    return true;
  }
}
