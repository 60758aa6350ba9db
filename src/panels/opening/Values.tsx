import type { ReactElement } from 'react';
import type { TableAnswers } from '../../state/tableAnswers.ts';
import type { PartChoice } from '../../worker/intake.ts';
import type { TableLook } from './TableForm.tsx';

const MULTIPLIERS = [1, 1000, 1_000_000];

const SEPARATORS = [
  { value: ',', label: 'comma' },
  { value: ';', label: 'semicolon' },
  { value: '\t', label: 'tab' },
  { value: '|', label: 'bar' },
] as const;

/** How dates and numbers are written, in what values are, and where the table begins. */
export function Values({
  table,
  answers,
  choice,
  onChange,
  onLayout,
}: {
  readonly table: TableLook;
  readonly answers: TableAnswers;
  readonly choice: PartChoice;
  readonly onChange: (change: Partial<TableAnswers>) => void;
  readonly onLayout: (layout: PartChoice) => void;
}): ReactElement {
  return (
    <section className="stack" aria-label="Dates, numbers and layout">
      <h3 className="heading">Dates, numbers and layout</h3>
      <div className="value-fields">
        <label className="stack tight">
          Dates
          <select
            className="field"
            value={answers.dateOrder ?? ''}
            onChange={(event) =>
              onChange({
                dateOrder:
                  event.target.value === 'dmy' || event.target.value === 'mdy' ? event.target.value : undefined,
              })
            }
          >
            <option value="">not said: 03/04 is unknown</option>
            <option value="dmy">day, month, year</option>
            <option value="mdy">month, day, year</option>
          </select>
          <span className="muted small">{table.dateOrder.why}</span>
        </label>
        <label className="stack tight">
          Fractions
          <select
            className="field"
            value={answers.decimal}
            onChange={(event) => onChange({ decimal: event.target.value === ',' ? ',' : '.' })}
          >
            <option value=".">behind a point: 1,234.50</option>
            <option value=",">behind a comma: 1.234,50</option>
          </select>
          <span className="muted small">{table.decimal.why}</span>
        </label>
        <label className="stack tight">
          Values are in
          <select
            className="field"
            value={answers.multiplier}
            onChange={(event) => onChange({ multiplier: Number(event.target.value) })}
          >
            {[...new Set([...MULTIPLIERS, answers.multiplier])].map((value) => (
              <option key={value} value={value}>
                {value === 1 ? 'units' : value === 1000 ? 'thousands (× 1,000)' : `× ${value.toLocaleString('en')}`}
              </option>
            ))}
          </select>
        </label>
        <label className="stack tight">
          Currency of all rows
          <input
            className="field"
            value={answers.currency}
            maxLength={3}
            placeholder="as the rows say"
            spellCheck={false}
            onChange={(event) => onChange({ currency: event.target.value.toUpperCase() })}
          />
          <span className="muted small">three letters; without one, amounts are kept as text</span>
        </label>
        <label className="stack tight">
          Column names in row
          <input
            className="field"
            type="number"
            min={1}
            max={200}
            value={choice.headerRow ?? table.headerRow}
            onChange={(event) => {
              const row = Number(event.target.value);
              if (Number.isInteger(row) && row >= 1 && row <= 200) onLayout({ headerRow: row });
            }}
          />
        </label>
        <label className="stack tight">
          Cells are parted by
          <select
            className="field"
            value={table.separator}
            onChange={(event) => {
              const separator = SEPARATORS.find(({ value }) => value === event.target.value)?.value;
              if (separator !== undefined) onLayout({ separator });
            }}
          >
            {SEPARATORS.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
      </div>
    </section>
  );
}
