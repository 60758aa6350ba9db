import { Inflate } from 'fflate';

/** Small enough that one push cannot grow far past the limit: deflate expands at most about 1,032 times. */
const PUSH_BYTES = 64;

/**
 * Raw deflate data inflated, given up as soon as the output passes `limit` bytes.
 *
 * @returns the bytes, or 'too-large', or 'unreadable' when the data are not deflate data or end too early.
 */
export function inflateAtMost(data: Uint8Array, limit: number): Uint8Array | 'too-large' | 'unreadable' {
  if (data.length === 0) return 'unreadable';
  const parts: Uint8Array[] = [];
  let total = 0;
  const stream = new Inflate((part) => {
    total += part.length;
    if (total <= limit) parts.push(part);
  });
  try {
    for (let at = 0; at < data.length; at += PUSH_BYTES) {
      stream.push(data.subarray(at, at + PUSH_BYTES), at + PUSH_BYTES >= data.length);
      if (total > limit) return 'too-large';
    }
  } catch {
    return 'unreadable';
  }
  const bytes = new Uint8Array(total);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
