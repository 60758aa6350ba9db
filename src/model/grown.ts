/** A copy with twice the room. */
export function grown(array: Int32Array): Int32Array<ArrayBuffer>;
export function grown(array: Uint32Array): Uint32Array<ArrayBuffer>;
export function grown(array: Uint8Array): Uint8Array<ArrayBuffer>;
export function grown(array: Float64Array): Float64Array<ArrayBuffer>;
export function grown(
  array: Int32Array | Uint32Array | Uint8Array | Float64Array,
): Int32Array | Uint32Array | Uint8Array | Float64Array {
  const bigger =
    array instanceof Int32Array
      ? new Int32Array(array.length * 2)
      : array instanceof Uint32Array
        ? new Uint32Array(array.length * 2)
        : array instanceof Float64Array
          ? new Float64Array(array.length * 2)
          : new Uint8Array(array.length * 2);
  bigger.set(array);
  return bigger;
}
