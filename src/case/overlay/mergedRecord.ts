import type { EntityRecord } from '../../model/records.ts';
import { mergeEntity } from '../mergeEntity.ts';

/** Fields of which an entity has one: where two records differ, the second stays readable under its id. */
const SINGLE_FIELDS = ['kind', 'label', 'founded', 'dissolved', 'address'] as const;

/** One record for parties taken for one: the first stands, and what the others say otherwise is kept with their ids. */
export function mergedRecord(kept: EntityRecord, joined: readonly EntityRecord[]): EntityRecord {
  return joined.reduce((record, other) => {
    const differing = SINGLE_FIELDS.flatMap((field): [string, readonly string[]][] => {
      const value = other[field];
      return value === undefined || value === kept[field] ? [] : [[`${field} of ${other.id}`, [value]]];
    });
    const raw = { ...other.raw, ...Object.fromEntries([['joined', [other.id]], ...differing]) };
    return mergeEntity(record, { ...other, raw });
  }, kept);
}
