import { useState, type ReactElement } from 'react';
import { showDate } from '../../model/dates.ts';
import { ENTITY_KINDS } from '../../model/entityKinds.ts';
import type { EntityRecord } from '../../model/records.ts';
import { RELATION_KINDS } from '../../model/relationKinds.ts';
import { useEntity } from '../../state/questions.ts';
import type { EntityReply } from '../../worker/protocol.ts';
import { EntityIndicators } from '../flags/EntityIndicators.tsx';
import { OwnershipBox } from '../ownership/OwnershipBox.tsx';
import { MergeBox } from '../own/MergeBox.tsx';
import { number, plural } from '../ui/format.ts';
import { NameText } from '../ui/NameText.tsx';
import { ActCards } from './ActCards.tsx';
import { EntityActions } from './EntityActions.tsx';
import { EvidenceCards } from './EvidenceCards.tsx';
import { GroupChooser } from './GroupChooser.tsx';
import { PersonNotice } from './PersonNotice.tsx';

/** One party: who it is, what authorities did, what is recorded around it and what that rests on. */
export function EntityPanel({ id }: { readonly id: string }): ReactElement {
  const [personal, setPersonal] = useState(false);
  const { data, error, isPending } = useEntity(id, personal);
  if (error) return <p role="alert">{error.message}</p>;
  if (isPending) return <p className="muted">Reading …</p>;
  if (!data) return <p>The open case holds no party with the id {id}.</p>;
  const { brief, record } = data;
  return (
    <>
      <div className="stack">
        <h2 className="heading">{record.label ?? ENTITY_KINDS[brief.kind].label}</h2>
        <h3 className="title">
          <NameText name={record.name} />{' '}
          {brief.listed && (
            <span
              className="listed-badge"
              role="img"
              aria-label="Listed by an authority"
              title="Listed by an authority"
            >
              §
            </span>
          )}
        </h3>
        <span className="row">
          {brief.countries.map((country) => (
            <span key={country} className="tag">
              {country}
            </span>
          ))}
          {brief.unnamed && <span className="tag">not named by the source</span>}
          {brief.own === true && <span className="tag own">added by hand</span>}
          {brief.assumed === true && (
            <span className="tag own">assumed {ENTITY_KINDS[brief.kind].label.toLowerCase()}</span>
          )}
          {brief.placeholder && <span className="tag">not in file</span>}
        </span>
      </div>
      <PersonNotice reply={data} personal={personal} onPersonal={setPersonal} />
      <EntityActions id={id} name={record.name} />
      <GroupChooser id={id} />
      <Facts record={record} />
      <ActCards acts={record.acts ?? []} sources={data.sources} />
      <EntityIndicators id={id} />
      {record.note !== undefined && <p className="hint">{record.note}</p>}
      <Surroundings reply={data} />
      <OwnershipBox id={brief.id} />
      <EvidenceCards evidence={record.evidence ?? []} sources={data.sources} />
      <MergeBox key={brief.id} id={brief.id} unnamed={brief.unnamed} />
      {record.raw && <RawFields raw={record.raw} />}
    </>
  );
}

function Facts({ record }: { readonly record: EntityRecord }): ReactElement {
  const rows: readonly (readonly [string, string])[] = [
    ...(record.aliases ?? []).map((alias) => ['Also', alias] as const),
    ...(record.identifiers ?? []).map(({ scheme, value }) => [scheme.toUpperCase(), value] as const),
    ...(record.founded === undefined ? [] : [['Founded', showDate(record.founded)] as const]),
    ...(record.dissolved === undefined ? [] : [['Dissolved', showDate(record.dissolved)] as const]),
    ...(record.address === undefined ? [] : [['Address', record.address] as const]),
    ...(record.topics ?? []).map((topic) => ['Topic', topic] as const),
    ['Id', record.id],
  ];
  return (
    <dl className="facts">
      {rows.map(([label, value], index) => (
        <Row key={`${label} ${value}`} label={rows[index - 1]?.[0] === label ? '' : label} value={value} />
      ))}
    </dl>
  );
}

function Row({ label, value }: { readonly label: string; readonly value: string }): ReactElement {
  return (
    <>
      <dt>{label}</dt>
      <dd>
        <NameText name={value} />
      </dd>
    </>
  );
}

function Surroundings({ reply }: { readonly reply: EntityReply }): ReactElement {
  return (
    <section className="stack">
      <h3 className="heading">Recorded relations</h3>
      {reply.relations.length === 0 && reply.served === 0 && <p className="hint muted">None.</p>}
      <table className="plain">
        <tbody>
          {reply.relations.map(({ kind, outgoing, incoming }) => (
            <tr key={kind}>
              <td>{RELATION_KINDS[kind].label}</td>
              <td className="number">{outgoing > 0 && `${number(outgoing)} out`}</td>
              <td className="number">{incoming > 0 && `${number(incoming)} in`}</td>
            </tr>
          ))}
          {reply.served > 0 && (
            <tr>
              <td>served</td>
              <td className="number" colSpan={2}>
                {plural(reply.served, 'relation', 'relations')} of others
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </section>
  );
}

function RawFields({ raw }: { readonly raw: NonNullable<EntityRecord['raw']> }): ReactElement {
  const entries = Object.entries(raw);
  return (
    <details>
      <summary className="muted">{plural(entries.length, 'other field', 'other fields')} of the file</summary>
      <dl className="facts more-body">
        {entries.map(([key, values]) => (
          <Row key={key} label={key} value={values.join('; ')} />
        ))}
      </dl>
    </details>
  );
}
