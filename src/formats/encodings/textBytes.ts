import { concat, detectEncoding } from '../encoding.ts';
import type { DecodeOptions } from './decode.ts';

/** Bytes looked at before a text is taken for UTF-8. */
const SAMPLE_BYTES = 64 * 1024;

/**
 * The bytes of a text as UTF-8 without a byte order mark. Plain UTF-8 passes through; for anything else, `decoded` is
 * loaded and finds the encoding. The choice waits for the first bytes beyond ASCII, wherever they stand.
 *
 * @throws ReadFailure for a forced encoding that is not known.
 */
export async function* textBytes(
  chunks: AsyncIterable<Uint8Array>,
  options: DecodeOptions,
): AsyncGenerator<Uint8Array> {
  const iterator = chunks[Symbol.asyncIterator]();
  try {
    let head: Uint8Array = new Uint8Array(0);
    let ended = false;
    while (head.length < SAMPLE_BYTES && !ended) {
      const next = await iterator.next();
      if (next.done === true) ended = true;
      else head = concat(head, next.value);
    }
    const plain = options.forced === undefined && isPlain(head, ended);
    if (!plain) {
      const { decoded } = await import('./decode.ts');
      yield* decoded(startingWith(head, iterator), options);
      return;
    }
    yield head;
    let ascii = isAscii(head);
    for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) {
      if (ascii && !isAscii(next.value)) {
        ascii = false;
        const { decoded } = await import('./decode.ts');
        yield* decoded(startingWith(next.value, iterator), options);
        return;
      }
      yield next.value;
    }
  } finally {
    await iterator.return?.();
  }
}

/** Valid UTF-8 without a mark, without zeros, and no markup, which may declare another encoding. */
function isPlain(head: Uint8Array, whole: boolean): boolean {
  const { encoding, bomLength } = detectEncoding(head);
  if (encoding !== 'utf-8' || bomLength > 0 || /^\s*</.test(String.fromCharCode(...head.subarray(0, 32)))) return false;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: !whole }) !== '' || head.length === 0;
  } catch {
    return false;
  }
}

function isAscii(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at++) if ((bytes[at] ?? 0) >= 0x80) return false;
  return true;
}

async function* startingWith(head: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (head.length > 0) yield head;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}
