import type { ReactElement } from 'react';
import { COUNTRY_GROUP_WORDS, LEVERS } from '../../analysis/removal/whoCouldAct.ts';
import { ENTITY_KINDS, isEntityKind } from '../../model/entityKinds.ts';

/** The table by which “who could act” is answered, by kind of party and where it sits. */
export function LeverTable(): ReactElement {
  return (
    <details>
      <summary className="muted">How “who could act” is answered</summary>
      <table className="plain small more-body">
        <thead>
          <tr>
            <th scope="col">Party</th>
            <th scope="col">Where</th>
            <th scope="col">What exists</th>
            <th scope="col">Who decides</th>
          </tr>
        </thead>
        <tbody>
          {LEVERS.map(({ applies, groups, lever }) => (
            <tr key={`${applies.join()} ${groups.join()} ${lever.action}`}>
              <td>
                {applies.map((word) => (isEntityKind(word) ? ENTITY_KINDS[word].label.toLowerCase() : word)).join(', ')}
              </td>
              <td>
                {groups.length === Object.keys(COUNTRY_GROUP_WORDS).length
                  ? 'anywhere'
                  : groups.map((group) => COUNTRY_GROUP_WORDS[group]).join(', ')}
              </td>
              <td>{lever.action}</td>
              <td>{lever.by}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="hint muted small">It says what exists, not that it would be lawful or wise in a given case.</p>
    </details>
  );
}
