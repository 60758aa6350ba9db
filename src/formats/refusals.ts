import { isObject, parseJson } from './json.ts';

/** The first bytes of files that are something else altogether. */
const MAGIC: readonly (readonly [readonly number[], string])[] = [
  [[0x89, 0x50, 0x4e, 0x47], 'This is a PNG picture that holds no view.'],
  [[0xff, 0xd8, 0xff], 'This is a JPEG photo, not data.'],
  [[0x47, 0x49, 0x46, 0x38], 'This is a GIF picture, not data.'],
  [[0x52, 0x49, 0x46, 0x46], 'This is a picture, sound or film, not data.'],
  [[0x25, 0x50, 0x44, 0x46], 'This is a PDF document; its tables cannot be read.'],
  [[0x50, 0x4b, 0x03, 0x04], 'This is a zip archive or an Office document; unpack it or save the sheet as CSV.'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'This is an old Office document; save the sheet as CSV.'],
  [[0x53, 0x51, 0x4c, 0x69], 'This is a database file; export its tables as CSV.'],
  [[0x37, 0x7a, 0xbc, 0xaf], 'This is a 7z archive; unpack it.'],
  [[0x42, 0x5a, 0x68], 'This is a bzip2 archive; unpack it.'],
  [[0x28, 0xb5, 0x2f, 0xfd], 'This is a Zstandard archive; unpack it.'],
];

/** Kinds of files that look near enough to be opened but have another shape. */
export function namedRefusal(text: string): string | undefined {
  const value = parseJson(text.split('\n', 1)[0] ?? '');
  const first: unknown = Array.isArray(value) ? value[0] : value;
  if (isObject(first) && 'DATA_SOURCE' in first && 'RECORD_ID' in first) {
    return 'This is a Senzing export, which is not supported; the FollowTheMoney export of the same data is.';
  }
  return undefined;
}

/** One line that says what an unrecognised file seems to be. */
export function refusal(head: Uint8Array, text: string): string {
  const magic = MAGIC.find(([bytes]) => bytes.every((byte, at) => head[at] === byte));
  if (magic !== undefined) return magic[1];
  const start = text.slice(0, 1000).trimStart();
  if (start === '') return 'The file holds nothing but blanks.';
  if (/^<(\?xml|!doctype|html|[a-z])/i.test(start)) return 'This XML or HTML is in no format that can be opened.';
  if (start.startsWith('{') || start.startsWith('[')) return 'This JSON is in no format that can be opened.';
  const odd = start.replace(/\s/g, '').match(/[\p{Cc}\ufffd]/gu)?.length ?? 0;
  return odd > start.length / 20
    ? 'This is no text file.'
    : 'The text is in no format that can be opened: no record, no entity and no known column names.';
}
