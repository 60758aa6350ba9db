import { useState, type ReactElement } from 'react';
import { useBriefs, useSearch } from '../../state/questions.ts';
import { NameText } from '../ui/NameText.tsx';
import type { FormState } from './OwnFields.tsx';

const OFFERED = 6;

interface PartyFieldProps {
  readonly form: FormState;
  readonly field: string;
  readonly label: string;
}

/** A party of the case, found by name or number. */
export function PartyField({ form, field, label }: PartyFieldProps): ReactElement {
  const id = form.values[field] ?? '';
  const problem = form.problems[field];
  return (
    <div className="stack tight own-field">
      <span className="muted small">{label}</span>
      {id === '' ? (
        <PartySearch label={label} onPick={(picked) => form.set(field, picked)} />
      ) : (
        <PickedParty id={id} onChange={() => form.set(field, '')} />
      )}
      {problem !== undefined && (
        <span role="alert" className="small problem">
          {problem}
        </span>
      )}
    </div>
  );
}

function PickedParty({ id, onChange }: { readonly id: string; readonly onChange: () => void }): ReactElement {
  const { data } = useBriefs([id]);
  const brief = data?.find((one) => one.id === id);
  return (
    <span className="between picked-party">
      <span>
        <span className="strong">
          <NameText name={brief?.name ?? id} />
        </span>{' '}
        <span className="muted small">{brief?.countries.join(', ')}</span>
      </span>
      <button type="button" className="button small" onClick={onChange}>
        Change
      </button>
    </span>
  );
}

/** A box to find a party by name, alias or number, with the parties found below it. */
export function PartySearch({
  label,
  onPick,
}: {
  readonly label: string;
  readonly onPick: (id: string) => void;
}): ReactElement {
  const [text, setText] = useState('');
  const { data } = useSearch(text, OFFERED);
  return (
    <>
      <input
        className="field"
        aria-label={`${label}: find by name or number`}
        placeholder="Name or number …"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {text.trim() !== '' && (
        <ul className="plain-list stack tight">
          {data?.entities.map((brief) => (
            <li key={brief.id}>
              <button type="button" className="link" onClick={() => onPick(brief.id)}>
                <NameText name={brief.name} />
              </button>{' '}
              <span className="muted small">{brief.countries.join(', ')}</span>
            </li>
          ))}
          {data?.count === 0 && <li className="muted small">No party has this in a name or number.</li>}
        </ul>
      )}
    </>
  );
}
