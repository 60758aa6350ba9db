import type { ReactElement } from 'react';
import { basisText, type RuleInfo } from '../../model/flag.ts';
import { RELATION_KINDS } from '../../model/relationKinds.ts';
import { hopOf, showPointed, undrawn } from '../../state/flagRests.ts';
import { namesOf } from '../../state/flagSubjects.ts';
import { pointAt, useFlagSubjects } from '../../state/flags.ts';
import type { MarkedFlag } from '../../state/flagTally.ts';
import { updateView, useApp, type Pointed } from '../../state/store.ts';
import { useAnswer, useScene } from '../../state/workbench.ts';
import type { Selection } from '../../model/view.ts';
import { number, plural } from '../ui/format.ts';
import { MarkForm } from './MarkForm.tsx';

/** Links of one kind that a flag shows at most. */
const MOST_LINKS = 8;

interface FlagDetailsProps {
  readonly marked: MarkedFlag;
  readonly rule: RuleInfo | undefined;
}

/** Below a lit flag: the parties and relations it rests on, each to open, what is not drawn, and what was written. */
export function FlagDetails({ marked, rule }: FlagDetailsProps): ReactElement {
  const { flag } = marked;
  const { chains } = useAnswer();
  const { data } = useFlagSubjects(flag);
  const names = namesOf(data);
  const relations = flag.relations.slice(0, MOST_LINKS).flatMap((id) => names.ends(id) ?? []);
  const open = (selection: Selection): void => {
    updateView({ selection });
    void pointAt(flag, chains);
  };
  return (
    <div className="flag-details stack tight small">
      <span className="muted">Rests on</span>
      <ul className="flag-rests">
        {flag.entities.slice(0, MOST_LINKS).map((id) => (
          <li key={id}>
            <button type="button" className="link" onClick={() => open({ type: 'entity', id })}>
              {names.entity(id)}
            </button>
          </li>
        ))}
        {relations.map((relation) => (
          <li key={relation.id}>
            <button type="button" className="link" onClick={() => open({ type: 'hop', ...hopOf(relation, chains) })}>
              {names.relation(relation.id)}
            </button>
            <span className="muted">
              {' '}
              {RELATION_KINDS[relation.kind].label}, {relation.dates}
            </span>
          </li>
        ))}
        {flag.entities.length > MOST_LINKS && (
          <li className="muted">{number(flag.entities.length - MOST_LINKS)} more parties</li>
        )}
        {flag.relations.length > MOST_LINKS && (
          <li className="muted">{number(flag.relations.length - MOST_LINKS)} more relations</li>
        )}
      </ul>
      <Undrawn />
      {rule && <span className="muted">Basis: {basisText(rule)}</span>}
      <MarkForm key={marked.key} marked={marked} />
    </div>
  );
}

/** Says what of the lit flag the graph does not show, and shows it on request. */
function Undrawn(): ReactElement | null {
  const pointed = useApp((state) => state.pointed);
  const pane = useApp((state) => state.view.pane);
  const expanded = useApp((state) => state.view.expanded);
  const scene = useScene();
  if (!pointed) return null;
  const missing = undrawn(pointed, scene);
  const words = missingWords(missing);
  const tried =
    words !== '' && [...missing.entities, ...missing.hops.map(({ from }) => from)].some((id) => expanded.includes(id));
  return (
    <span role="status" className="row flag-undrawn">
      {words === '' ? pane !== 'graph' && 'All of it is drawn on the graph.' : `${words} not drawn.`}
      {tried && ' Its neighbours come in groups: choose them in the panel of the party.'}
      {(words !== '' || pane !== 'graph') && (
        <button type="button" className="button small" onClick={() => showPointed(missing)}>
          {words === '' ? 'Go to the graph' : 'Show'}
        </button>
      )}
    </span>
  );
}

function missingWords({ entities, hops }: Pick<Pointed, 'entities' | 'hops'>): string {
  const parts = [
    ...(entities.length > 0 ? [plural(entities.length, 'party', 'parties')] : []),
    ...(hops.length > 0 ? [plural(hops.length, 'line', 'lines')] : []),
  ];
  const several = entities.length + hops.length > 1;
  return parts.length === 0 ? '' : `${parts.join(' and ')} ${several ? 'are' : 'is'}`;
}
