import { EntityFlag, type CaseData } from '../../case/caseData.ts';
import { listAt } from '../../case/lists.ts';
import { RELATION_KIND_LIST, RELATION_KINDS } from '../../model/relationKinds.ts';
import { compareIdsAt } from '../idOrder.ts';
import type { Romanise } from '../search/fold.ts';
import { NameFolder } from './foldName.ts';
import { KeyGroups } from './keyGroups.ts';
import { isTelling, nameAt, nameCount, ownerOfName, tellingKey } from './partyNames.ts';
import { basisRank, matchByName, matchByNumber, type PartyMatch } from './sameParty.ts';
import { valueKey } from './schemes.ts';

/** Two parties of a case, by index in the order of the file, that may be one, and why. */
export interface MergeSuggestion extends PartyMatch {
  readonly first: number;
  readonly second: number;
}

/** Suggestions, strongest first. */
export interface MergeSuggestions {
  readonly suggestions: readonly MergeSuggestion[];
  /** Numbers and names that more than 100 parties share: they tell nobody and are not compared. */
  readonly tooCommon: number;
}

/** What a long search for suggestions needs of its caller. */
export interface IdentityWork {
  readonly romanise: Romanise;
  /** Gives way to other work now and then; throws when the request was cancelled. */
  readonly pause: () => Promise<void>;
  /** The share done, 0 to 1. */
  readonly progress?: ((done: number) => void) | undefined;
}

const MOST_SHARING = 100;
const PAUSE_EVERY = 128;

/**
 * Parties that may be one (formats, section 7): by an equal number with its country, or else by an equal folded name in
 * the same country. Suggestions only: nothing is merged. Never an unnamed party, never two placeholders, never a person
 * by name alone, never two parties of whom one trades with, pays, owns or directs the other. Of n parties that share a
 * number or a name at most n − 1 pairs come: enough to join all that belong together.
 */
export async function suggestMerges(data: CaseData, work: IdentityWork): Promise<MergeSuggestions> {
  const pairs = new PairSearch(data, work);
  await pairs.byNumbers();
  await pairs.byNames();
  return pairs.finish();
}

class PairSearch {
  private readonly found = new Map<string, MergeSuggestion>();
  private readonly folder: NameFolder;
  private tooCommon = 0;

  constructor(
    private readonly data: CaseData,
    private readonly work: IdentityWork,
  ) {
    this.folder = new NameFolder(work.romanise);
  }

  async byNumbers(): Promise<void> {
    const { texts, owners } = this.data.entities.identifiers;
    const groups = new KeyGroups();
    for (let item = 0; item < texts.count; item++) {
      groups.add(valueKey(texts.get(item)));
      if (item % PAUSE_EVERY === 0) await this.step(0, item, texts.count);
    }
    for (let group = 0; group < groups.count; group++) {
      if (groups.size(group) < 2) continue;
      await this.step(0.1, group, groups.count);
      await this.pair(
        groups.items(group).map((item) => owners[item] ?? 0),
        async (first, second) =>
          this.arePlaceholders(first, second)
            ? undefined
            : matchByNumber(await this.data.details.entity(first), await this.data.details.entity(second)),
      );
    }
  }

  async byNames(): Promise<void> {
    const { data } = this;
    const groups = new KeyGroups();
    const count = nameCount(data);
    for (let item = 0; item < count; item++) {
      const key = isTelling(data, item) ? this.folder.fold(nameAt(data, item)).key : '';
      groups.add(tellingKey(data, item, key));
      if (item % PAUSE_EVERY === 0) await this.step(0.2, item, count * 2);
    }
    for (let group = 0; group < groups.count; group++) {
      if (groups.size(group) < 2) continue;
      await this.step(0.7, group, groups.count * 4);
      const items = new Map<number, number>();
      for (const item of groups.items(group)) {
        const owner = ownerOfName(data, item);
        // Names come before aliases, so the name decides where both are equal.
        if (!items.has(owner)) items.set(owner, item);
      }
      for (const sharing of this.byCountry([...items.keys()])) {
        await this.pair(sharing, (first, second) =>
          this.matchNames(items.get(first) ?? first, items.get(second) ?? second),
        );
      }
    }
  }

  finish(): MergeSuggestions {
    const { ids } = this.data.entities;
    const suggestions = [...this.found.values()].sort(
      (a, b) =>
        basisRank(a) - basisRank(b) || compareIdsAt(ids, a.first, b.first) || compareIdsAt(ids, a.second, b.second),
    );
    return { suggestions, tooCommon: this.tooCommon };
  }

  /** Joins each of some parties to one of every group before it that it fits. */
  private async pair(
    parties: readonly number[],
    match: (first: number, second: number) => Promise<PartyMatch | undefined>,
  ): Promise<void> {
    const distinct = [...new Set(parties)].filter((party) => !this.hasFlag(party, EntityFlag.unnamed));
    if (distinct.length > MOST_SHARING) {
      this.tooCommon++;
      return;
    }
    distinct.sort((a, b) => a - b);
    const joined = new Map(distinct.map((party) => [party, party]));
    for (const [index, second] of distinct.entries()) {
      for (const first of distinct.slice(0, index)) {
        if (joined.get(first) === joined.get(second)) continue;
        const key = `${first} ${second}`;
        await this.work.pause();
        if (!this.found.has(key)) {
          const found = this.dealWithEachOther(first, second) ? undefined : await match(first, second);
          if (found === undefined) continue;
          this.found.set(key, { first, second, ...found });
        }
        const [from, to] = [joined.get(second), joined.get(first) ?? first];
        for (const [party, group] of joined) if (group === from) joined.set(party, to);
      }
    }
  }

  private async matchNames(first: number, second: number): Promise<PartyMatch | undefined> {
    const { data } = this;
    const names = [nameAt(data, first), nameAt(data, second)] as const;
    return matchByName(
      await data.details.entity(ownerOfName(data, first)),
      await data.details.entity(ownerOfName(data, second)),
      {
        first: names[0],
        second: names[1],
        alias: first >= data.entities.count || second >= data.entities.count,
        firstForm: this.folder.fold(names[0]).form,
        secondForm: this.folder.fold(names[1]).form,
      },
      { countryMayMiss: false },
    );
  }

  /** Parties by country, so that those of one name in many countries are not compared with each other. */
  private byCountry(parties: readonly number[]): readonly number[][] {
    if (parties.length < 2) return [];
    const groups = new Map<number, number[]>();
    for (const party of parties) {
      for (const country of new Set(listAt(this.data.entities.countries, party))) {
        const group = groups.get(country) ?? [];
        group.push(party);
        groups.set(country, group);
      }
    }
    return [...groups.values()].filter((group) => group.length > 1);
  }

  /** Whether a record says that one deals with the other: what a party does not do with itself. */
  private dealWithEachOther(first: number, second: number): boolean {
    const { adjacency, relations } = this.data;
    const degree = (party: number): number =>
      listAt(adjacency.outgoing, party).length + listAt(adjacency.incoming, party).length;
    const [few, other] = degree(first) <= degree(second) ? [first, second] : [second, first];
    const between = (relation: number): boolean =>
      (relations.from[relation] === other || relations.to[relation] === other) && isDealing(relations.kinds[relation]);
    return listAt(adjacency.outgoing, few).some(between) || listAt(adjacency.incoming, few).some(between);
  }

  private arePlaceholders(first: number, second: number): boolean {
    return this.hasFlag(first, EntityFlag.placeholder) && this.hasFlag(second, EntityFlag.placeholder);
  }

  private hasFlag(party: number, flag: number): boolean {
    return ((this.data.entities.flags[party] ?? 0) & flag) !== 0;
  }

  private async step(before: number, done: number, total: number): Promise<void> {
    this.work.progress?.(before + done / Math.max(1, total));
    await this.work.pause();
  }
}

function isDealing(kind: number | undefined): boolean {
  return RELATION_KINDS[RELATION_KIND_LIST[kind ?? 0] ?? 'linked_to'].family !== 'association';
}
