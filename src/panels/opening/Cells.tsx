import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { checkTable } from '../../state/opening.ts';
import type { Mapping } from '../../state/mappings.ts';
import type { TableAnswers } from '../../state/tableAnswers.ts';
import { number, plural } from '../ui/format.ts';
import { SplitRow } from './SplitRow.tsx';

const SHOWN = 12;

/** What the whole table holds that wants a yes or no: cells with several parties, and rows that repeat another. */
export function Cells({
  file,
  name,
  encoding,
  mapping,
  onChange,
}: {
  readonly file: File;
  readonly name: string;
  readonly encoding: string | undefined;
  readonly mapping: Mapping;
  readonly onChange: (change: Partial<TableAnswers>) => void;
}): ReactElement {
  const [all, setAll] = useState(false);
  const { splits: said, leaveOutCopies } = mapping;
  // What is answered here, and what the rows record, does not change what there is to ask.
  const { country: _, ...read } = mapping;
  const none = { accepted: [], refused: [] };
  const asked: Mapping = { ...read, name: '', records: 'other', leaveOutCopies: false, splits: none };
  const { data, isFetching, error } = useQuery({
    queryKey: ['checkTable', name, file.lastModified, file.size, encoding, JSON.stringify(asked)],
    queryFn: ({ signal }) => checkTable(file, name, asked, encoding, signal),
    placeholderData: keepPreviousData,
  });
  const answer = (text: string, yes: boolean): void => {
    const without = (list: readonly string[]): readonly string[] => list.filter((one) => one !== text);
    const accepted = without(said.accepted);
    const refused = without(said.refused);
    onChange({
      splits: yes ? { accepted: [...accepted, text], refused } : { accepted, refused: [...refused, text] },
    });
  };
  const splits = data?.splits ?? [];
  const shown = all ? splits : splits.slice(0, SHOWN);
  return (
    <section className="stack" aria-label="Cells with several parties" aria-busy={isFetching}>
      <h3 className="heading">
        Cells with several parties ·{' '}
        {data ? (splits.length === 0 ? 'none' : number(splits.length)) : error ? '' : 'looking through the table …'}
      </h3>
      {error && <p className="hint problem">{error.message}</p>}
      {splits.length > 0 && (
        <p className="hint muted small">
          Each is read as the parties it names. Who acts for another is drawn dashed as “acts for”, without date or
          value: only the row itself is a shipment. The text of the cell is kept.
        </p>
      )}
      <ul className="splits">
        {shown.map((proposal) => (
          <SplitRow
            key={`${proposal.side} ${proposal.split.text}`}
            proposal={proposal}
            yes={
              !said.refused.includes(proposal.split.text) &&
              (said.accepted.includes(proposal.split.text) || proposal.split.confidence === 'likely')
            }
            onAnswer={(yes) => answer(proposal.split.text, yes)}
          />
        ))}
      </ul>
      {splits.length > shown.length && (
        <div className="row">
          <button type="button" className="button small" onClick={() => setAll(true)}>
            Show all {number(splits.length)}
          </button>
          <span className="muted small">Those not looked at are read as proposed.</span>
        </div>
      )}
      {data && data.copies > 0 && (
        <fieldset className="question">
          <legend className="strong">{plural(data.copies, 'row repeats', 'rows repeat')} what another row says</legend>
          <p className="hint muted small">
            Of {number(data.rows)} rows. They may be copies or goods declared twice. Kept ones are marked as possible
            copies.
          </p>
          <label className="row">
            <input
              type="checkbox"
              checked={leaveOutCopies}
              onChange={(event) => onChange({ leaveOutCopies: event.target.checked })}
            />
            Yes, leave out {plural(data.copies, 'repeated row', 'repeated rows')}
          </label>
        </fieldset>
      )}
    </section>
  );
}
