import type { ReactElement } from 'react';
import { FIELDS, fieldOf, type Field } from '../../state/mappings.ts';
import type { TableAnswers } from '../../state/tableAnswers.ts';
import type { TableLook } from './TableForm.tsx';

type Guess = TableLook['columns'][number];

/** Guesses below this are shown and not used. */
const USED = 0.5;

const LABELS: ReadonlyMap<string, string> = new Map(FIELDS.map(({ field, label }) => [field, label]));

/** Every column with what it holds, as guessed and as chosen. */
export function Columns({
  table,
  answers,
  onChange,
}: {
  readonly table: TableLook;
  readonly answers: TableAnswers;
  readonly onChange: (change: Partial<TableAnswers>) => void;
}): ReactElement {
  const set = (index: number, field: Field | undefined): void => {
    const fields = new Map(answers.fields);
    if (field === undefined) fields.delete(index);
    else fields.set(index, field);
    onChange({ fields });
  };
  return (
    <section className="stack" aria-label="Columns">
      <h3 className="heading">
        Columns · {answers.fields.size} of {table.columns.length} understood
        {answers.fields.size < table.columns.length && ', the others are kept as text'}
      </h3>
      <div className="column-list">
        {table.columns.map((guess) => {
          const field = answers.fields.get(guess.index);
          const name = guess.header.trim() === '' ? `Column ${guess.index + 1}` : guess.header;
          return (
            <div key={guess.index} className="column-row">
              <span className="column-name">
                <bdi className="strong">{name}</bdi>
                <bdi className="muted small column-samples">
                  {guess.samples.length === 0 ? 'empty' : guess.samples.join(' · ')}
                </bdi>
              </span>
              <select
                className={field === undefined ? 'field compact unused' : 'field compact'}
                aria-label={`What ${name} holds`}
                value={field ?? ''}
                onChange={(event) => set(guess.index, fieldOf(event.target.value))}
              >
                <option value="">kept as text</option>
                {FIELDS.map((offered) => (
                  <option key={offered.field} value={offered.field}>
                    {offered.label}
                  </option>
                ))}
              </select>
              <span className="muted small">{confidenceOf(guess, field)}</span>
            </div>
          );
        })}
      </div>
    </section>
  );
}

/** How sure a guess is, in words; where something else was chosen, that it was. */
function confidenceOf({ field: guessed, confidence, why }: Guess, chosen: Field | undefined): string {
  const used = confidence >= USED ? guessed : undefined;
  if (chosen !== used) return 'you chose it';
  if (chosen !== undefined) return `${confidence >= 0.9 ? 'sure' : confidence >= 0.7 ? 'likely' : 'perhaps'}, ${why}`;
  return guessed === undefined ? why : `perhaps ${LABELS.get(guessed) ?? guessed}: ${why}`;
}
