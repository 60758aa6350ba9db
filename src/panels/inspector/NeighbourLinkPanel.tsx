import type { ReactElement } from 'react';
import { useNeighbours } from '../../state/questions.ts';
import { NEIGHBOURS_DRAWN } from '../../state/workbench.ts';
import { RELATION_KINDS } from '../../model/relationKinds.ts';
import { updateView, useApp } from '../../state/store.ts';
import { plural } from '../ui/format.ts';
import { NameText } from '../ui/NameText.tsx';

/** The recorded relations between two neighbours that are on no chain, by kind. */
export function NeighbourLinkPanel({ from, to }: { readonly from: string; readonly to: string }): ReactElement {
  const groups = useApp((state) => state.view.groups);
  const { data } = useNeighbours([from, to], NEIGHBOURS_DRAWN, groups);
  const entities = data?.flatMap((reply) => reply.entities) ?? [];
  const name = (id: string): string => entities.find((entity) => entity.id === id)?.name ?? id;
  const links = new Map(
    data
      ?.flatMap((reply) => reply.links)
      .filter((link) => link.from === from && link.to === to)
      .map((link) => [link.kind, link]),
  );
  return (
    <>
      <h2 className="heading">Recorded relations</h2>
      <h3 className="title">
        {[from, to].map((id, index) => (
          <span key={id}>
            {index === 1 && ' → '}
            <button type="button" className="link" onClick={() => updateView({ selection: { type: 'entity', id } })}>
              <NameText name={name(id)} />
            </button>
          </span>
        ))}
      </h3>
      {[...links.values()].map((link) => (
        <div key={link.kind} className="card between">
          <span>{RELATION_KINDS[link.kind].label}</span>
          <span className="muted">
            {plural(link.relations, 'relation', 'relations')}
            {link.inferred && ', inferred'}
          </span>
        </div>
      ))}
    </>
  );
}
