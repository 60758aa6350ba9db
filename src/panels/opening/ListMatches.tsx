import { useCallback, useEffect, useState, type ReactElement } from 'react';
import type { Act } from '../../model/act.ts';
import { parseDateText, showDate } from '../../model/dates.ts';
import type { EntityRecord } from '../../model/records.ts';
import type { ListReply, ProposedMatch } from '../../worker/intake.ts';
import { Dialog } from '../ui/Dialog.tsx';
import '../ui/wide.css';
import { number, plural } from '../ui/format.ts';
import { NameText } from '../ui/NameText.tsx';
import { countryName } from './countryNames.ts';

type Verdict = 'yes' | 'no' | 'skip';

const VERDICTS = [
  { verdict: 'yes', key: 'y', label: 'Yes, the same' },
  { verdict: 'no', key: 'n', label: 'No' },
  { verdict: 'skip', key: 's', label: 'Skip' },
] as const satisfies readonly { readonly verdict: Verdict; readonly key: string; readonly label: string }[];

const STRENGTHS = {
  strong: 'by number and country',
  fair: 'to be confirmed',
  weak: 'weak: to be checked elsewhere',
} as const;

/** The possible matches of a list, one by one: nothing of it comes in without a yes. */
export function ListMatches({
  reply,
  onClose,
  onAttach,
}: {
  readonly reply: ListReply;
  readonly onClose: () => void;
  readonly onAttach: (accepted: readonly ProposedMatch[], asOf: string | undefined) => void;
}): ReactElement {
  const [verdicts, setVerdicts] = useState<readonly Verdict[]>([]);
  const [asOf, setAsOf] = useState(reply.asOf ?? '');
  const dated = reply.matches.every(({ acts }) => acts.every(({ source }) => source.date !== undefined));
  const { matches } = reply;
  const match = matches[verdicts.length];
  const accepted = matches.filter((_, index) => verdicts[index] === 'yes');
  const asOfWrong = asOf !== '' && parseDateText(asOf) === undefined;
  const total = matches.length;
  const say = useCallback(
    (verdict: Verdict) => setVerdicts((before) => (before.length < total ? [...before, verdict] : before)),
    [total],
  );
  const back = (): void => setVerdicts((before) => before.slice(0, -1));
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.target instanceof HTMLInputElement || event.ctrlKey || event.metaKey || event.altKey) return;
      const found = VERDICTS.find(({ key }) => key === event.key.toLowerCase());
      if (!found) return;
      event.preventDefault();
      say(found.verdict);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [say]);
  return (
    <Dialog
      wide
      title={`Possible matches in ${reply.title}`}
      onClose={onClose}
      foot={
        <>
          <p className="hint muted foot-says" role="status">
            {number(Math.min(verdicts.length, matches.length))} of {number(matches.length)} looked at ·{' '}
            {number(accepted.length)} accepted
            {verdicts.length < matches.length && matches.length > 0 && ' · what is not looked at does not come in'}
          </p>
          <button type="button" className="button" disabled={verdicts.length === 0} onClick={back}>
            Back one
          </button>
          <button type="button" className="button" onClick={onClose}>
            Cancel
          </button>
          <button
            type="button"
            className="button primary"
            disabled={accepted.length === 0 || asOfWrong}
            onClick={() => onAttach(accepted, asOf === '' ? undefined : asOf)}
          >
            Attach {plural(accepted.length, 'match', 'matches')}
          </button>
        </>
      }
    >
      <div className="row">
        <p className="hint">
          {number(reply.entries)} entries compared by number first, then by name. An equal name is a possible match,
          never an identification.
          {reply.count > matches.length && ` The first ${number(matches.length)} of ${number(reply.count)} are shown.`}
          {reply.tooCommon > 0 &&
            ` ${plural(reply.tooCommon, 'number or name that', 'numbers or names that')} more than 100 entries share ${reply.tooCommon === 1 ? 'was' : 'were'} not compared.`}
          {reply.withoutActs > 0 &&
            ` ${plural(reply.withoutActs, 'match', 'matches')} with entries that record no act ${reply.withoutActs === 1 ? 'was' : 'were'} left out.`}
        </p>
        {dated ? (
          <span className="tag">
            as of{' '}
            {[...new Set(matches.flatMap(({ acts }) => acts.map(({ source }) => showDate(source.date ?? ''))))].join(
              ', ',
            ) || showDate(asOf)}
          </span>
        ) : (
          <label className="row as-of">
            List as of
            <input
              className="field date-text"
              value={asOf}
              placeholder="2024-05-31"
              aria-invalid={asOfWrong}
              onChange={(event) => setAsOf(event.target.value.trim())}
            />
            <span className="muted small">the files do not say</span>
          </label>
        )}
      </div>
      {match ? (
        <>
          <div className="row verdicts" role="group" aria-label="Is it the same party?">
            <span className="strong">Is this the same party?</span>
            {VERDICTS.map(({ verdict, key, label }) => (
              <button key={verdict} type="button" className="button" onClick={() => say(verdict)}>
                {label} <kbd>{key.toUpperCase()}</kbd>
              </button>
            ))}
            <span className="grade">{STRENGTHS[match.strength]}</span>
            <span className="muted">{match.reason}.</span>
          </div>
          <div className="match-pair">
            <Party title="In the case" record={match.party} acts={match.party.acts ?? []} />
            <Party title="On the list" record={match.entry} acts={[]} />
          </div>
          <section className="stack" aria-label="Acts">
            <h3 className="heading">Would come in · {plural(match.acts.length, 'act', 'acts')}</h3>
            {match.acts.map(({ act, source }, index) => (
              <p key={index} className="hint">
                <span className="strong">
                  {act.type} by {act.authority}
                  {act.date !== undefined && `, ${showDate(act.date)}`}
                </span>{' '}
                <span className="muted">
                  {[act.measure, source.title, source.date === undefined ? undefined : `as of ${showDate(source.date)}`]
                    .filter((part) => part !== undefined)
                    .join(' · ')}
                </span>
              </p>
            ))}
          </section>
        </>
      ) : (
        <p className="match-end">
          {matches.length === 0
            ? 'No entry of the list has a number or a name of a party in this case. That is no finding that nobody is listed: names may be written otherwise, and the list may be older than a listing.'
            : `All ${number(matches.length)} are looked at. Attach the ${number(accepted.length)} accepted, or go back.`}
        </p>
      )}
    </Dialog>
  );
}

/** One side of a possible match: what tells it apart from others. */
function Party({
  title,
  record,
  acts,
}: {
  readonly title: string;
  readonly record: EntityRecord;
  readonly acts: readonly Act[];
}): ReactElement {
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['Kind', record.label ?? record.kind],
    ['Countries', record.countries?.map(countryName).join(', ')],
    ['Numbers', record.identifiers?.map(({ scheme, value }) => `${scheme.toUpperCase()} ${value}`).join(', ')],
    ['Other names', record.aliases?.slice(0, 8).join(' · ')],
    ['Address', record.address],
    ['Founded', record.founded],
    [
      'Acts so far',
      acts.map(({ type, authority, date }) => [type, 'by', authority, date].join(' ').trim()).join(' · '),
    ],
    ['Note', record.note?.slice(0, 400)],
  ];
  return (
    <section className="card stack" aria-label={title}>
      <h3 className="heading">{title}</h3>
      <p className="title">
        <NameText name={record.name} />
      </p>
      <dl className="facts wide">
        {facts
          .filter(([, value]) => value !== undefined && value !== '')
          .map(([name, value]) => (
            <div key={name} className="fact">
              <dt>{name}</dt>
              <dd>
                <bdi>{value}</bdi>
              </dd>
            </div>
          ))}
      </dl>
    </section>
  );
}
