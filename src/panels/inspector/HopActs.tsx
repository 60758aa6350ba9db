import type { ReactElement } from 'react';
import type { HopBrief } from '../../model/brief.ts';
import { actTimings } from '../../model/actTiming.ts';
import type { DateSpan } from '../../model/records.ts';
import { useEntity } from '../../state/questions.ts';
import { updateView } from '../../state/store.ts';
import { NameText } from '../ui/NameText.tsx';

/** Facilitators beyond these are opened one by one: some hops are served by hundreds. */
const MOST_SERVANTS = 6;

/** For each party of a hop, the acts that name it against the dates of the delivery, or that none was found. */
export function HopActs({ brief }: { readonly brief: HopBrief }): ReactElement {
  const servants = [...new Set((brief.picked.via ?? []).map((via) => via.entity))].slice(0, MOST_SERVANTS);
  return (
    <section className="stack">
      <h3 className="heading">Acts against these dates</h3>
      {[...new Set([brief.from, brief.to, ...servants])].map((id) => (
        <PartyActs key={id} id={id} dates={brief.picked.dates} />
      ))}
      <span className="muted small">Later outcome not checked unless stated.</span>
    </section>
  );
}

function PartyActs({ id, dates }: { readonly id: string; readonly dates: DateSpan | undefined }): ReactElement | null {
  const { data } = useEntity(id);
  if (!data) return null;
  const acts = data.record.acts ?? [];
  const timings = actTimings(acts, dates);
  const others = acts.length - timings.length;
  return (
    <div className="stack tight">
      <span>
        <button type="button" className="link" onClick={() => updateView({ selection: { type: 'entity', id } })}>
          <NameText name={data.brief.name} />
        </button>
        {timings.length === 0 && <span className="muted">: none found</span>}
      </span>
      {timings.map(({ act, sentence }) => (
        <span key={`${act.type} ${act.authority} ${act.date ?? ''} ${act.measure ?? ''}`} className="small">
          {sentence}.
        </span>
      ))}
      {others > 0 && (
        <span className="muted small">
          {others === 1 ? '1 act is' : `${others} acts are`} about people behind it or a network, not about this party.
        </span>
      )}
    </div>
  );
}
