import { lazy, Suspense, useState, type ReactElement } from 'react';
import { showSpan } from '../../model/dates.ts';
import { ENTITY_KINDS } from '../../model/entityKinds.ts';
import { ISSUE_TYPES } from '../../model/issue.ts';
import { RELATION_KINDS } from '../../model/relationKinds.ts';
import { useApp } from '../../state/store.ts';
import type { CaseSummary } from '../../worker/protocol.ts';
import { MergeSuggestions } from '../own/MergeSuggestions.tsx';
import { OwnList } from '../own/OwnList.tsx';
import { fileSize, number, plural } from '../ui/format.ts';
import { ReadTotals } from './ReadTotals.tsx';

const SAMPLES_SHOWN = 5;

const IssuesDialog = lazy(async () => ({ default: (await import('./IssuesDialog.tsx')).IssuesDialog }));

/** Rows, parties, relations, dates, priority codes and issues of the open case: nothing is dropped without a count. */
export function WhatWasRead({ summary }: { readonly summary: CaseSummary }): ReactElement {
  const [issues, setIssues] = useState(false);
  const { entityKinds, relationKinds, dates, priority } = summary;
  const keptBytes = useApp((state) => state.keptBytes);
  return (
    <section className="stack" aria-label="What was read">
      <h3 className="heading">What was read</h3>
      <p className="hint strong">{summary.header.title}</p>
      {summary.header.note !== undefined && <p className="hint muted">{summary.header.note}</p>}
      {keptBytes !== undefined && <p className="hint muted small">Kept in this browser, {fileSize(keptBytes)}</p>}
      {summary.files.map((file) => (
        <div key={file.name} className="card stack tight">
          <span className="strong file-name">{file.name}</span>
          <span className="small">
            read as {file.formatLabel}
            {file.why !== '' && <span className="muted">: {file.why}</span>}
          </span>
          <span className="muted small">
            {plural(file.rows, 'row', 'rows')} · {fileSize(file.bytes)}
            {file.encoding !== 'utf-8' && ` · letters read as ${file.encoding}`}
          </span>
          {file.totals && <ReadTotals totals={file.totals} />}
        </div>
      ))}
      <dl className="facts wide">
        <dt>Entities</dt>
        <dd>
          {number(summary.entities)}
          <Kinds counts={entityKinds.map(({ kind, count }) => [ENTITY_KINDS[kind].label.toLowerCase(), count])} />
        </dd>
        <dt>Relations</dt>
        <dd>
          {number(summary.relations)}
          <Kinds counts={relationKinds.map(({ kind, count }) => [RELATION_KINDS[kind].label, count])} />
        </dd>
        <dt>Not in file</dt>
        <dd>
          {number(summary.placeholders)} <span className="muted small">only referred to</span>
        </dd>
        <dt>Listed (§)</dt>
        <dd>{number(summary.listed)}</dd>
        <dt>Dates</dt>
        <dd>
          {dates.span ? showSpan(dates.span) : 'none'}
          <span className="muted small"> {plural(dates.undated, 'relation', 'relations')} undated</span>
        </dd>
        <dt>Priority list</dt>
        <dd>
          {number(priority.onList)}{' '}
          <span className="muted small">of {number(priority.coded)} relations with an HS code</span>
        </dd>
        <dt>Case hash</dt>
        <dd className="mono">{summary.hash}</dd>
      </dl>
      <MergeSuggestions />
      <OwnList />
      <div className="between">
        <h3 className="heading">Issues · {summary.issueCount === 0 ? 'none' : number(summary.issueCount)}</h3>
        {summary.issueCount > 0 && (
          <button type="button" className="button small" onClick={() => setIssues(true)}>
            See all …
          </button>
        )}
      </div>
      <Suspense>{issues && <IssuesDialog summary={summary} onClose={() => setIssues(false)} />}</Suspense>
      {summary.issues.map((group) => (
        <details key={group.type} className="card">
          <summary>
            {ISSUE_TYPES[group.type]} <span className="grade">{number(group.count)}</span>
          </summary>
          <ul className="stack issue-samples">
            {group.samples.slice(0, SAMPLES_SHOWN).map((issue, index) => (
              <li key={`${issue.file} ${issue.line ?? 0} ${index}`} className="small">
                <span className="muted">
                  {issue.file}
                  {issue.line !== undefined && `, line ${number(issue.line)}`}:
                </span>{' '}
                {issue.text}
              </li>
            ))}
            {group.count > SAMPLES_SHOWN && (
              <li className="muted small">and {number(group.count - SAMPLES_SHOWN)} more</li>
            )}
          </ul>
        </details>
      ))}
    </section>
  );
}

const KINDS_SHOWN = 5;

/** Counts by kind, the most frequent at once and the rest on request. */
function Kinds({ counts }: { readonly counts: readonly (readonly [string, number])[] }): ReactElement {
  const words = counts.map(([label, count]) => `${number(count)} ${label}`);
  return (
    <span className="muted small">
      {' '}
      {words.slice(0, KINDS_SHOWN).join(', ')}
      {words.length > KINDS_SHOWN && (
        <details>
          <summary>{plural(words.length - KINDS_SHOWN, 'more kind', 'more kinds')}</summary>
          {words.slice(KINDS_SHOWN).join(', ')}
        </details>
      )}
    </span>
  );
}
