import { grown } from '../model/grown.ts';

/**
 * A typed array that grows as values are pushed. `finish` gives a view: the room that was never written takes no memory
 * of the machine, a copy would for a moment take twice what is there.
 */
abstract class Growing<T extends Int32Array | Uint8Array | Float64Array | Uint32Array> {
  protected size = 0;
  protected constructor(protected array: T) {}

  get count(): number {
    return this.size;
  }

  at(index: number): number {
    return this.array[index] ?? 0;
  }

  set(index: number, value: number): void {
    this.array[index] = value;
  }

  push(value: number): void {
    if (this.size === this.array.length) this.grow();
    this.array[this.size++] = value;
  }

  protected abstract grow(): void;
}

/** Growing column of signed 32-bit integers. */
export class GrowingInt32 extends Growing<Int32Array> {
  constructor() {
    super(new Int32Array(256));
  }
  protected grow(): void {
    this.array = grown(this.array);
  }
  finish(): Int32Array {
    return this.array.subarray(0, this.size);
  }
}

/** Growing column of bytes. */
export class GrowingUint8 extends Growing<Uint8Array> {
  constructor() {
    super(new Uint8Array(256));
  }
  protected grow(): void {
    this.array = grown(this.array);
  }
  finish(): Uint8Array {
    return this.array.subarray(0, this.size);
  }
}

/** Growing column of 64-bit floating-point numbers. */
export class GrowingFloat64 extends Growing<Float64Array> {
  constructor() {
    super(new Float64Array(256));
  }
  protected grow(): void {
    this.array = grown(this.array);
  }
  finish(): Float64Array {
    return this.array.subarray(0, this.size);
  }
}
