import type { ReactElement } from 'react';
import { ENTITY_KINDS } from '../../model/entityKinds.ts';
import type { EntityBrief } from '../../model/brief.ts';
import type { OwnRecord } from '../../model/ownRecord.ts';
import { RELATION_KINDS } from '../../model/relationKinds.ts';
import { withdrawOwn, unmerge } from '../../state/own.ts';
import { sourceOf, valuesOf } from '../../state/ownForm.ts';
import { useBriefs } from '../../state/questions.ts';
import { setDraft, updateView, useApp } from '../../state/store.ts';
import './own.css';

/** Everything the analyst added by hand and every merge, each of which can be changed or taken back. */
export function OwnList(): ReactElement {
  const own = useApp((state) => state.view.own);
  const merges = useApp((state) => state.view.merges);
  const shown = own.filter((one) => one.type !== 'source');
  const parties = [...shown.flatMap(partiesOf), ...merges.flatMap(({ kept, joined }) => [kept, ...joined])];
  const { data } = useBriefs([...new Set(parties)]);
  const name = nameIn(data);
  const titles = new Map(
    own.flatMap((one) => (one.type === 'source' ? [[one.record.id, one.record.title] as const] : [])),
  );
  return (
    <section className="stack" aria-label="Added by hand">
      <div className="between">
        <h3 className="heading">
          Added by hand · {shown.length + merges.length === 0 ? 'nothing' : shown.length + merges.length}
        </h3>
        <button type="button" className="button small" onClick={() => setDraft({ type: 'entity', values: {} })}>
          Add …
        </button>
      </div>
      {shown.map((one) => (
        <div key={`${one.type} ${own.indexOf(one)}`} className="card stack tight">
          <span className="small">{describe(one, name)}</span>
          <span className="between">
            <span className="muted small">{titles.get(sourceOf(one) ?? '') ?? 'source of the file'}</span>
            <span className="row">
              <button
                type="button"
                className="button small"
                onClick={() => setDraft({ type: one.type, values: valuesOf(one), editing: one })}
              >
                Change
              </button>
              <button type="button" className="button small" onClick={() => withdrawOwn(one)}>
                Withdraw
              </button>
            </span>
          </span>
        </div>
      ))}
      {merges.map(({ kept, joined }) => (
        <div key={kept} className="card stack tight">
          <button
            type="button"
            className="link small"
            onClick={() => updateView({ selection: { type: 'entity', id: kept } })}
          >
            {name(kept)}
          </button>
          {joined.map((id) => (
            <span key={id} className="between">
              <span className="muted small">taken for one with {id}</span>
              <button type="button" className="button small" onClick={() => unmerge(kept, id)}>
                Take apart
              </button>
            </span>
          ))}
        </div>
      ))}
    </section>
  );
}

function nameIn(briefs: readonly EntityBrief[] | undefined): (id: string) => string {
  return (id) => briefs?.find((brief) => brief.id === id)?.name ?? id;
}

function partiesOf(own: OwnRecord): readonly string[] {
  switch (own.type) {
    case 'source':
      return [];
    case 'entity':
      return [own.record.id];
    case 'relation':
      return [own.record.from, own.record.to];
    case 'role':
    case 'act':
      return [own.entity];
    case 'facilitator':
      return [own.via.entity];
  }
}

/** One line that says what was added. */
function describe(own: OwnRecord, name: (id: string) => string): string {
  switch (own.type) {
    case 'source':
      return own.record.title;
    case 'entity':
      return `${own.record.name}, ${ENTITY_KINDS[own.record.kind].label.toLowerCase()}`;
    case 'relation':
      return `${name(own.record.from)} ${RELATION_KINDS[own.record.kind].label} → ${name(own.record.to)}`;
    case 'role':
      return `${name(own.entity)}: assumed ${ENTITY_KINDS[own.kind].label.toLowerCase()}`;
    case 'act':
      return `${name(own.entity)}: ${own.act.type} by ${own.act.authority}`;
    case 'facilitator':
      return `${name(own.via.entity)} served relation ${own.relation}${own.via.role === undefined ? '' : ` as ${own.via.role}`}`;
  }
}
