import type { CaseData } from '../../src/case/caseData.ts';
import type { Lists, ListArray } from '../../src/case/lists.ts';
import type { OwnedTexts, TextColumn } from '../../src/case/textColumn.ts';

/** Everything a case says, as plain values: two cases are the same when these are equal. */
export async function wholeCase(data: CaseData): Promise<unknown> {
  const { entities, relations, adjacency, details, ...rest } = data;

  return {
    ...rest,
    sources: [...data.sources],
    entities: {
      ids: textsOf(entities.ids),
      found: all(entities.count).map((index) => entities.index.find(entities.ids.get(index))),
      names: textsOf(entities.names),
      kinds: [...entities.kinds],
      flags: [...entities.flags],
      countries: listsOf(entities.countries),
      topics: listsOf(entities.topics),
      topicNames: entities.topicNames,
      aliases: ownedOf(entities.aliases),
      identifiers: ownedOf(entities.identifiers),
    },
    relations: {
      ids: textsOf(relations.ids),
      found: all(relations.count).map((index) => relations.index.find(relations.ids.get(index))),
      from: [...relations.from],
      to: [...relations.to],
      kinds: [...relations.kinds],
      claims: [...relations.claims],
      flags: [...relations.flags],
      dateFrom: [...relations.dateFrom],
      dateTo: [...relations.dateTo],
      hs: listsOf(relations.hs),
      via: listsOf(relations.via),
      amounts: [...relations.amounts],
      currencies: [...relations.currencies],
      currencyNames: relations.currencyNames,
    },
    adjacency: [adjacency.outgoing, adjacency.incoming, adjacency.serving].map(listsOf),
    entityRecords: await Promise.all(all(entities.count).map((index) => details.entity(index))),
    relationRecords: await Promise.all(all(relations.count).map((index) => details.relation(index))),
  };
}

function textsOf(column: TextColumn): string[] {
  return Array.from({ length: column.count }, (_, index) => column.get(index));
}

function listsOf(lists: Lists<ListArray>): unknown {
  return { starts: [...lists.starts], items: [...lists.items] };
}

function ownedOf({ texts, owners }: OwnedTexts): unknown {
  return { texts: textsOf(texts), owners: [...owners] };
}

function all(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}
