import type { ReactElement } from 'react';
import { dateMeasure, toggleMeasure, useRemoval } from '../../state/removal.ts';
import { updateView } from '../../state/store.ts';
import type { WhatIfReply } from '../../worker/protocol.ts';
import { money, number, plural } from '../ui/format.ts';
import { DateField } from './DateField.tsx';

/** What stopping some parties does to the trace: a removal scenario, in the recorded network. */
export function WhatIfStrip(): ReactElement {
  const { measures, reply, fetching } = useRemoval();
  const name = (id: string): string => reply?.entities.find((brief) => brief.id === id)?.name ?? id;
  return (
    <section className="what-if" aria-label="What if">
      <div className="row">
        <span className="heading">What if, without</span>
        {measures.map(({ entity, from }) => (
          <span key={entity} className="chip">
            <span className="text">{name(entity)}</span>
            <DateField
              label={`Stop ${name(entity)} from`}
              value={from ?? ''}
              onChange={(text) => dateMeasure(entity, text === '' ? undefined : text)}
            />
            <button
              type="button"
              className="link"
              aria-label={`Put ${name(entity)} back`}
              onClick={() => toggleMeasure(entity)}
            >
              ✕
            </button>
          </span>
        ))}
        <button type="button" className="button small" onClick={() => updateView({ measures: [] })}>
          Put all back
        </button>
      </div>
      <p className="hint" role="status">
        {reply ? words(reply, name) : 'Tracing without them …'}
        {fetching && reply && ' · still tracing'}
      </p>
    </section>
  );
}

/** Broken and surviving chains, what the cheapest way round costs, and what is not certain about it. */
function words({ answer }: WhatIfReply, name: (id: string) => string): string {
  const { broken, surviving, of, complete, detour, noLongerCarried, stoppedOnChainsCounts } = answer;
  const parts = [
    `In the recorded network ${number(broken)} of ${complete ? '' : 'at least '}${plural(of, 'chain', 'chains')} ${
      broken === 1 ? 'breaks' : 'break'
    }, ${number(surviving)} ${surviving === 1 ? 'survives' : 'survive'}.`,
  ];
  if (detour && (detour.cost !== 0 || detour.hops !== 0 || detour.parties.length > 0)) {
    const more = [
      detour.hops === 0
        ? 'no extra hop'
        : `${detour.hops > 0 ? '+' : '−'}${plural(Math.abs(detour.hops), 'hop', 'hops')}`,
      detour.countries.length === 0 ? undefined : `through ${detour.countries.join(', ')}`,
      detour.parties.length === 0 ? undefined : `new parties ${detour.parties.map(name).join(', ')}`,
      detour.facilitators.length === 0 ? undefined : `served by ${detour.facilitators.map(name).join(', ')}`,
    ];
    parts.push(`Cheapest way round: ${more.filter((part) => part !== undefined).join(', ')} (cost +${detour.cost}).`);
  } else if (surviving > 0 && broken > 0) parts.push('The cheapest chain stays as it is.');
  const totals = noLongerCarried.totals.map(({ currency, amount }) => money({ currency, amount }));
  if (noLongerCarried.relations > 0) {
    parts.push(
      `No longer carried: ${plural(noLongerCarried.relations, 'relation', 'relations')}${
        totals.length > 0 ? `, ${totals.join(' + ')}` : ''
      }${noLongerCarried.missing > 0 ? ` (${number(noLongerCarried.missing)} without value)` : ''}.`,
    );
  }
  if (stoppedOnChainsCounts.unknownDate > 0) {
    parts.push(
      `${plural(stoppedOnChainsCounts.unknownDate, 'relation is', 'relations are')} stopped only because the date is unknown.`,
    );
  }
  return parts.join(' ');
}
