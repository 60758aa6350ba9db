import { useMemo, useState, type ReactElement } from 'react';
import type { HopBrief } from '../../model/brief.ts';
import type { Hop } from '../../model/result.ts';
import { subjectsOfHop } from '../../state/flagSubjects.ts';
import { number } from '../ui/format.ts';
import { Indicators } from './Indicators.tsx';

/** Relations of a hop besides the one it rests on that are judged here; the list of all flags has the others. */
const MOST_OTHERS = 100;

/** The indicators of a hop: of the relation it rests on, both parties and who served it; the other relations on request. */
export function HopIndicators({ hop, brief }: { readonly hop: Hop; readonly brief: HopBrief }): ReactElement {
  const subjects = useMemo(() => subjectsOfHop(brief), [brief]);
  const picked = brief.picked.id;
  return (
    <>
      <Indicators subjects={subjects} own={picked} />
      {hop.relations.length > 1 && <Others relations={hop.relations.filter((id) => id !== picked)} />}
    </>
  );
}

function Others({ relations }: { readonly relations: readonly string[] }): ReactElement {
  const [isOpen, setOpen] = useState(false);
  const judged = useMemo(() => ({ entities: [], relations: relations.slice(0, MOST_OTHERS) }), [relations]);
  return (
    <details className="flag-fold" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="muted">
        Indicators of the other {relations.length === 1 ? 'relation' : `${number(relations.length)} relations`} of this
        hop
      </summary>
      {isOpen && (
        <div className="stack more-body">
          {relations.length > MOST_OTHERS && (
            <p className="hint muted">
              The first {MOST_OTHERS} of {number(relations.length)}; the pane Flags has all.
            </p>
          )}
          <Indicators subjects={judged} />
        </div>
      )}
    </details>
  );
}
