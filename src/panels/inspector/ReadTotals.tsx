import type { ReactElement } from 'react';
import type { CaseSummary } from '../../worker/protocol.ts';
import { number } from '../ui/format.ts';
import './totals.css';

type Totals = NonNullable<CaseSummary['files'][number]['totals']>;

const MEASURES = [
  { measure: 'value', label: 'Value' },
  { measure: 'gross', label: 'Gross' },
  { measure: 'net', label: 'Net' },
  { measure: 'quantity', label: 'Quantity' },
] as const;

/** Units of quantity beyond these are left to the file. */
const UNITS_SHOWN = 3;

/** What the rows of a table add up to in the file and as read: a difference is said, not hidden. */
export function ReadTotals({ totals }: { readonly totals: Totals }): ReactElement {
  const rows = MEASURES.flatMap(({ measure, label }) =>
    totals.file[measure].slice(0, UNITS_SHOWN).map(({ of, sum }) => ({
      label: of === '' ? label : `${label}, ${of}`,
      file: sum,
      read: totals.read[measure].find((total) => total.of === of)?.sum ?? 0,
    })),
  );
  const all = [{ label: 'Rows, relations', file: totals.rows, read: totals.relations }, ...rows];
  const differ = rows.filter(({ file, read }) => file !== read).length;
  return (
    <table className="plain totals">
      <thead>
        <tr>
          <th scope="col">Totals</th>
          <th scope="col" className="number">
            in the file
          </th>
          <th scope="col" className="number">
            as read
          </th>
        </tr>
      </thead>
      <tbody>
        {all.map(({ label, file, read }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td className="number">{number(file)}</td>
            <td className="number">{number(read)}</td>
          </tr>
        ))}
      </tbody>
      <caption className="muted small">
        {differ === 0
          ? 'Every total is that of the file.'
          : 'Totals differ: the issues below say which rows are left out.'}
      </caption>
    </table>
  );
}
