/** The one-byte encodings that tests write. */
export const ONE_BYTE = ['windows-1251', 'koi8-r', 'ibm866', 'windows-1252', 'windows-1254', 'windows-1250'] as const;

const tables = new Map<string, ReadonlyMap<string, number>>();

/** Text as bytes of an encoding, by turning the platform's decoder round. Throws for a letter that it does not have. */
export function encodeAs(text: string, encoding: string): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  if (encoding === 'utf-16le') return new Uint8Array(Buffer.from(text, 'utf16le'));
  if (encoding === 'utf-16be') return new Uint8Array(Buffer.from(text, 'utf16le').swap16());
  const table = tableOf(encoding);
  return Uint8Array.from(text, (character) => {
    const byte = table.get(character);
    if (byte === undefined) throw new Error(`${encoding} has no “${character}”`);
    return byte;
  });
}

function tableOf(encoding: string): ReadonlyMap<string, number> {
  const known = tables.get(encoding);
  if (known !== undefined) return known;
  const decoder = new TextDecoder(encoding);
  const table = new Map<string, number>();
  for (let byte = 0; byte < 256; byte++) table.set(decoder.decode(new Uint8Array([byte])), byte);
  tables.set(encoding, table);
  return table;
}
