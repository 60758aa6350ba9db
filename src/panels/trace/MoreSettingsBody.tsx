import { lazy, Suspense, useState, type ReactElement } from 'react';
import { parseDateText } from '../../model/dates.ts';
import { showName } from '../../model/nameText.ts';
import type { DateSpan } from '../../model/records.ts';
import { useBriefs } from '../../state/questions.ts';
import type { MoreSettingsProps } from './MoreSettings.tsx';

const CostsEditor = lazy(async () => ({ default: (await import('./CostsEditor.tsx')).CostsEditor }));

/** The fields of the settings that most traces leave as they are. */
export function MoreSettingsBody({ query, change }: MoreSettingsProps): ReactElement {
  return (
    <div className="stack more-body">
      <WindowSetting key={JSON.stringify(query.window)} query={query} change={change} />
      <div className="setting">
        <label htmlFor="max-degree">Skip parties with more neighbours than</label>
        <input
          id="max-degree"
          className="field compact"
          type="number"
          min={1}
          placeholder="none"
          value={query.maxDegree ?? ''}
          onChange={(event) =>
            change(
              { maxDegree: Number.isInteger(event.target.valueAsNumber) ? event.target.valueAsNumber : undefined },
              'degree',
            )
          }
        />
      </div>
      <div className="setting">
        <label htmlFor="best">Chains listed, at most</label>
        <input
          id="best"
          className="field compact"
          type="number"
          min={1}
          max={500}
          value={query.k}
          onChange={(event) => {
            const k = event.target.valueAsNumber;
            if (Number.isInteger(k) && k > 0) change({ k: Math.min(500, k) }, 'k');
          }}
        />
      </div>
      <PickedList label="Left out" ids={query.exclude} onChange={(exclude) => change({ exclude })} />
      <PickedList label="Required on every chain" ids={query.require} onChange={(require) => change({ require })} />
      <Suspense>
        <CostsEditor costs={query.costs} onChange={(costs) => change({ costs }, 'costs')} />
      </Suspense>
    </div>
  );
}

function WindowSetting({ query, change }: MoreSettingsProps): ReactElement {
  const [from, setFrom] = useState(query.window?.from ?? '');
  const [to, setTo] = useState(query.window?.to ?? '');
  const faulty = [from, to].some((text) => text !== '' && !parseDateText(text));
  const commit = (): void => {
    if (faulty) return;
    const window: DateSpan = { ...(from === '' ? {} : { from }), ...(to === '' ? {} : { to }) };
    change({ window: from === '' && to === '' ? undefined : window });
  };
  return (
    <div className="stack">
      <div className="setting">
        <span>Only dates within</span>
        <span className="value">
          {[
            { label: 'First date', text: from, set: setFrom, placeholder: '2022' },
            { label: 'Last date', text: to, set: setTo, placeholder: '2023-06' },
          ].map(({ label, text, set, placeholder }) => (
            <input
              key={label}
              className="field compact date"
              aria-label={label}
              aria-invalid={faulty}
              placeholder={placeholder}
              value={text}
              onChange={(event) => set(event.target.value.trim())}
              onBlur={commit}
              onKeyDown={(event) => event.key === 'Enter' && commit()}
            />
          ))}
        </span>
      </div>
      {faulty && (
        <span role="alert" className="small">
          Write dates as 2023, 2023-06 or 2023-06-30.
        </span>
      )}
    </div>
  );
}

function PickedList({
  label,
  ids,
  onChange,
}: {
  readonly label: string;
  readonly ids: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
}): ReactElement | null {
  const { data: briefs } = useBriefs(ids);
  if (ids.length === 0) return null;
  return (
    <div className="stack">
      <span className="muted">{label}</span>
      {ids.map((id) => {
        const name = showName(briefs?.find((brief) => brief.id === id)?.name ?? id).text;
        return (
          <span key={id} className="chip">
            <span className="text">{name}</span>
            <button
              type="button"
              className="link"
              aria-label={`Remove ${name}`}
              onClick={() => onChange(ids.filter((other) => other !== id))}
            >
              ✕
            </button>
          </span>
        );
      })}
    </div>
  );
}
