import { showHs } from '../../model/hs.ts';
import type { RelationRecord } from '../../model/records.ts';

/** Codes and text of the goods of one relation. */
export function goodsText(record: RelationRecord): string {
  const parts = [record.goods?.hs?.map(showHs).join(', '), record.goods?.text];
  return parts.filter((part) => part !== undefined && part !== '').join(' ') || 'not recorded';
}
