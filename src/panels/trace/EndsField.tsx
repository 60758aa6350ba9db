import { lazy, Suspense, type ReactElement } from 'react';
import { showName } from '../../model/nameText.ts';
import type { Ends, Layer } from '../../model/query.ts';
import { useBriefs } from '../../state/questions.ts';
import { useApp } from '../../state/store.ts';
import { useAnswer } from '../../state/workbench.ts';
import { closePopover, Popover } from '../ui/Popover.tsx';
import { number } from '../ui/format.ts';
import { PRESETS } from './presets.ts';

/** Loads when an end is first to be changed. */
const EndsEditor = lazy(async () => ({ default: (await import('./EndsEditor.tsx')).EndsEditor }));

interface EndsFieldProps {
  readonly side: 'from' | 'to';
  readonly ends: Ends;
  readonly layer: Layer;
  readonly onChange: (ends: Ends) => void;
}

/** One end of the trace: who it is, and a panel to choose others. */
export function EndsField({ side, ends, layer, onChange }: EndsFieldProps): ReactElement {
  const suppliers = (side === 'from') !== (layer === 'money');
  const { reply } = useAnswer();
  const count = side === 'from' ? reply?.answer.fromCount : reply?.answer.toCount;
  return (
    <div className="ends">
      <span className="muted">{side === 'from' ? 'From' : 'To'}</span>
      <Popover
        className="chip"
        name={`${side === 'from' ? 'From' : 'To'}: change`}
        label={
          <>
            <span className={`dot ${suppliers ? 'supplier' : 'end_user'}`} />
            <span className="text">
              <EndsLabel side={side} ends={ends} />
              {count !== undefined && ` · ${number(count)}`}
            </span>
          </>
        }
      >
        <Suspense>
          <EndsEditor
            ends={ends}
            presets={PRESETS[suppliers ? 'suppliers' : 'receivers']}
            onChange={(next) => {
              onChange(next);
              closePopover(document.activeElement);
            }}
          />
        </Suspense>
      </Popover>
    </div>
  );
}

/** Who an end is, in words: the suggestion's own words while it stands, names where few are picked, else the rule. */
function EndsLabel({ side, ends }: { readonly side: 'from' | 'to'; readonly ends: Ends }): ReactElement {
  const suggestion = useApp((state) => state.opened?.suggestion[side]);
  const ids = 'ids' in ends ? ends.ids : [];
  const { data: briefs } = useBriefs(ids.slice(0, 3));
  if ('rule' in ends) {
    const preset = [...PRESETS.suppliers, ...PRESETS.receivers].find(({ rule }) => rule === ends.rule);
    return <>{preset?.label ?? (suggestion?.rule === ends.rule ? suggestion.label : ends.rule)}</>;
  }
  if (ids.length > 3) return <>{number(ids.length)} picked</>;
  return (
    <>{ids.map((id) => showName(briefs?.find((brief) => brief.id === id)?.name ?? id).text).join(', ') || 'nobody'}</>
  );
}
