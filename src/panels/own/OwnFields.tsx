import { useId, type ReactElement } from 'react';

/** Values, problems and the way to change a value, shared by all fields of a form. */
export interface FormState {
  readonly values: Readonly<Record<string, string>>;
  readonly problems: Readonly<Record<string, string>>;
  readonly set: (field: string, value: string) => void;
}

interface FieldProps {
  readonly form: FormState;
  readonly field: string;
  readonly label: string;
  readonly hint?: string;
}

/** A line of text with its label, and what is wrong with it below. */
export function TextField({ form, field, label, hint }: FieldProps): ReactElement {
  const id = useId();
  const problem = form.problems[field];
  return (
    <div className="stack tight own-field">
      <label className="muted small" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className="field"
        value={form.values[field] ?? ''}
        placeholder={hint}
        aria-invalid={problem !== undefined}
        aria-describedby={problem === undefined ? undefined : `${id}-problem`}
        onChange={(event) => form.set(field, event.target.value)}
      />
      {problem !== undefined && (
        <span id={`${id}-problem`} role="alert" className="small problem">
          {problem}
        </span>
      )}
    </div>
  );
}

interface ChoiceProps extends FieldProps {
  readonly usual: string;
  readonly options: readonly (readonly [value: string, label: string])[];
}

/** One of a closed list of words. */
export function ChoiceField({ form, field, label, usual, options }: ChoiceProps): ReactElement {
  return (
    <label className="stack tight own-field">
      <span className="muted small">{label}</span>
      <select
        className="field"
        value={form.values[field] ?? usual}
        onChange={(event) => form.set(field, event.target.value)}
      >
        {options.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
