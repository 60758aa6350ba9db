import { concat, detectEncoding, startingWith } from '../encoding.ts';
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

/** The top bits of four bytes. */
const TOP_BITS = 0x80808080 | 0;

/** Looks at four bytes at a time: all of a file passes through here. */
function isAscii(bytes: Uint8Array): boolean {
  const first = Math.min(-bytes.byteOffset & 3, bytes.length);
  const words = new Int32Array(bytes.buffer, bytes.byteOffset + first, (bytes.length - first) >> 2);
  for (let at = 0; at < words.length; at++) if (((words[at] ?? 0) & TOP_BITS) !== 0) return false;
  const rest = [bytes.subarray(0, first), bytes.subarray(first + words.length * 4)];
  return rest.every((part) => part.every((byte) => byte < 0x80));
}
