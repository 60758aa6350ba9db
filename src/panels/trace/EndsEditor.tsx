import { useState, type ReactElement } from 'react';
import type { Ends } from '../../model/query.ts';
import { parseRule } from '../../model/rule.ts';
import { useSearch } from '../../state/questions.ts';
import { NameText } from '../ui/NameText.tsx';
import type { PRESETS } from './presets.ts';

/** Ways to choose an end: a party by name, all of a kind, or a rule. */
export function EndsEditor({
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
