import type { Evidence } from '../../model/evidence.ts';
import type { RecordSink } from '../../model/sink.ts';

/** Rows named as evidence of a link that rests on many. */
const MOST_EVIDENCE = 20;

interface Link {
  readonly label: 'acts for' | 'made by';
  readonly from: string;
  readonly to: string;
  readonly lines: number[];
  readonly texts: Set<string>;
  readonly hs: Set<string>;
  count: number;
}

/**
 * What follows from rows without being a shipment: a party that acts for another, and the maker of goods. Each pair is
 * one inferred relation, without a date or value of any row.
 */
export class InferredLinks {
  private readonly links = new Map<string, Link>();
  private readonly fileName: string;

  constructor(fileName: string) {
    this.fileName = fileName;
  }

  /** Goods pass from one party to another because one of them acts for the other; `text` is the cell that says so. */
  actsFor(from: string, to: string, text: string, line: number): void {
    if (from !== to) this.note('acts for', from, to, line).texts.add(text);
  }

  /** The maker of goods, and who sent them; the codes are those of the goods. */
  madeBy(maker: string, sender: string, hs: string | undefined, line: number): void {
    const link = this.note('made by', maker, sender, line);
    if (hs !== undefined) link.hs.add(hs);
  }

  /** Sends one relation for each pair. */
  send(sink: RecordSink): void {
    for (const { label, from, to, lines, texts, hs, count } of this.links.values()) {
      const said = [...texts].slice(0, 3).map((text) => `“${text}”`);
      const rows = count > lines.length ? `${count} rows say so.` : undefined;
      const note = [said.length === 0 ? undefined : `The table says ${said.join(', ')}.`, rows]
        .filter((part) => part !== undefined)
        .join(' ');
      sink.relation(
        {
          id: `${this.fileName}:${label}:${from}>${to}`,
          kind: 'supplies',
          label,
          from,
          to,
          ...(hs.size === 0 ? {} : { goods: { hs: [...hs] } }),
          claim: { status: 'inferred', scope: 'this' },
          evidence: lines.map((line): Evidence => ({ source: this.fileName, locator: `row ${line}` })),
          ...(note === '' ? {} : { note }),
        },
        lines[0] ?? 0,
      );
    }
  }

  private note(label: Link['label'], from: string, to: string, line: number): Link {
    const key = `${label}\u001f${from}\u001f${to}`;
    let link = this.links.get(key);
    if (link === undefined) {
      this.links.set(key, (link = { label, from, to, lines: [], texts: new Set(), hs: new Set(), count: 0 }));
    }
    link.count++;
    if (link.lines.length < MOST_EVIDENCE) link.lines.push(line);
    return link;
  }
}
