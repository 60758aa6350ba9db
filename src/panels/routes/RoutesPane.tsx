import type { ReactElement } from 'react';
import { routesOf } from '../../state/drawnChains.ts';
import { updateView } from '../../state/store.ts';
import { useAnswer } from '../../state/workbench.ts';
import { chainTitle } from '../../state/chainWords.ts';
import { number, plural } from '../ui/format.ts';

/** The chains grouped by the countries and kinds of parties they pass; every chain listed is in one group. */
export function RoutesPane(): ReactElement {
  const { chains, cast, drawn, reply } = useAnswer();
  const routes = routesOf(chains, cast.briefs);
  const shown = new Set(drawn.chains);
  const listed = reply?.answer.chains.length ?? 0;
  const found = reply?.answer.found;
  const beyond = (found?.count ?? 0) - listed;
  return (
    <div className="scroll-pane" tabIndex={0} role="region" aria-label="Chains by route">
      <p className="muted hint">
        {plural(chains.length, 'chain', 'chains')} on {plural(routes.length, 'route', 'routes')}.
        {beyond > 0 &&
          ` ${found?.complete === true ? '' : 'At least '}${number(beyond)} more beyond the ${listed} listed.`}
      </p>
      {routes.map((route) => (
        <details key={route.key} className="card route" open={routes.length <= 6}>
          <summary className="between">
            <span>
              <span className="strong">{route.label}</span>
              <br />
              <span className="muted small">{route.kinds}</span>
            </span>
            <span className="grade">{plural(route.chains.length, 'chain', 'chains')}</span>
          </summary>
          <ul className="stack route-chains">
            {route.chains.map((chain) => (
              <li key={chain.entities.join('\n')}>
                <button
                  type="button"
                  className="link"
                  onClick={() => updateView({ chain: chain.entities, selection: undefined, pane: 'graph' })}
                >
                  {chainTitle(chain, cast)}
                </button>
                {!shown.has(chain) && <span className="muted small"> not drawn until chosen</span>}
              </li>
            ))}
          </ul>
        </details>
      ))}
    </div>
  );
}
