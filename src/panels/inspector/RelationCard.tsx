import type { ReactElement } from 'react';
import { showSpan } from '../../model/dates.ts';
import type { RelationRecord } from '../../model/records.ts';
import { RELATION_KINDS } from '../../model/relationKinds.ts';
import { money, number } from '../ui/format.ts';
import { goodsText } from './goodsText.ts';

/** One relation of a hop in a few lines; the one the chain rests on is marked. */
export function RelationCard({
  record,
  picked,
}: {
  readonly record: RelationRecord;
  readonly picked: boolean;
}): ReactElement {
  return (
    <div className="card stack tight">
      <span className="between">
        <span className="strong">{showSpan(record.dates)}</span>
        <span className="row">
          {picked && <span className="tag">picked</span>}
          <span className="muted small">{record.claim?.status ?? 'unknown'}</span>
        </span>
      </span>
      <span className="small">
        {record.label ?? RELATION_KINDS[record.kind].label} · {goodsText(record)}
      </span>
      <span className="muted small">
        {[
          record.goods?.quantity === undefined
            ? undefined
            : `${number(record.goods.quantity)} ${record.goods.unit ?? ''}`,
          record.value && money(record.value),
          record.evidence?.length ? undefined : 'no source',
          record.id,
        ]
          .filter((part) => part !== undefined)
          .join(' · ')}
      </span>
    </div>
  );
}
