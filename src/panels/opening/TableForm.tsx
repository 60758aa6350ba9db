import { useMemo, type ReactElement } from 'react';
import { fitsHeader, savedMappings, type Mapping } from '../../state/mappings.ts';
import { mappingOf, missingAnswer, withMapping, type TableAnswers } from '../../state/tableAnswers.ts';
import type { LookedPart, PartChoice } from '../../worker/intake.ts';
import { plural } from '../ui/format.ts';
import { Cells } from './Cells.tsx';
import { Columns } from './Columns.tsx';
import { countryName } from './countryNames.ts';
import { MappingKeep } from './MappingKeep.tsx';
import { Records } from './Records.tsx';
import { Rows } from './Rows.tsx';
import { Values } from './Values.tsx';
import type { IntakePart } from './useIntake.ts';

/** What is looked at in a table. */
export type TableLook = NonNullable<LookedPart['table']>;

/** A part that is a table, with what was said of it. */
export type IntakeTable = IntakePart & { readonly table: TableLook; readonly answers: TableAnswers };

interface TableFormProps {
  readonly part: IntakeTable;
  readonly file: File;
  readonly onAnswers: (answers: TableAnswers) => void;
  readonly onLayout: (layout: PartChoice) => void;
  /** Names of the other tables with the same columns. */
  readonly alike: readonly string[];
  /** Says the same of them. */
  readonly onAlike: () => void;
}

/** How a table is read: the question that is always asked, and the guesses to correct. */
export function TableForm({ part, file, onAnswers, onLayout, alike, onAlike }: TableFormProps): ReactElement {
  const { table, answers, found, choice } = part;
  const set = (change: Partial<TableAnswers>): void => onAnswers({ ...answers, ...change });
  const take = (mapping: Mapping): void => onAnswers(withMapping(mapping, table.header));
  const known = useMemo(() => savedMappings().filter((mapping) => fitsHeader(mapping, table.header)), [table.header]);
  const mapping = mappingOf(answers, table);
  return (
    <>
      {known
        .filter(({ name }) => name !== answers.name)
        .map((saved) => (
          <div key={saved.name} className="card row">
            <span>
              Your mapping <span className="strong">{saved.name}</span> fits these columns
              {saved.records !== 'other' && saved.country !== undefined && (
                <span className="muted">
                  {' '}
                  (last used for {saved.records} {saved.records === 'imports' ? 'into' : 'from'}{' '}
                  {countryName(saved.country)})
                </span>
              )}
              .
            </span>
            <button type="button" className="button small" onClick={() => take(saved)}>
              Use it
            </button>
          </div>
        ))}
      <Records answers={answers} guess={table.records} onChange={set} />
      <Columns table={table} answers={answers} onChange={set} />
      <Values table={table} answers={answers} choice={choice} onChange={set} onLayout={onLayout} />
      <Rows table={table} answers={answers} />
      <Cells file={file} name={found.name} encoding={choice.encoding} mapping={mapping} onChange={set} />
      {alike.length > 0 && (
        <div className="card row">
          <span>
            {plural(alike.length, 'other table has', 'other tables have')} the same columns:{' '}
            <span className="muted">{alike.join(', ')}</span>
          </span>
          <button
            type="button"
            className="button small"
            disabled={missingAnswer(answers) !== undefined}
            onClick={onAlike}
          >
            Say the same of {alike.length === 1 ? 'it' : 'them'}
          </button>
        </div>
      )}
      <MappingKeep mapping={mapping} header={table.header} onName={(name) => set({ name })} onLoad={take} />
    </>
  );
}
