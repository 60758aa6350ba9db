import type { ReactElement } from 'react';
import { ENTITY_KINDS } from '../../model/entityKinds.ts';
import { RELATION_KINDS } from '../../model/relationKinds.ts';
import { useNeighbours } from '../../state/questions.ts';
import { updateView, useApp } from '../../state/store.ts';
import { NEIGHBOURS_DRAWN } from '../../state/workbench.ts';
import { number } from '../ui/format.ts';

/** For an expanded entity with too many neighbours to draw: its groups with counts, each to be shown or folded. */
export function GroupChooser({ id }: { readonly id: string }): ReactElement | null {
  const isExpanded = useApp((state) => state.view.expanded.includes(id));
  const groups = useApp((state) => state.view.groups);
  const { data } = useNeighbours(isExpanded ? [id] : [], NEIGHBOURS_DRAWN, groups);
  const reply = isExpanded ? data?.find((other) => other.id === id) : undefined;
  if (!reply || reply.total <= NEIGHBOURS_DRAWN) return null;
  return (
    <section className="stack" aria-label="Groups of neighbours">
      <h3 className="heading">{number(reply.total)} neighbours, in groups</h3>
      <p className="hint muted small">Too many to draw at once. Choose what to show; nothing placed moves.</p>
      <ul className="plain-list">
        {reply.groups.map(({ kind, entityKind, count }) => {
          const isShown = groups.some(
            (group) => group.entity === id && group.relation === kind && group.kind === entityKind,
          );
          const others = groups.filter(
            (group) => group.entity !== id || group.relation !== kind || group.kind !== entityKind,
          );
          return (
            <li key={`${kind} ${entityKind}`} className="between">
              <span>
                {RELATION_KINDS[kind].label} · {ENTITY_KINDS[entityKind].label.toLowerCase()}{' '}
                <span className="grade">{number(count)}</span>
                {isShown && count > NEIGHBOURS_DRAWN && (
                  <span className="muted small"> {number(NEIGHBOURS_DRAWN)} drawn</span>
                )}
              </span>
              <button
                type="button"
                className="button small"
                aria-pressed={isShown}
                onClick={() =>
                  updateView({
                    groups: isShown ? others : [...others, { entity: id, relation: kind, kind: entityKind }],
                  })
                }
              >
                {isShown ? 'Fold' : 'Show'}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
