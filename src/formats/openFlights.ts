import type { RawProperties } from '../model/records.ts';
import type { RecordSink } from '../model/sink.ts';
import { countryCode } from './countries.ts';
import { forEachRow } from './csvRows.ts';
import { concat } from './encoding.ts';
import { RecordContext } from './fields.ts';
import { EdgeIds } from './edgeIds.ts';
import { excerpt } from './json.ts';
import type { Detection, FileSample, Format } from './reader.ts';

/** Columns of `airports.dat`; the first six have a field. */
const AIRPORT = 'number name city country iata icao latitude longitude altitude timezone dst tz type source'.split(' ');
/** Columns of `routes.dat`. */
const ROUTE = [
  'airline',
  'airline number',
  'from',
  'from number',
  'to',
  'to number',
  'codeshare',
  'stops',
  'equipment',
];

/**
 * The two lists of OpenFlights, which have no header: 14 cells describe an airport, 9 a route. An airport goes by its
 * IATA code, else its ICAO code, else its number, because the numbers of many routes are in no list of airports.
 */
export const openFlights: Format = {
  id: 'openflights',
  label: 'OpenFlights airports or routes',
  detect,
  async read(file, sink) {
    const ids = new EdgeIds('openflights');
    await forEachRow(doubledQuotes(file.chunks), sink, (cells, line) => {
      sink.row();
      if (cells.length === AIRPORT.length) readAirport(cells, line, sink);
      else if (cells.length === ROUTE.length) readRoute(cells, line, sink, ids);
      else
        sink.issue('not-a-record', line, `${cells.length} cells are neither an airport nor a route: ${excerpt(cells)}`);
    });
  },
};

function readAirport(cells: readonly string[], line: number, sink: RecordSink): void {
  const [number, name, city, land, iata, icao] = cells.map(clean);
  const code = iata ?? icao ?? number;
  if (code === undefined) {
    sink.issue('missing-field', line, 'An airport without code and number is left out.');
    return;
  }
  const context = new RecordContext(sink, line, `airport ${code}`);
  const country = land === undefined ? undefined : countryCode(land);
  if (land !== undefined && country === undefined) context.refuse('bad-country', 'country', land, 'not a country');
  if (name === undefined) context.issue('missing-field', 'name', 'missing; the code stands for it');
  const schemes = [
    ['iata', iata],
    ['icao', icao],
    ['openflights', number],
  ] as const;
  sink.entity(
    {
      id: `airport:${code}`,
      kind: 'other',
      label: 'airport',
      name: name ?? code,
      countries: country === undefined ? undefined : [country],
      identifiers: schemes.flatMap(([scheme, value]) => (value === undefined ? [] : [{ scheme, value }])),
      address: city,
      raw: context.raw(restOf(cells, AIRPORT, 6)),
    },
    line,
  );
}

function readRoute(cells: readonly string[], line: number, sink: RecordSink, ids: EdgeIds): void {
  const [airline, , from, fromNumber, to, toNumber] = cells.map(clean);
  const start = from ?? fromNumber;
  const end = to ?? toNumber;
  if (start === undefined || end === undefined) {
    sink.issue('missing-field', line, 'A route without both airports is left out.');
    return;
  }
  sink.relation(
    {
      id: ids.next(start, end),
      kind: 'linked_to',
      label: airline === undefined ? 'route' : `route of ${airline}`,
      from: `airport:${start}`,
      to: `airport:${end}`,
      raw: restOf(cells, ROUTE, 0),
    },
    line,
  );
}

/** The cells from a position on that have a text, by the names of their columns. */
function restOf(cells: readonly string[], names: readonly string[], start: number): RawProperties {
  const rest: Record<string, readonly string[]> = {};
  for (let at = start; at < cells.length; at++) {
    const text = clean(cells[at]);
    if (text !== undefined) rest[names[at] ?? ''] = [text];
  }
  return rest;
}

function clean(cell: string | undefined): string | undefined {
  const text = cell?.trim();
  return text === undefined || text === '' || text === '\\N' ? undefined : text;
}

const BACKSLASH = 0x5c;
const QUOTE = 0x22;

/** The lists escape a quote with a backslash; a doubled quote is as long and is what every reader of rows knows. */
async function* doubledQuotes(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let held: Uint8Array = new Uint8Array(0);
  for await (const chunk of chunks) {
    const bytes = held.length === 0 ? chunk.slice() : concat(held, chunk);
    held = new Uint8Array(0);
    let end = bytes.length;
    let at = bytes.indexOf(BACKSLASH);
    while (at >= 0) {
      if (at + 1 === bytes.length) {
        held = bytes.slice(at);
        end = at;
        break;
      }
      const next = bytes[at + 1];
      if (next === QUOTE) bytes[at] = QUOTE;
      at = bytes.indexOf(BACKSLASH, at + (next === BACKSLASH || next === QUOTE ? 2 : 1));
    }
    if (end > 0) yield bytes.subarray(0, end);
  }
  if (held.length > 0) yield held;
}

/** Lines of numbers, quoted names and codes as both lists have them. */
const AIRPORT_LINE =
  /^\d+,"[^\n]*",(?:"[A-Z]{3}"|\\N),(?:"[A-Z\d]{4}"|\\N),-?[\d.]+(?:E-?\d+)?,-?[\d.]+(?:E-?\d+)?,-?\d+,/;
const ROUTE_LINE = /^[^,\n]{0,3},(?:\d+|\\N),[A-Z\d]{3,4},(?:\d+|\\N),[A-Z\d]{3,4},(?:\d+|\\N),Y?,\d,[^,\n]*$/;

function detect(sample: FileSample): Detection {
  const lines = sample.text.split(/\r?\n/, 6).slice(0, 5);
  const whole = lines.filter((line) => line !== '');
  const all = (pattern: RegExp) => whole.length > 0 && whole.every((line) => pattern.test(line));
  if (all(AIRPORT_LINE)) return { confidence: 0.9, why: 'every line has the 14 cells of an airport' };
  return all(ROUTE_LINE)
    ? { confidence: 0.9, why: 'every line has the 9 cells of a route' }
    : { confidence: 0, why: 'no lines of airports or routes' };
}
