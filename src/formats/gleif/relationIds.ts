import type { RelationInBytes } from '../../model/byteRecords.ts';
import { HashCounts } from '../../model/hashCounts.ts';
import { hashText, hashWords } from '../../model/ids.ts';
import { wordsOf } from '../../model/wordView.ts';
import { hasCount } from '../edgeIds.ts';
import type { ByteCells } from '../table/byteCells.ts';

const BLANK = 32;
const encoder = new TextEncoder();

/** Ids for the relationships of one file: child, type and parent, counted where they repeat. */
export class RelationIds {
  private readonly counts = new HashCounts();
  private readonly hash = new Int32Array(2);
  private scratch = new Uint8Array(256);
  private words = wordsOf(this.scratch);

  /** The next id for these: the same in every opening of the file. */
  next(child: string, type: string, parent: string): string {
    const id = `${child} ${type} ${parent}`;
    hashText(id, this.hash);
    const count = this.counts.add(this.hash[0] ?? 0, this.hash[1] ?? 0);
    return count === 1 ? id : `${id}#${count}`;
  }

  /** Gives a relation, of which the parent is the first end, its id of three cells; good until the next call. */
  name(relation: RelationInBytes, cells: ByteCells, child: number, type: number, parent: number): void {
    const { texts, idHash } = relation;
    let end = this.put(cells, child, 0);
    this.scratch[end++] = BLANK;
    end = this.put(cells, type, end);
    this.scratch[end++] = BLANK;
    end = this.put(cells, parent, end);
    hashWords(this.words, 0, end, idHash);
    const count = this.counts.add(idHash[0] ?? 0, idHash[1] ?? 0);
    if (count > 1) {
      end += encoder.encodeInto(`#${count}`, this.scratch.subarray(end)).written;
      hashWords(this.words, 0, end, idHash);
    }
    relation.isIdHashed = true;
    relation.isIdNew = !hasCount(texts, 1);
    texts.bytes[0] = this.scratch;
    texts.starts[0] = 0;
    texts.ends[0] = end;
  }

  /** Puts a cell at a place of the scratch, behind which there is room for a count, and gives its end. */
  private put({ bytes, starts, ends }: ByteCells, cell: number, place: number): number {
    const start = starts[cell] ?? 0;
    const end = place + (ends[cell] ?? 0) - start;
    if (end + 16 > this.scratch.length) {
      const old = this.scratch;
      this.scratch = new Uint8Array((end + 16) * 2);
      this.scratch.set(old);
      this.words = wordsOf(this.scratch);
    }
    for (let at = place; at < end; at++) this.scratch[at] = bytes[start + at - place] ?? 0;
    return end;
  }
}
