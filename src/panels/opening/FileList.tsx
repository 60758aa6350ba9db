import type { ReactElement } from 'react';
import type { LookReply } from '../../worker/intake.ts';
import { missingOf, type IntakePart } from './useIntake.ts';

const USES = { read: 'read', attach: 'attached as a list', leave: 'left out' } as const;

/** The parts that came in, with what each is taken for and what becomes of it. */
export function FileList({
  parts,
  look,
  chosen,
  onChoose,
}: {
  readonly parts: readonly IntakePart[];
  readonly look: LookReply;
  readonly chosen: string | undefined;
  readonly onChoose: (name: string) => void;
}): ReactElement {
  return (
    <ul className="intake-files" aria-label="Files">
      {parts.map((part) => {
        const { found, use, again } = part;
        const missing = missingOf(part);
        return (
          <li key={found.name}>
            <button
              type="button"
              className="intake-file"
              aria-current={found.name === chosen}
              onClick={() => onChoose(found.name)}
            >
              <span className="strong file-name">{found.name}</span>
              <span className="small">
                {look.formats.find(({ id }) => id === found.format)?.label ?? found.problem ?? 'Not recognised'}
              </span>
              <span className="small muted">
                {missing === undefined ? USES[use] : <span className="problem">to be said: {missing}</span>}
                {again && ' · in the open case already'}
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
