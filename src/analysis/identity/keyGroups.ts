import { IdIndex } from '../../case/idIndex.ts';
import { GrowingInt32 } from '../../case/growing.ts';

/** Items grouped by a text key in typed arrays: a million names are kept as hashes and numbers. */
export class KeyGroups {
  private readonly keys = new IdIndex();
  private readonly heads = new GrowingInt32();
  private readonly next = new GrowingInt32();
  private readonly sizes = new GrowingInt32();

  /** Adds the next item, 0, 1, 2 …; an empty key puts it into no group. */
  add(key: string): void {
    const item = this.next.count;
    if (key === '') {
      this.next.push(-1);
      return;
    }
    const group = this.keys.intern(key);
    if (group === this.heads.count) {
      this.heads.push(-1);
      this.sizes.push(0);
    }
    this.next.push(this.heads.at(group));
    this.heads.set(group, item);
    this.sizes.set(group, this.sizes.at(group) + 1);
  }

  /** Number of groups. */
  get count(): number {
    return this.heads.count;
  }

  size(group: number): number {
    return this.sizes.at(group);
  }

  /** The items of a group in the order they were added. */
  items(group: number): number[] {
    const items: number[] = [];
    for (let item = this.heads.at(group); item >= 0; item = this.next.at(item)) items.push(item);
    return items.toReversed();
  }

  /** The group of a key, or −1. */
  find(key: string): number {
    return key === '' ? -1 : this.keys.find(key);
  }
}
