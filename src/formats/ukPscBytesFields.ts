import { FieldTable } from './caseBytesFields.ts';
import type { JsonTape } from './jsonTape.ts';

/** The fields of a row that the columns or an issue can depend on. */
const FIELDS = [
  'kind',
  'name',
  'links',
  'address',
  'country_of_residence',
  'nationality',
  'date_of_birth',
  'identification',
  'natures_of_control',
  'notified_on',
  'ceased_on',
] as const;

/** The number of each of these fields in `PSC_DATA`. */
export const PSC_FIELD = {
  kind: FIELDS.indexOf('kind'),
  name: FIELDS.indexOf('name'),
  links: FIELDS.indexOf('links'),
  address: FIELDS.indexOf('address'),
  residence: FIELDS.indexOf('country_of_residence'),
  nationality: FIELDS.indexOf('nationality'),
  born: FIELDS.indexOf('date_of_birth'),
  identification: FIELDS.indexOf('identification'),
  natures: FIELDS.indexOf('natures_of_control'),
  from: FIELDS.indexOf('notified_on'),
  to: FIELDS.indexOf('ceased_on'),
};

/** The fields of the row at hand. */
export const PSC_DATA = new FieldTable(FIELDS);

/** Whether a text begins with some bytes. */
export function textBegins(tape: JsonTape, value: number, start: Uint8Array): boolean {
  const bytes = tape.bytesOf(value);
  const first = tape.starts[value] ?? 0;
  if ((tape.ends[value] ?? 0) - first < start.length) return false;
  for (let at = 0; at < start.length; at++) if (bytes[first + at] !== start[at]) return false;
  return true;
}
