import { useState, type ReactElement } from 'react';
import { ISSUE_TYPES, type IssueType } from '../../model/issue.ts';
import { useIssues } from '../../state/questions.ts';
import type { CaseSummary } from '../../worker/protocol.ts';
import { Dialog } from '../ui/Dialog.tsx';
import '../ui/wide.css';
import { number, plural } from '../ui/format.ts';
import { fileStem, saveText } from '../ui/saveFile.ts';
import { issuesCsv } from './issuesCsv.ts';
import './issues.css';

const ROWS_SHOWN = 500;

/** Every problem by type, with file and line; all that are kept can be saved as a table. */
export function IssuesDialog({
  summary,
  onClose,
}: {
  readonly summary: CaseSummary;
  readonly onClose: () => void;
}): ReactElement {
  const [chosen, setChosen] = useState<IssueType | undefined>(summary.issues[0]?.type);
  const { data } = useIssues();
  const groups = data ?? summary.issues;
  const group = groups.find(({ type }) => type === chosen) ?? groups[0];
  const kept = groups.reduce((sum, { samples }) => sum + samples.length, 0);
  const shown = group?.samples.slice(0, ROWS_SHOWN) ?? [];
  return (
    <Dialog
      wide
      title={`Issues · ${number(summary.issueCount)}`}
      onClose={onClose}
      foot={
        <>
          <p className="hint muted foot-says">
            {kept === summary.issueCount
              ? 'All of them are in the table to save.'
              : `${number(kept)} of ${number(summary.issueCount)} are kept with their lines, at most 10,000 of a type; the others are counted.`}
          </p>
          <button
            type="button"
            className="button primary"
            disabled={data === undefined}
            onClick={() => saveText(`${fileStem(summary.header.title)}-issues.csv`, 'text/csv', issuesCsv(groups))}
          >
            Save as CSV
          </button>
        </>
      }
    >
      <p className="hint muted">
        An issue is something in the files that was not understood, was repaired or left out, or should be known when
        reading the answers. Nothing is dropped without one.
      </p>
      <div className="issue-panes">
        <ul className="issue-types" aria-label="Types of issues">
          {groups.map(({ type, count }) => (
            <li key={type}>
              <button
                type="button"
                className="issue-type"
                aria-current={type === group?.type}
                onClick={() => setChosen(type)}
              >
                <span>{ISSUE_TYPES[type]}</span>
                <span className="grade">{number(count)}</span>
              </button>
            </li>
          ))}
        </ul>
        {group && (
          <section className="stack" aria-label={ISSUE_TYPES[group.type]}>
            <h3 className="title">{ISSUE_TYPES[group.type]}</h3>
            <table className="plain issue-table">
              <thead>
                <tr>
                  <th scope="col">File</th>
                  <th scope="col" className="number">
                    Line
                  </th>
                  <th scope="col">What it says</th>
                </tr>
              </thead>
              <tbody>
                {shown.map(({ file, line, text }, index) => (
                  <tr key={index}>
                    <td className="file-name">{file}</td>
                    <td className="number">{line === undefined ? '–' : number(line)}</td>
                    <td>
                      <bdi>{text}</bdi>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
            {group.count > shown.length && (
              <p className="hint muted">
                and {number(group.count - shown.length)} more of this type; {plural(group.samples.length, 'is', 'are')}{' '}
                in the table to save.
              </p>
            )}
          </section>
        )}
      </div>
    </Dialog>
  );
}
