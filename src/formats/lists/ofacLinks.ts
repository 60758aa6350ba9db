import type { RelationKind } from '../../model/relationKinds.ts';
import type { RecordSink } from '../../model/sink.ts';
import { CountedIds } from './countedIds.ts';
import { OFAC_ID, OFAC_SOURCE } from './ofacSource.ts';

/** A full stop after these is part of the name. */
const ABBREVIATION = /(?:\b\p{L}|\b(?:ltd|inc|co|corp|cia|etc))\.$/iu;

/** A relation of an entry with a party that the list names in words. */
interface NamedLink {
  readonly entity: string;
  readonly kind: RelationKind;
  readonly label: string;
  readonly name: string;
  /** The named party is where the relation starts. */
  readonly reversed: boolean;
  readonly line: number;
}

/**
 * Relations with parties that OFAC names instead of numbering. The whole list has to be read before a name can be
 * told from another, so they are held until `end`. A name that no entry or more than one bears stays a party that is
 * not in the file: nothing is guessed.
 */
export class OfacLinks {
  private readonly ids = new Map<string, string | undefined>();
  private readonly aliasIds = new Map<string, string | undefined>();
  private readonly links: NamedLink[] = [];
  private readonly relationIds = new CountedIds();

  constructor(private readonly sink: RecordSink) {}

  /** Says by which name an entry of this file goes, and by which others. */
  entry(id: string, name: string, aliases: readonly string[] = []): void {
    remember(this.ids, name, id);
    for (const alias of aliases) remember(this.aliasIds, alias, id);
  }

  /** Holds a "Linked To": an undirected tie that is drawn from the entry. */
  linkedTo(entity: string, name: string, line: number): void {
    this.links.push({ entity, kind: 'linked_to', label: 'Linked To', name, reversed: false, line });
  }

  /** Holds the owner that the list gives for a vessel. */
  vesselOwner(entity: string, name: string, line: number): void {
    this.links.push({ entity, kind: 'owns', label: 'vessel owner', name, reversed: true, line });
  }

  /** Sends all relations held. */
  end(): void {
    for (const { entity, kind, label, name, reversed, line } of this.links) {
      const { id, note } = this.resolve(name);
      // By the name, so that what the remarks say in two files is not taken for one relation.
      this.sink.relation(
        {
          id: this.relationIds.next(`${entity}/${label}: ${name}`),
          kind,
          label,
          from: reversed ? id : entity,
          to: reversed ? entity : id,
          claim: { status: 'official', scope: 'this', statedBy: 'OFAC' },
          evidence: [{ source: OFAC_SOURCE, locator: entity.replace(OFAC_ID, 'uid ') }],
          note,
        },
        line,
      );
    }
  }

  /** A final full stop belongs to the name or to the sentence: both are tried. */
  private resolve(name: string): { readonly id: string; readonly note?: string } {
    const bare = name.replace(/\.$/, '');
    const plain = ABBREVIATION.test(name) ? name : bare;
    for (const ids of [this.ids, this.aliasIds]) {
      for (const candidate of [name, bare, `${bare}.`]) {
        const key = fold(candidate);
        const id = ids.get(key);
        if (id !== undefined) return { id };
        if (ids.has(key))
          return { id: `${OFAC_ID}${plain}`, note: `More than one entry of the list is named ${plain}.` };
      }
    }
    return { id: `${OFAC_ID}${plain}` };
  }
}

function remember(ids: Map<string, string | undefined>, name: string, id: string): void {
  const key = fold(name);
  ids.set(key, ids.has(key) && ids.get(key) !== id ? undefined : id);
}

function fold(name: string): string {
  return name.toUpperCase().replace(/\s+/g, ' ').trim();
}
