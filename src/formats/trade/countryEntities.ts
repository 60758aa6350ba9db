import type { RecordSink } from '../../model/sink.ts';
import { countryCode } from '../countries.ts';

/** A country as a party of statistics, or a group of countries. */
export interface TradeArea {
  readonly id: string;
  /** ISO 3166 alpha-2; missing for the world, regions and what is not specified. */
  readonly code: string | undefined;
  /** The sum over all partners. */
  readonly world: boolean;
}

/** The countries of a file, each sent once; the same country has the same id in every file. */
export class CountryEntities {
  private readonly english = new Intl.DisplayNames(['en'], { type: 'region' });
  private readonly known = new Map<string, TradeArea>();
  private readonly names = new Set<string>();
  private readonly sink: RecordSink;

  constructor(sink: RecordSink) {
    this.sink = sink;
  }

  /** The area of a row by its words, best first; a party that the row does not name is `unnamed`. */
  area(words: readonly string[], part: 'reporter' | 'partner', line: number): TradeArea {
    const key = words.join('|');
    const asked = `${words.length === 0 ? part : ''}|${key}`;
    const found = this.known.get(asked) ?? this.make(words, part, line);
    this.known.set(asked, found);
    return found;
  }

  private make(words: readonly string[], part: string, line: number): TradeArea {
    // Cells of bytes that no encoding fits name a country only by their code.
    const readable = words.filter((word) => !word.includes('\ufffd'));
    const code = readable.map((word) => countryCode(word)).find((one) => one !== undefined);
    const said = readable.findLast((word) => /\p{L}{4}/u.test(word)) ?? words.at(-1);
    if (code !== undefined) {
      const id = `country:${code}`;
      const name = this.english.of(code) ?? code;
      if (!this.names.has(id)) this.send({ id, kind: 'country', name, countries: [code] }, line);
      if (said !== undefined && said !== name && said.length > 3) this.alias(id, said, line);
      return { id, code, world: false };
    }
    if (said === undefined) {
      const id = `area:unnamed ${part}`;
      const name = `Unnamed ${part}`;
      if (!this.names.has(id)) this.send({ id, kind: 'country', name, unnamed: true }, line);
      return { id, code: undefined, world: false };
    }
    const world = words.some((word) => /^(world|w00|wld|0|extra.eu.*|intra.eu.*|eu\d*_?(extra|intra))$/i.test(word));
    const id = `area:${said}`;
    if (!this.names.has(id))
      this.send({ id, kind: 'country', name: said, label: world ? 'sum of countries' : 'area' }, line);
    return { id, code: undefined, world };
  }

  private send(entity: Parameters<RecordSink['entity']>[0], line: number): void {
    this.names.add(entity.id);
    this.sink.entity(entity, line);
  }

  private alias(id: string, name: string, line: number): void {
    const key = `${id}|${name}`;
    if (this.names.has(key)) return;
    this.names.add(key);
    this.sink.addition({ id, aliases: [name] }, line);
  }
}
