import { useId, type ReactElement } from 'react';
import type { TableAnswers } from '../../state/tableAnswers.ts';
import { COUNTRY_CHOICES } from './countryNames.ts';
import type { TableLook } from './TableForm.tsx';

const KINDS = [
  { kind: 'imports', label: 'Imports into' },
  { kind: 'exports', label: 'Exports from' },
] as const;

/** The one question that is always asked, with no answer given beforehand: it gives one side of every row its country. */
export function Records({
  answers,
  guess,
  onChange,
}: {
  readonly answers: TableAnswers;
  readonly guess: TableLook['records'];
  readonly onChange: (change: Partial<TableAnswers>) => void;
}): ReactElement {
  const name = useId();
  return (
    <fieldset className={answers.records === undefined ? 'question open' : 'question'}>
      <legend className="strong">What do these rows record?</legend>
      <p className="hint muted small">
        {guess.kind === 'other' ? 'The columns do not say' : `The columns suggest ${guess.kind}: ${guess.why}`}. The
        country given here is that of the side a customs file leaves out.
      </p>
      <div className="row question-answers">
        {KINDS.map(({ kind, label }) => (
          <span key={kind} className="row">
            <label className="row">
              <input
                type="radio"
                name={name}
                checked={answers.records === kind}
                onChange={() => onChange({ records: kind })}
              />
              {label}
            </label>
            <select
              className="field"
              aria-label={`${label} which country`}
              value={answers.records === kind ? answers.country : ''}
              onChange={(event) => onChange({ records: kind, country: event.target.value })}
            >
              <option value="">choose a country</option>
              {COUNTRY_CHOICES.map((country) => (
                <option key={country.code} value={country.code}>
                  {country.name}
                </option>
              ))}
            </select>
          </span>
        ))}
        <label className="row">
          <input
            type="radio"
            name={name}
            checked={answers.records === 'other'}
            onChange={() => onChange({ records: 'other', country: '' })}
          />
          Something else, or both
        </label>
      </div>
    </fieldset>
  );
}
