import { ReadFailure } from './readFailure.ts';

/** What an archive may inflate to before it is taken for a bomb: 8 GiB. */
export const MAX_INFLATED_BYTES = 8 * 2 ** 30;

/** Inflated bytes come in small pieces and are handed on together: every piece costs the same many steps. */
const HANDED_ON = 128 * 1024;

/**
 * The inflated bytes of one gzip file or of one member of a zip archive.
 *
 * @throws ReadFailure when they are cut, damaged, or inflate to more than `maxBytes`.
 */
export async function* decompress(
  bytes: AsyncGenerator<Uint8Array>,
  format: 'gzip' | 'deflate-raw',
  maxBytes: number,
): AsyncGenerator<Uint8Array> {
  let inputFailed = false;
  let inputError: unknown;
  const source = new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      try {
        const next = await bytes.next();
        if (next.done === true) controller.close();
        else controller.enqueue(new Uint8Array(next.value));
      } catch (error) {
        inputFailed = true;
        inputError = error;
        controller.error(error);
      }
    },
  });
  const reader = source.pipeThrough(new DecompressionStream(format)).getReader();
  let total = 0;
  let held = new Uint8Array(HANDED_ON);
  let length = 0;
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      const { value } = next;
      total += value.length;
      if (total > maxBytes) {
        throw new ReadFailure('archive-too-large', `The archive inflates to more than ${sizeText(maxBytes)}.`);
      }
      if (length + value.length > held.length && length > 0) {
        yield held.subarray(0, length);
        held = new Uint8Array(HANDED_ON);
        length = 0;
      }
      if (value.length > held.length) yield value;
      else {
        held.set(value, length);
        length += value.length;
      }
    }
    if (length > 0) yield held.subarray(0, length);
  } catch (error) {
    if (inputFailed) throw inputError;
    throw error instanceof ReadFailure ? error : archiveFailure(error);
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** Browsers and Node word the same fault differently; what they share is "truncated" or "unexpected end". */
function archiveFailure(error: unknown): ReadFailure {
  const texts = [error, error instanceof Error ? error.cause : undefined].map((part) =>
    part instanceof Error ? `${part.message} ${'code' in part ? String(part.code) : ''}` : '',
  );
  return /truncated|unexpected end|Z_BUF_ERROR/i.test(texts.join(' '))
    ? new ReadFailure('archive-cut', 'The archive is cut: it ends in the middle.')
    : new ReadFailure('archive-damaged', 'The archive is damaged and cannot be inflated.');
}

/** A size in words. */
export function sizeText(bytes: number): string {
  if (bytes >= 2 ** 30) return `${Math.round(bytes / 2 ** 30)} GiB`;
  return bytes >= 2 ** 20 ? `${Math.round(bytes / 2 ** 20)} MiB` : `${bytes} bytes`;
}
