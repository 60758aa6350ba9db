/**
 * Arrays of so many items get four times the room at once: copying costs more than room that is not written, of which
 * the machine gives none before it is.
 */
const LARGE = 2 ** 16;
const LARGEST = 2 ** 22;

/** A copy with at least twice the room. */
export function grown(array: Int32Array): Int32Array<ArrayBuffer>;
export function grown(array: Uint32Array): Uint32Array<ArrayBuffer>;
export function grown(array: Uint8Array): Uint8Array<ArrayBuffer>;
export function grown(array: Float64Array): Float64Array<ArrayBuffer>;
export function grown(
  array: Int32Array | Uint32Array | Uint8Array | Float64Array,
): Int32Array | Uint32Array | Uint8Array | Float64Array {
  const room = array.length * (array.length >= LARGE && array.length < LARGEST ? 4 : 2);
  const bigger =
    array instanceof Int32Array
      ? new Int32Array(room)
      : array instanceof Uint32Array
        ? new Uint32Array(room)
        : array instanceof Float64Array
          ? new Float64Array(room)
          : new Uint8Array(room);
  bigger.set(array);
  return bigger;
}
