import { useState, type ReactElement } from 'react';
import { showName } from '../../model/nameText.ts';
import { parseRule } from '../../model/rule.ts';
import type { Ends, Layer } from '../../model/query.ts';
import { useBriefs, useSearch } from '../../state/questions.ts';
import { useApp } from '../../state/store.ts';
import { useAnswer } from '../../state/workbench.ts';
import { NameText } from '../ui/NameText.tsx';
import { closePopover, Popover } from '../ui/Popover.tsx';
import { number } from '../ui/format.ts';

interface EndsFieldProps {
  readonly side: 'from' | 'to';
  readonly ends: Ends;
  readonly layer: Layer;
  readonly onChange: (ends: Ends) => void;
}

/** Rules that most traces use, by side; the money layer runs the other way. */
const PRESETS: Readonly<Record<'suppliers' | 'receivers', readonly { label: string; rule: string }[]>> = {
  suppliers: [
    { label: 'Manufacturers outside RU and BY', rule: 'kind=manufacturer country!=RU,BY' },
    { label: 'Distributors outside RU and BY', rule: 'kind=distributor country!=RU,BY' },
    { label: 'Suppliers of any kind outside RU', rule: 'family=supply country!=RU' },
  ],
  receivers: [
    { label: 'End-users in RU', rule: 'kind=end_user country=RU' },
    { label: 'Everyone in RU', rule: 'country=RU' },
    { label: 'Listed parties', rule: 'listed=yes' },
  ],
};

/** One end of the trace: who it is, and a panel to choose others. */
export function EndsField({ side, ends, layer, onChange }: EndsFieldProps): ReactElement {
  const suppliers = (side === 'from') !== (layer === 'money');
  const { reply } = useAnswer();
  const count = side === 'from' ? reply?.answer.fromCount : reply?.answer.toCount;
  return (
    <div className="ends">
      <span className="muted">{side === 'from' ? 'From' : 'To'}</span>
      <Popover
        className="chip"
        name={`${side === 'from' ? 'From' : 'To'}: change`}
        label={
          <>
            <span className={`dot ${suppliers ? 'supplier' : 'end_user'}`} />
            <span className="text">
              <EndsLabel side={side} ends={ends} />
              {count !== undefined && ` · ${number(count)}`}
            </span>
          </>
        }
      >
        <EndsEditor
          ends={ends}
          presets={PRESETS[suppliers ? 'suppliers' : 'receivers']}
          onChange={(next) => {
            onChange(next);
            closePopover(document.activeElement);
          }}
        />
      </Popover>
    </div>
  );
}

/** Who an end is, in words: the suggestion's own words while it stands, names where few are picked, else the rule. */
function EndsLabel({ side, ends }: { readonly side: 'from' | 'to'; readonly ends: Ends }): ReactElement {
  const suggestion = useApp((state) => state.opened?.suggestion[side]);
  const ids = 'ids' in ends ? ends.ids : [];
  const { data: briefs } = useBriefs(ids.slice(0, 3));
  if ('rule' in ends) {
    const preset = [...PRESETS.suppliers, ...PRESETS.receivers].find(({ rule }) => rule === ends.rule);
    return <>{preset?.label ?? ends.rule}</>;
  }
  if (suggestion && suggestion.ids.length === ids.length && suggestion.ids.every((id, index) => id === ids[index])) {
    return <>{suggestion.label}</>;
  }
  if (ids.length > 3) return <>{number(ids.length)} picked</>;
  return (
    <>{ids.map((id) => showName(briefs?.find((brief) => brief.id === id)?.name ?? id).text).join(', ') || 'nobody'}</>
  );
}

function EndsEditor({
  ends,
  presets,
  onChange,
}: {
  readonly ends: Ends;
  readonly presets: (typeof PRESETS)['suppliers'];
  readonly onChange: (ends: Ends) => void;
}): ReactElement {
  const [text, setText] = useState('');
  const [rule, setRule] = useState('rule' in ends ? ends.rule : '');
  const [problem, setProblem] = useState<string>();
  const { data: found } = useSearch(text, 8);
  const picked = 'ids' in ends ? ends.ids : [];
  return (
    <div className="stack">
      <label className="stack">
        <span className="heading">One party, by name or number</span>
        <input className="field" value={text} onChange={(event) => setText(event.target.value)} />
      </label>
      {text.trim() !== '' && (
        <div className="stack">
          {found?.entities.map((brief) => (
            <div key={brief.id} className="between">
              <button type="button" className="link" onClick={() => onChange({ ids: [brief.id] })}>
                <NameText name={brief.name} />
              </button>
              <span className="row">
                <span className="muted small">{brief.countries.join(', ')}</span>
                {picked.length > 0 && !picked.includes(brief.id) && (
                  <button
                    type="button"
                    className="button small"
                    onClick={() => onChange({ ids: [...picked, brief.id] })}
                  >
                    Add
                  </button>
                )}
              </span>
            </div>
          ))}
          {found?.count === 0 && <span className="muted">No party has this in a name or number.</span>}
        </div>
      )}
      <span className="heading">Or all of a kind</span>
      {presets.map((preset) => (
        <button key={preset.rule} type="button" className="link" onClick={() => onChange({ rule: preset.rule })}>
          {preset.label}
        </button>
      ))}
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          const parsed = parseRule(rule);
          if (parsed.ok) onChange({ rule });
          else setProblem(parsed.fault.message);
        }}
      >
        <label className="stack">
          <span className="heading">Or a rule</span>
          <input
            className="field"
            value={rule}
            placeholder="kind=trader country=KZ,KG listed=yes"
            aria-invalid={problem !== undefined}
            onChange={(event) => {
              setRule(event.target.value);
              setProblem(undefined);
            }}
          />
        </label>
        {problem !== undefined && (
          <span role="alert" className="small">
            {problem}
          </span>
        )}
        <button type="submit" className="button small" disabled={rule.trim() === ''}>
          Use this rule
        </button>
      </form>
    </div>
  );
}
