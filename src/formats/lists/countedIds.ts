/** Ids for rows of lists that number nothing, or number it anew in every part: alike ones are told apart by count. */
export class CountedIds {
  private readonly counts = new Map<string, number>();

  /** The stem itself the first time, then with `#2`, `#3` …: the same in every opening of the file. */
  next(stem: string): string {
    const count = (this.counts.get(stem) ?? 0) + 1;
    this.counts.set(stem, count);
    return count === 1 ? stem : `${stem}#${count}`;
  }
}
