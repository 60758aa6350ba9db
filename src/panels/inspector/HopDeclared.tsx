import { useMemo, type ReactElement } from 'react';
import type { HopBrief } from '../../model/brief.ts';
import { useDeclared } from '../../state/questions.ts';
import { useAnswer } from '../../state/workbench.ts';
import { updateView } from '../../state/store.ts';
import { NameText } from '../ui/NameText.tsx';

/** Where the delivery was declared to go, where that is not where it went; nothing otherwise. */
export function HopDeclared({ brief }: { readonly brief: HopBrief }): ReactElement | null {
  const { cast } = useAnswer();
  const picks = useMemo(() => [brief.picked.id], [brief.picked.id]);
  const { declared, entities } = useDeclared(picks);
  if (declared.length === 0) return null;
  const receiver = cast.briefs.get(brief.to);
  return (
    <section className="stack">
      <h3 className="heading">Declared against actual</h3>
      {declared.map(({ party, countries, declaration }) => (
        <p key={`${party ?? ''} ${countries.join()}`} className="pattern present">
          Declared for{' '}
          {party !== undefined && (
            <>
              <button
                type="button"
                className="link"
                onClick={() => updateView({ selection: { type: 'entity', id: party } })}
              >
                <NameText name={entities.find(({ id }) => id === party)?.name ?? party} />
              </button>{' '}
            </>
          )}
          {countries.length > 0 && `(${countries.join(', ')})`}, went to <NameText name={receiver?.name ?? brief.to} />{' '}
          ({receiver?.countries.join(', ') || 'country not recorded'}).{' '}
          <span className="muted small">
            {declaration === undefined
              ? 'The record of this delivery states the destination.'
              : `Stated by the declaration ${declaration}, tied by a shared reference, or by day and HS-6 code.`}
          </span>
        </p>
      ))}
    </section>
  );
}
