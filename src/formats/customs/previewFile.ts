import { concat } from '../encoding.ts';
import { inflate } from '../inflate.ts';
import type { FileInput } from '../readFile.ts';
import { previewBytes, type PreviewChoices, type TablePreview } from './preview.ts';

/** Bytes of a table that are looked at. */
const SAMPLE_BYTES = 64 * 1024;

/**
 * Looks at the start of one table, packed with gzip or not; what an archive or workbook holds is unpacked before
 * (`unpack`). The mapping bears the name of the file unless another is given.
 *
 * @throws ReadFailure for a damaged archive, and what `chunks` throws.
 */
export async function previewFile(file: FileInput, choices: PreviewChoices = {}): Promise<TablePreview> {
  let bytes: Uint8Array = new Uint8Array(0);
  for await (const chunk of inflate(file.chunks)) {
    bytes = concat(bytes, chunk);
    if (bytes.length > SAMPLE_BYTES) break;
  }
  const whole = bytes.length <= SAMPLE_BYTES;
  return previewBytes(bytes.subarray(0, SAMPLE_BYTES), whole, { name: file.name, ...choices });
}
