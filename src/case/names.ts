/** Short words that occur again and again (topics, currencies), each kept once and known by a number. */
export class Names {
  private readonly positions = new Map<string, number>();
  readonly list: string[] = [];

  intern(name: string): number {
    const known = this.positions.get(name);
    if (known !== undefined) return known;
    this.positions.set(name, this.list.length);
    this.list.push(name);
    return this.list.length - 1;
  }
}
