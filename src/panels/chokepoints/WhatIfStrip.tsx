import type { ReactElement } from 'react';
import { dateMeasure, toggleMeasure, useRemoval } from '../../state/removal.ts';
import { updateView } from '../../state/store.ts';
import type { WhatIfReply } from '../../worker/protocol.ts';
import { number, plural } from '../ui/format.ts';
import { BEFORE_AFTER } from './beforeAfterId.ts';
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
        <button
          type="button"
          className="button small"
          onClick={() => {
            updateView({ pane: 'chokepoints' });
            document.getElementById(BEFORE_AFTER)?.scrollIntoView();
          }}
        >
          Before and after
        </button>
        {measures.length > 1 && (
          <button type="button" className="button small" onClick={() => updateView({ measures: [] })}>
            Put all back
          </button>
        )}
      </div>
      <p className="hint" role="status">
        {reply ? words(reply, name) : 'Tracing without them …'}
        {fetching && reply && ' · still tracing'}
      </p>
    </section>
  );
}

/** Broken and surviving chains and what the cheapest way round needs, in one line; the rest stands side by side. */
function words({ answer }: WhatIfReply, name: (id: string) => string): string {
  const { broken, surviving, of, complete, detour } = answer;
  const fate = `In the recorded network ${number(broken)} of ${complete ? '' : 'at least '}${plural(of, 'chain', 'chains')} ${
    broken === 1 ? 'breaks' : 'break'
  }, ${number(surviving)} ${surviving === 1 ? 'survives' : 'survive'}.`;
  if (!detour || (detour.cost === 0 && detour.hops === 0 && detour.parties.length === 0)) {
    return surviving > 0 && broken > 0 ? `${fate} The cheapest chain stays as it is.` : fate;
  }
  const hops =
    detour.hops === 0
      ? 'no extra hop'
      : `${detour.hops > 0 ? '+' : '−'}${plural(Math.abs(detour.hops), 'hop', 'hops')}`;
  const parties = [...detour.parties, ...detour.facilitators].map(name).join(', ');
  return `${fate} Cheapest way round: ${hops}${parties === '' ? '' : `, ${parties}`} (cost +${detour.cost}).`;
}
