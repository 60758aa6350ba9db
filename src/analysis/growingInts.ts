import { grown } from '../model/grown.ts';

/** A growing list of 32-bit integers outside the JavaScript heap. */
export class GrowingInts {
  private items = new Int32Array(1024);
  length = 0;

  push(value: number): void {
    if (this.length === this.items.length) this.items = grown(this.items);
    this.items[this.length++] = value;
  }

  get(index: number): number {
    return this.items[index] ?? 0;
  }

  set(index: number, value: number): void {
    this.items[index] = value;
  }

  add(index: number, value: number): void {
    this.items[index] = this.get(index) + value;
  }

  /** The list as an array; later pushes may not show in it. */
  view(): Int32Array {
    return this.items.subarray(0, this.length);
  }
}
