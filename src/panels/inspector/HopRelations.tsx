import { useState, type ReactElement } from 'react';
import type { HopBrief } from '../../model/brief.ts';
import { showSpan } from '../../model/dates.ts';
import { showHs } from '../../model/hs.ts';
import { useHop } from '../../state/questions.ts';
import type { HopOrder } from '../../worker/protocol.ts';
import { hopMoney, number, plural } from '../ui/format.ts';
import { RelationCard } from './RelationCard.tsx';
import { SparkLine } from './SparkLine.tsx';

const LISTED_AT_ONCE = 25;
/** More codes than this are counted, not listed. */
const CODES_SHOWN = 8;

const ORDERS: Readonly<Record<HopOrder, string>> = {
  newest: 'newest first',
  oldest: 'oldest first',
  value: 'largest amount first',
};

/** All relations of a hop of several: summed up, by month, and one by one in an order of choice. */
export function HopRelations({
  brief,
  relations,
}: {
  readonly brief: HopBrief;
  readonly relations: readonly string[];
}): ReactElement {
  const [limit, setLimit] = useState(LISTED_AT_ONCE);
  const [order, setOrder] = useState<HopOrder>('newest');
  const { data } = useHop(relations, limit, order);
  const codes = brief.hs.slice(0, CODES_SHOWN).map(showHs).join(', ');
  return (
    <section className="stack">
      <h3 className="heading">All {plural(brief.relations, 'relation', 'relations')} of this hop</h3>
      {data && <SparkLine months={data.months} />}
      <dl className="facts">
        <dt>Dates</dt>
        <dd>
          {showSpan(brief.dates)}
          {brief.undated > 0 && ` · ${number(brief.undated)} undated`}
        </dd>
        <dt>Value</dt>
        <dd>{hopMoney(brief)}</dd>
        <dt>Codes</dt>
        <dd>
          {codes === '' ? 'not recorded' : codes}
          {brief.hs.length > CODES_SHOWN && ` and ${number(brief.hs.length - CODES_SHOWN)} more`}
        </dd>
        {data !== undefined && data.unsourced > 0 && (
          <>
            <dt>Without a source</dt>
            <dd>{number(data.unsourced)}</dd>
          </>
        )}
      </dl>
      <label className="between">
        <span className="muted small">Listed</span>
        <select
          className="field compact"
          value={order}
          onChange={(event) => {
            const { value } = event.target;
            if (value === 'newest' || value === 'oldest' || value === 'value') setOrder(value);
          }}
        >
          {Object.entries(ORDERS).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </label>
      {data?.relations.map((record) => (
        <RelationCard key={record.id} record={record} picked={record.id === brief.picked.id} />
      ))}
      {data && data.total > data.relations.length && (
        <button type="button" className="button small" onClick={() => setLimit(limit * 4)}>
          Show more: {number(data.relations.length)} of {number(data.total)}
        </button>
      )}
    </section>
  );
}
