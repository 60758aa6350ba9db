import type { ReactElement } from 'react';
import type { LookReply } from '../../worker/intake.ts';
import { fileSize } from '../ui/format.ts';
import { Segmented } from '../ui/Segmented.tsx';
import { Encodings } from './Encodings.tsx';
import { TableForm } from './TableForm.tsx';
import type { IntakeParts, IntakePart, Use } from './useIntake.ts';

interface PartViewProps {
  readonly part: IntakePart;
  readonly file: File | undefined;
  readonly formats: LookReply['formats'];
  readonly all: IntakeParts;
  /** A case is open whose parties a list can be compared with. */
  readonly canAttach: boolean;
  /** Nothing else came in: the dialog has its name. */
  readonly alone: boolean;
}

/** One part in full: what it is taken for and why, how its text is read, and for a table what its columns hold. */
export function PartView({ part, file, formats, all, canAttach, alone }: PartViewProps): ReactElement {
  const { found, use, choice, answers, again } = part;
  const { name } = found;
  const likely = new Set(found.likely);
  const uses: readonly { readonly value: Use; readonly label: string }[] = [
    { value: 'read', label: 'Read it' },
    ...(found.list && canAttach ? [{ value: 'attach' as const, label: 'Attach as a list' }] : []),
    ...(alone ? [] : [{ value: 'leave' as const, label: 'Leave it out' }]),
  ];
  // A workbook says its letters itself.
  const sure = found.part && found.encoding?.encoding === 'utf-8' && found.encoding.confidence === 1;
  return (
    <section className="intake-part" aria-label={name}>
      {!alone && (
        <div className="between">
          <h3 className="title file-name">{name}</h3>
          <span className="muted small">{fileSize(found.bytes)}</span>
        </div>
      )}
      {again && <p className="hint small">This file is part of the open case already.</p>}
      {!found.readable && <p className="hint problem">{found.problem}</p>}
      {found.readable && uses.length > 1 && (
        <div className="row">
          <Segmented
            label="What to do with it"
            options={uses}
            value={use}
            onChange={(value) => all.setUse(name, value)}
          />
          {use === 'attach' && (
            <span className="muted small">Only matches that you confirm come in; the list itself does not.</span>
          )}
        </div>
      )}
      {found.readable && use !== 'leave' && (
        <>
          <div className="taken-for">
            <label className="row">
              <span>Taken for</span>
              <select
                className="field"
                value={found.format ?? ''}
                onChange={(event) => all.choose(name, { format: event.target.value })}
              >
                {found.format === undefined && <option value="">nothing that is known</option>}
                <optgroup label="Could be meant">
                  {formats
                    .filter(({ id }) => likely.has(id) || id === found.format)
                    .map(({ id, label }) => (
                      <option key={id} value={id}>
                        {label}
                      </option>
                    ))}
                </optgroup>
                <optgroup label="All others">
                  {formats
                    .filter(({ id }) => !likely.has(id) && id !== found.format)
                    .map(({ id, label }) => (
                      <option key={id} value={id}>
                        {label}
                      </option>
                    ))}
                </optgroup>
              </select>
            </label>
            <span className="muted">because {choice.format === undefined ? found.why : 'you chose it'}.</span>
          </div>
          {found.encoding && !sure && (
            <Encodings
              encoding={found.encoding}
              chosen={choice.encoding}
              onChoose={(encoding) => all.choose(name, { encoding })}
            />
          )}
          {found.table && answers && use === 'read' && file && (
            <TableForm
              part={{ ...part, table: found.table, answers }}
              file={file}
              onAnswers={(changed) => all.setAnswers(name, changed)}
              onLayout={(layout) => all.choose(name, layout)}
              alike={all.alike(name).map((other) => other.found.name)}
              onAlike={() => {
                for (const other of all.alike(name)) all.setAnswers(other.found.name, answers);
              }}
            />
          )}
        </>
      )}
    </section>
  );
}
