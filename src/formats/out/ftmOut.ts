import type { SourceRecord } from '../../model/evidence.ts';
import { ownCells } from '../ownColumns.ts';
import type { CaseWriter, Losses } from './caseWriter.ts';
import { ftmEntity, ftmListings } from './ftmEntity.ts';
import type { FtmLine } from './ftmLine.ts';
import { ftmRelation } from './ftmRelation.ts';

/** FollowTheMoney JSON Lines, one entity a line, as OpenSanctions and OpenAleph read them. */
export const ftmOut: CaseWriter = {
  id: 'ftm',
  label: 'FollowTheMoney (JSON lines)',
  extension: 'ftm.json',
  mediaType: 'application/jsonl',
  needsEnds: false,
  async *write({ sources, views, entities, relations }, losses) {
    losses.add('title, date and note of the case');
    losses.add('saved views', views.length);
    const known = new Map<string, SourceRecord>(sources.map((source) => [source.id, source]));
    for await (const entity of entities()) {
      const line = ftmEntity(entity, known, losses);
      countUnused('entity', ownCells('entity', entity), line, losses);
      yield text(line);
      for (const listing of ftmListings(entity, losses)) yield text(listing);
    }
    for await (const relation of relations()) {
      const line = ftmRelation(relation, known);
      countUnused('relation', ownCells('relation', relation), line, losses);
      yield text(line);
    }
  },
};

/** What no property took is a loss under the name of its field. */
function countUnused(
  record: string,
  cells: readonly (readonly [string, string])[],
  line: FtmLine,
  losses: Losses,
): void {
  for (const [name] of cells)
    if (!line.used.has(name)) losses.add(`${name} of ${record === 'entity' ? 'entities' : 'relations'}`);
}

function text({ id, schema, caption, datasets, properties }: FtmLine): string {
  return `${JSON.stringify({ id, schema, caption, properties: Object.fromEntries(properties), datasets })}\n`;
}
