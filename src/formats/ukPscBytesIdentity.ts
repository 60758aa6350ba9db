import type { EntityInBytes } from '../model/byteRecords.ts';
import { packedCountry } from './byteValues.ts';
import { ByteMemo } from './byteMemo.ts';
import { FieldTable, isText } from './caseBytesFields.ts';
import { Token, type JsonTape } from './jsonTape.ts';
import { PSC_DATA, PSC_FIELD } from './ukPscBytesFields.ts';
import { fullNumber, isBritishRegister, placeCountry } from './ukPscWords.ts';

const IDENTIFICATION = new FieldTable(['country_registered', 'place_registered', 'registration_number']);
const NUMBER_LENGTH = 8;

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** What the words for a place say. */
interface Place {
  /** The country as columns hold it, or 0. */
  readonly country: number;
  /** Whether firms are registered there with Companies House. */
  readonly british: boolean;
}

/** The countries of a controller and its number in a register, from the fields in `PSC_DATA`. */
export class PscBytesIdentity {
  private readonly places = new ByteMemo(placeOf);
  private readonly number = new Uint8Array(NUMBER_LENGTH);
  private readonly tape: JsonTape;
  private readonly entity: EntityInBytes;

  constructor(tape: JsonTape, entity: EntityInBytes) {
    this.tape = tape;
    this.entity = entity;
  }

  /** Takes them; false when the row is not a usual one. */
  take(): boolean {
    const { tape } = this;
    const { countries, identifiers } = this.entity;
    const identification = PSC_DATA.get(PSC_FIELD.identification);
    countries.length = 0;
    identifiers.clear();
    this.addCountry(this.placeAt(PSC_DATA.get(PSC_FIELD.residence)));
    if (identification > 0) {
      if (!IDENTIFICATION.takeKnown(tape, identification)) return false;
      const country = this.placeAt(IDENTIFICATION.get(0));
      this.addCountry(country);
      const number = IDENTIFICATION.get(2);
      if (number > 0) {
        if (tape.kinds[number] !== Token.text) return false;
        this.addNumber(number, country.british || this.placeAt(IDENTIFICATION.get(1)).british);
      }
    }
    this.addCountry(this.placeAt(PSC_DATA.get(PSC_FIELD.nationality)));
    return true;
  }

  private placeAt(value: number): Place {
    const { tape } = this;
    if (!isText(tape, value)) return NOWHERE;
    return this.places.of(tape.bytesOf(value), tape.starts[value] ?? 0, tape.ends[value] ?? 0);
  }

  private addCountry({ country }: Place): void {
    const { countries } = this.entity;
    if (country > 0 && !countries.includes(country)) countries.push(country);
  }

  private addNumber(value: number, british: boolean): void {
    const { tape } = this;
    const { identifiers } = this.entity;
    const bytes = tape.bytesOf(value);
    const start = tape.starts[value] ?? 0;
    const end = tape.ends[value] ?? 0;
    if (british && !isFullNumber(bytes, start, end)) {
      const full = fullNumber(decoder.decode(bytes.subarray(start, end)));
      if (full !== undefined) {
        encoder.encodeInto(full, this.number);
        identifiers.add(this.number, 0, NUMBER_LENGTH);
        return;
      }
    }
    identifiers.add(bytes, start, end);
  }
}

const NOWHERE: Place = { country: 0, british: false };

function placeOf(text: string): Place {
  const code = placeCountry(text);
  return {
    country: code === undefined ? 0 : packedCountry(code),
    british: isBritishRegister(text),
  };
}

/** Whether a number of Companies House needs no change: most have eight digits. */
function isFullNumber(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start !== NUMBER_LENGTH) return false;
  for (let at = start; at < end; at++) if ((bytes[at] ?? 0) < 48 || (bytes[at] ?? 0) > 57) return false;
  return true;
}
