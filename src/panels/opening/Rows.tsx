import type { ReactElement } from 'react';
import { FIELDS } from '../../state/mappings.ts';
import type { TableAnswers } from '../../state/tableAnswers.ts';
import type { TableLook } from './TableForm.tsx';

const LABELS: ReadonlyMap<string, string> = new Map(FIELDS.map(({ field, label }) => [field, label]));

/** The first rows as the file has them, under the names of its columns and what they are taken for. */
export function Rows({ table, answers }: { readonly table: TableLook; readonly answers: TableAnswers }): ReactElement {
  return (
    <section className="stack" aria-label="First rows">
      <h3 className="heading">
        The first {table.rows.length} rows below row {table.headerRow}
      </h3>
      <div className="row-preview" tabIndex={0} role="region" aria-label="Rows of the table">
        <table className="plain">
          <thead>
            <tr>
              {table.header.map((name, index) => {
                const field = answers.fields.get(index);
                return (
                  <th key={index} scope="col" className={field === undefined ? undefined : 'mapped'}>
                    <bdi>{name.trim() === '' ? `Column ${index + 1}` : name}</bdi>
                    <span className="small">{field === undefined ? 'text' : LABELS.get(field)}</span>
                  </th>
                );
              })}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row, at) => (
              <tr key={at}>
                {table.header.map((_, index) => (
                  <td key={index}>
                    <bdi>{row[index] ?? ''}</bdi>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
