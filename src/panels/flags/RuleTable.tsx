import type { ReactElement } from 'react';
import { basisText } from '../../model/flag.ts';
import { filterFlags, useFlagPane } from '../../state/flagPane.ts';
import { STANDINGS, type RuleTally, type Standing } from '../../state/flagTally.ts';
import { number } from '../ui/format.ts';
import { STANDING_WORDS } from './tallyWords.ts';

/** What would answer a rule: this many kinds of data are named at once. */
const MOST_MISSING = 2;

/** Rules × outcomes with counts; a count lists its flags below. A rule that applies to nothing here says what it reads. */
export function RuleTable({ tallies }: { readonly tallies: readonly RuleTally[] }): ReactElement {
  const hasCleared = tallies.some(({ tally }) => tally.cleared > 0);
  const columns = STANDINGS.filter((standing) => standing !== 'cleared' || hasCleared);
  return (
    <details open={true} className="rule-fold">
      <summary className="muted">By indicator</summary>
      <table className="plain small rule-table">
        <thead>
          <tr>
            <th scope="col">Indicator</th>
            {columns.map((standing) => (
              <th key={standing} scope="col" className="number">
                <span className="capital">{STANDING_WORDS[standing]}</span>
              </th>
            ))}
            <th scope="col">What would answer “cannot tell”</th>
          </tr>
        </thead>
        <tbody>
          {tallies.map(({ rule, tally, missing }) => (
            <tr key={rule.id}>
              <th scope="row" title={basisText(rule)}>
                {rule.title}
              </th>
              {columns.map((standing) => (
                <td key={standing} className="number">
                  <CountCell rule={rule.id} title={rule.title} standing={standing} count={tally[standing]} />
                </td>
              ))}
              <td className="muted">
                {missing
                  .slice(0, MOST_MISSING)
                  .map(({ what, flags }) => `${what} (${number(flags)})`)
                  .join('; ')}
                {missing.length > MOST_MISSING && (
                  <span
                    title={missing
                      .slice(MOST_MISSING)
                      .map(({ what, flags }) => `${what} (${number(flags)})`)
                      .join('; ')}
                  >
                    {' '}
                    and {missing.length - MOST_MISSING} more
                  </span>
                )}
                {STANDINGS.every((standing) => tally[standing] === 0) &&
                  `nothing to judge here; reads ${rule.inputs.join('; ')}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

interface CountCellProps {
  readonly rule: string;
  readonly title: string;
  readonly standing: Standing;
  readonly count: number;
}

function CountCell({ rule, title, standing, count }: CountCellProps): ReactElement {
  const { filter } = useFlagPane();
  const isListed = filter.rule === rule && filter.standing === standing;
  if (count === 0) return <span className="muted">0</span>;
  return (
    <button
      type="button"
      className="link"
      aria-pressed={isListed}
      aria-label={`${title}: ${number(count)} ${STANDING_WORDS[standing]}`}
      onClick={(event) => {
        filterFlags(isListed ? { rule: undefined, standing: undefined } : { rule, standing, subject: '' });
        event.currentTarget.closest('.scroll-pane')?.querySelector('.flag-filters')?.scrollIntoView();
      }}
    >
      {number(count)}
    </button>
  );
}
