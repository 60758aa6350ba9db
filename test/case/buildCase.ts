import { CaseBuilder } from '../../src/case/caseBuilder.ts';
import { EntityFlag, type CaseData } from '../../src/case/caseData.ts';
import { countryName } from '../../src/case/codes.ts';
import { listAt } from '../../src/case/lists.ts';
import type { OwnedTexts } from '../../src/case/textColumn.ts';
import { ENTITY_KIND_LIST } from '../../src/model/entityKinds.ts';
import type { Piece } from './records.ts';

/** The as-of date of the cases built here. */
export const TODAY = '2026-01-01';

/** Hands pieces to a builder, line by line from 1. */
export function buildCase(pieces: readonly Piece[]): CaseData {
  const builder = new CaseBuilder(TODAY);
  builder.beginFile('file', 'case');
  pieces.forEach((piece, index) => {
    builder.row();
    if (piece.type === 'entity') builder.entity(piece.record, index + 1);
    else if (piece.type === 'addition') builder.addition(piece.record, index + 1);
    else builder.relation(piece.record, index + 1);
  });
  builder.endFile(0);
  return builder.finish('0000000000000000');
}

/** What the columns say of one entity. */
export interface EntityFacts {
  readonly name: string;
  readonly kind: string;
  readonly countries: readonly string[];
  readonly topics: readonly string[];
  readonly aliases: readonly string[];
  readonly identifiers: readonly string[];
  readonly unnamed: boolean;
  readonly placeholder: boolean;
  readonly listed: boolean;
  readonly acts: boolean;
}

/** The facts of an entity, read out of the columns. */
export function entityFacts({ entities }: CaseData, index: number): EntityFacts {
  const flags = entities.flags[index] ?? 0;
  return {
    name: entities.names.get(index),
    kind: ENTITY_KIND_LIST[entities.kinds[index] ?? -1] ?? 'none',
    countries: [...listAt(entities.countries, index)].map(countryName),
    topics: [...listAt(entities.topics, index)].map((topic) => entities.topicNames[topic] ?? 'none'),
    aliases: textsOf(entities.aliases, index),
    identifiers: textsOf(entities.identifiers, index),
    unnamed: (flags & EntityFlag.unnamed) !== 0,
    placeholder: (flags & EntityFlag.placeholder) !== 0,
    listed: (flags & EntityFlag.listed) !== 0,
    acts: (flags & EntityFlag.acts) !== 0,
  };
}

function textsOf({ texts, owners }: OwnedTexts, owner: number): string[] {
  return [...owners].flatMap((other, index) => (other === owner ? [texts.get(index)] : []));
}

/** The ids of the relations in a list around an entity. */
export function relationIds(data: CaseData, side: 'outgoing' | 'incoming' | 'serving', entity: number): string[] {
  return [...listAt(data.adjacency[side], entity)].map((relation) => data.relations.ids.get(relation));
}
