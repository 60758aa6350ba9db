import { concat, startingWith } from './encoding.ts';

/**
 * The bytes of a file, inflated when its first two bytes say gzip (1f 8b) and unchanged otherwise.
 *
 * @throws ReadFailure when the archive is cut, damaged, or inflates to more than `maxBytes`.
 */
export async function* inflate(chunks: AsyncIterable<Uint8Array>, maxBytes?: number): AsyncGenerator<Uint8Array> {
  const iterator = chunks[Symbol.asyncIterator]();
  try {
    let head: Uint8Array = new Uint8Array(0);
    while (head.length < 2) {
      const next = await iterator.next();
      if (next.done === true) break;
      head = concat(head, next.value);
    }
    const bytes = startingWith(head, iterator);
    if (head[0] !== 0x1f || head[1] !== 0x8b) yield* bytes;
    else {
      const { decompress, MAX_INFLATED_BYTES } = await import('./decompress.ts');
      yield* decompress(bytes, 'gzip', maxBytes ?? MAX_INFLATED_BYTES);
    }
  } finally {
    await iterator.return?.();
  }
}
