import { useId, type ReactElement } from 'react';
import type { RuleInfo } from '../../model/flag.ts';
import { filterFlags, unfilterFlags, useFlagPane } from '../../state/flagPane.ts';
import { differences } from '../../state/flagSettings.ts';
import { type namesOf } from '../../state/flagSubjects.ts';
import { STANDINGS, type MarkedFlag } from '../../state/flagTally.ts';
import { useApp } from '../../state/store.ts';
import { number, plural } from '../ui/format.ts';
import { fileStem, saveText } from '../ui/saveFile.ts';
import { STANDING_WORDS } from './tallyWords.ts';

interface FlagFiltersProps {
  readonly listed: readonly MarkedFlag[];
  readonly of: number;
  readonly rules: readonly RuleInfo[];
  readonly names: ReturnType<typeof namesOf>;
}

/** What the list below holds, by rule, outcome and subject, and a way to take it along. */
export function FlagFilters({ listed, of, rules, names }: FlagFiltersProps): ReactElement {
  const { filter } = useFlagPane();
  const id = useId();
  const isFiltered = filter.rule !== undefined || filter.standing !== undefined || filter.subject.trim() !== '';
  return (
    <div className="flag-filters" role="group" aria-label="Filter of the list">
      <select
        className="field compact"
        aria-label="Indicator"
        value={filter.rule ?? ''}
        onChange={(event) => filterFlags({ rule: event.target.value === '' ? undefined : event.target.value })}
      >
        <option value="">All indicators</option>
        {rules.map((rule) => (
          <option key={rule.id} value={rule.id}>
            {rule.title}
          </option>
        ))}
      </select>
      <select
        className="field compact"
        aria-label="Outcome"
        value={filter.standing ?? ''}
        onChange={(event) => filterFlags({ standing: STANDINGS.find((one) => one === event.target.value) })}
      >
        <option value="">All outcomes</option>
        {STANDINGS.map((standing) => (
          <option key={standing} value={standing}>
            {STANDING_WORDS[standing]}
          </option>
        ))}
      </select>
      <label htmlFor={id} className="visually-hidden">
        About, part of a name or id
      </label>
      <input
        id={id}
        className="field compact"
        type="search"
        placeholder="About …"
        value={filter.subject}
        onChange={(event) => filterFlags({ subject: event.target.value })}
      />
      <span className="muted small" role="status">
        {isFiltered ? `${number(listed.length)} of ${plural(of, 'flag', 'flags')}` : plural(of, 'flag', 'flags')}
      </span>
      {isFiltered && (
        <button type="button" className="button small" onClick={unfilterFlags}>
          Show all
        </button>
      )}
      <button
        type="button"
        className="button small flag-save"
        disabled={listed.length === 0}
        onClick={() => void saveFlags(listed, rules, names)}
      >
        Save as CSV
      </button>
    </div>
  );
}

/** Saves what is listed, in its order; the writer loads then. */
async function saveFlags(
  listed: readonly MarkedFlag[],
  rules: readonly RuleInfo[],
  names: FlagFiltersProps['names'],
): Promise<void> {
  const { flagsToCsv } = await import('../../export/flagsCsv.ts');
  const { opened, view } = useApp.getState();
  const csv = flagsToCsv(listed, {
    rule: (id) => rules.find((rule) => rule.id === id),
    subject: names.subject,
    differences: differences(view.flagSettings),
  });
  saveText(`${fileStem(view.title === '' ? (opened?.header.title ?? '') : view.title)}-flags.csv`, 'text/csv', csv);
}
