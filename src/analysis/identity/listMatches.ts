import { EntityFlag, type CaseData } from '../../case/caseData.ts';
import { byCodePoint } from '../../model/ids.ts';
import { NameFolder } from './foldName.ts';
import { KeyGroups } from './keyGroups.ts';
import type { IdentityWork } from './merges.ts';
import { isTelling, nameAt, nameCount, ownerOfName, tellingKey } from './partyNames.ts';
import { basisRank, matchByName, matchByNumber, type PartyMatch } from './sameParty.ts';
import { valueKey } from './schemes.ts';

/** A party of a loaded list and a party of the case that it may be. */
export interface ListMatch extends PartyMatch {
  /** Id in the list's own data. */
  readonly listEntity: string;
  /** Id in the case. */
  readonly caseEntity: string;
}

/** Matches, strongest first. */
export interface ListMatches {
  readonly matches: readonly ListMatch[];
  /** Numbers and names that more than 100 listed parties share: they tell nobody and are not compared. */
  readonly tooCommon: number;
}

const MOST_SHARING = 100;
const PAUSE_EVERY = 128;

/**
 * Parties of a case that a list may name: by number with the country first; by folded name only as a suggestion to
 * confirm, where the country is the same or one of the two lacks it; persons by name only where birth date and country
 * are equal too. Only the parties that the list data mark as listed are looked for, or all where none is marked.
 */
export async function suggestListMatches(data: CaseData, listData: CaseData, work: IdentityWork): Promise<ListMatches> {
  const search = new ListSearch(data, listData, work);
  await search.byNumbers();
  await search.byNames();
  return search.finish();
}

class ListSearch {
  private readonly found = new Map<string, ListMatch>();
  private readonly folder: NameFolder;
  private readonly wanted: (entity: number) => boolean;
  private readonly common = new Set<string>();

  constructor(
    private readonly data: CaseData,
    private readonly listData: CaseData,
    private readonly work: IdentityWork,
  ) {
    this.folder = new NameFolder(work.romanise);
    const { flags } = listData.entities;
    const marked = flags.some((value) => (value & EntityFlag.listed) !== 0);
    this.wanted = (entity) => !marked || ((flags[entity] ?? 0) & EntityFlag.listed) !== 0;
  }

  async byNumbers(): Promise<void> {
    const listed = this.listData.entities.identifiers;
    const groups = new KeyGroups();
    for (let item = 0; item < listed.texts.count; item++) {
      groups.add(this.wanted(listed.owners[item] ?? 0) ? valueKey(listed.texts.get(item)) : '');
      if (item % PAUSE_EVERY === 0) await this.work.pause();
    }
    const { texts, owners } = this.data.entities.identifiers;
    for (let item = 0; item < texts.count; item++) {
      if (item % PAUSE_EVERY === 0) await this.step(0, item, texts.count * 2);
      const key = valueKey(texts.get(item));
      for (const other of this.sharing(groups, key)) {
        const listEntity = listed.owners[other] ?? 0;
        await this.add(listEntity, owners[item] ?? 0, async () =>
          matchByNumber(
            await this.listData.details.entity(listEntity),
            await this.data.details.entity(owners[item] ?? 0),
          ),
        );
      }
    }
  }

  async byNames(): Promise<void> {
    const { data, listData } = this;
    const groups = new KeyGroups();
    for (let item = 0; item < nameCount(listData); item++) {
      const telling = this.wanted(ownerOfName(listData, item)) && isTelling(listData, item);
      groups.add(telling ? tellingKey(listData, item, this.folder.fold(nameAt(listData, item)).key) : '');
      if (item % PAUSE_EVERY === 0) await this.work.pause();
    }
    for (let item = 0; item < nameCount(data); item++) {
      if (item % PAUSE_EVERY === 0) await this.step(0.5, item, nameCount(data) * 2);
      if (!isTelling(data, item)) continue;
      const key = tellingKey(data, item, this.folder.fold(nameAt(data, item)).key);
      for (const other of this.sharing(groups, key)) {
        await this.add(ownerOfName(listData, other), ownerOfName(data, item), () => this.matchNames(other, item));
      }
    }
  }

  finish(): ListMatches {
    const matches = [...this.found.values()].sort(
      (a, b) =>
        basisRank(a) - basisRank(b) ||
        byCodePoint(a.listEntity, b.listEntity) ||
        byCodePoint(a.caseEntity, b.caseEntity),
    );
    return { matches, tooCommon: this.common.size };
  }

  /** The items of the list that share a key of the case. */
  private sharing(groups: KeyGroups, key: string): readonly number[] {
    const group = groups.find(key);
    if (group < 0) return [];
    if (groups.size(group) <= MOST_SHARING) return groups.items(group);
    this.common.add(key);
    return [];
  }

  /** Keeps the strongest match of a pair. */
  private async add(
    listEntity: number,
    caseEntity: number,
    match: () => Promise<PartyMatch | undefined>,
  ): Promise<void> {
    const flags = (this.listData.entities.flags[listEntity] ?? 0) | (this.data.entities.flags[caseEntity] ?? 0);
    if ((flags & EntityFlag.unnamed) !== 0) return;
    const key = `${listEntity} ${caseEntity}`;
    const known = this.found.get(key);
    await this.work.pause();
    const found = await match();
    if (found === undefined || (known && basisRank(known) <= basisRank(found))) return;
    this.found.set(key, {
      ...found,
      listEntity: this.listData.entities.ids.get(listEntity),
      caseEntity: this.data.entities.ids.get(caseEntity),
    });
  }

  private async matchNames(listItem: number, caseItem: number): Promise<PartyMatch | undefined> {
    const { data, listData } = this;
    const first = nameAt(listData, listItem);
    const second = nameAt(data, caseItem);
    return matchByName(
      await listData.details.entity(ownerOfName(listData, listItem)),
      await data.details.entity(ownerOfName(data, caseItem)),
      {
        first,
        second,
        alias: listItem >= listData.entities.count || caseItem >= data.entities.count,
        firstForm: this.folder.fold(first).form,
        secondForm: this.folder.fold(second).form,
      },
      { countryMayMiss: true },
    );
  }

  private async step(before: number, done: number, total: number): Promise<void> {
    this.work.progress?.(before + done / Math.max(1, total));
    await this.work.pause();
  }
}
