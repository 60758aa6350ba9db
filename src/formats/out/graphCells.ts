import { RELATION_KINDS, type RelationKind } from '../../model/relationKinds.ts';
import { RECORD_COLUMN, type OwnCell } from '../ownColumns.ts';

/** The attributes of a node: its columns without the id, and the label that programs show. */
export function nodeCells(cells: readonly OwnCell[]): readonly OwnCell[] {
  const name = cells.find(([column]) => column === 'name')?.[1];
  const label: readonly OwnCell[] = name === undefined ? [] : [['label', name]];
  return [[RECORD_COLUMN, 'entity'], ...label, ...cells.filter(([column]) => column !== 'id')];
}

/** The attributes of an edge: an id of a relation may be that of an entity, which graphs do not allow, so it is one. */
export function edgeCells(cells: readonly OwnCell[]): readonly OwnCell[] {
  const kept = cells.filter(([column]) => column !== 'from' && column !== 'to');
  return [
    [RECORD_COLUMN, 'relation'],
    ...kept.map(([column, text]): OwnCell => [column === 'id' ? 'relation_id' : column, text]),
  ];
}

/** Whether a kind has a direction: who shares an address with whom has none. */
export function isDirected(kind: RelationKind): boolean {
  return RELATION_KINDS[kind].family !== 'association';
}
