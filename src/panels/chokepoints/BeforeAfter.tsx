import type { ReactElement, ReactNode } from 'react';
import type { EntityBrief } from '../../model/brief.ts';
import type { WhatIf } from '../../model/removal.ts';
import type { Chain } from '../../model/result.ts';
import { useRemoval } from '../../state/removal.ts';
import { updateView } from '../../state/store.ts';
import { useAnswer } from '../../state/workbench.ts';
import { money, number, plural } from '../ui/format.ts';
import { NameText } from '../ui/NameText.tsx';
import { BEFORE_AFTER } from './beforeAfterId.ts';

/** The same trace before and after the measures, side by side: the cheapest chains, then every chain and its fate. */
export function BeforeAfter(): ReactElement | null {
  const { reply } = useRemoval();
  const { cast, reply: traced } = useAnswer();
  if (!reply) return null;
  const { answer } = reply;
  const briefs = new Map([...cast.briefs, ...reply.entities.map((brief) => [brief.id, brief] as const)]);
  const costs = new Map(traced?.answer.chains.map((chain) => [keyOf(chain.entities), chain.cost]));
  const after = new Map(answer.after.map((chain, index) => [keyOf(chain.entities), { chain, rank: index + 1 }]));
  const known = new Set(answer.before.map(({ entities }) => keyOf(entities)));
  const risen = answer.after.filter((chain) => !known.has(keyOf(chain.entities)));
  return (
    <section id={BEFORE_AFTER} className="stack" aria-label="Before and after">
      <h3 className="heading">Before and after · a removal scenario in the recorded network</h3>
      <div className="before-after">
        <Side title="Before" chain={answer.cheapestBefore} briefs={briefs}>
          <Fact label="Chains">{`${answer.complete ? '' : 'at least '}${number(answer.of)}`}</Fact>
        </Side>
        <Side title="After" chain={answer.cheapestAfter} briefs={briefs}>
          <Fact label="Chains">{`${number(answer.surviving)} survive, ${number(answer.broken)} ${answer.broken === 1 ? 'breaks' : 'break'}`}</Fact>
        </Side>
        <Difference answer={answer} briefs={briefs} />
      </div>
      <table className="plain small fates">
        <thead>
          <tr>
            <th scope="col">Before</th>
            <th scope="col">Chain</th>
            <th scope="col">After</th>
            <th scope="col" className="number">
              Cost
            </th>
          </tr>
        </thead>
        <tbody>
          {answer.before.map(({ entities, survives }, index) => {
            const now = after.get(keyOf(entities));
            const cost = costs.get(keyOf(entities));
            return (
              <FateRow
                key={keyOf(entities)}
                before={String(index + 1)}
                entities={entities}
                briefs={briefs}
                broken={!survives}
              >
                <td>
                  {!survives
                    ? '✕ broken'
                    : now
                      ? `${now.rank}`
                      : `survives, beyond the first ${number(answer.after.length)}`}
                </td>
                <td className="number">
                  {cost}
                  {now && cost !== undefined && now.chain.cost !== cost && ` → ${now.chain.cost}`}
                </td>
              </FateRow>
            );
          })}
          {risen.map((chain) => (
            <FateRow
              key={keyOf(chain.entities)}
              before="further down"
              entities={chain.entities}
              briefs={briefs}
              broken={false}
            >
              <td>{after.get(keyOf(chain.entities))?.rank}</td>
              <td className="number">{chain.cost}</td>
            </FateRow>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const keyOf = (entities: readonly string[]): string => entities.join('\n');

type Briefs = ReadonlyMap<string, EntityBrief>;

interface SideProps {
  readonly title: string;
  readonly chain: Chain | undefined;
  readonly briefs: Briefs;
  readonly children: ReactNode;
}

function Side({ title, chain, briefs, children }: SideProps): ReactElement {
  const countries = new Set(chain?.entities.flatMap((id) => briefs.get(id)?.countries ?? []));
  return (
    <section className="card stack tight" aria-label={title}>
      <h4 className="heading">{title}</h4>
      <dl className="facts">
        {children}
        <Fact label="Cheapest">{chain ? <Route entities={chain.entities} briefs={briefs} /> : 'none is left'}</Fact>
        {chain && (
          <>
            <Fact label="Cost">{number(chain.cost)}</Fact>
            <Fact label="Hops">{number(chain.hops.length)}</Fact>
            <Fact label="Countries">{[...countries].join(', ') || 'not recorded'}</Fact>
          </>
        )}
      </dl>
    </section>
  );
}

const signed = (value: number): string => (value > 0 ? `+${number(value)}` : number(value));

/** What the way round needs more, what is no longer carried, and what is not certain. */
function Difference({ answer, briefs }: { readonly answer: WhatIf; readonly briefs: Briefs }): ReactElement {
  const { detour, noLongerCarried, stoppedOnChainsCounts, strangers } = answer;
  const names = (ids: readonly string[]): string => ids.map((id) => briefs.get(id)?.name ?? id).join(', ') || 'none';
  const totals = noLongerCarried.totals.map(({ currency, amount }) => money({ currency, amount })).join(' + ');
  return (
    <section className="card stack tight" aria-label="Cost of circumvention">
      <h4 className="heading">Cost of circumvention</h4>
      <dl className="facts">
        {detour && (
          <>
            <Fact label="Extra cost">{signed(detour.cost)}</Fact>
            <Fact label="Extra hops">{signed(detour.hops)}</Fact>
            <Fact label="New countries">{detour.countries.join(', ') || 'none'}</Fact>
            <Fact label="New parties">{names([...detour.parties, ...detour.facilitators])}</Fact>
          </>
        )}
        <Fact label="No longer carried">
          {plural(noLongerCarried.relations, 'relation', 'relations')}
          {totals !== '' && `, ${totals}`}
          {noLongerCarried.missing > 0 && `, ${number(noLongerCarried.missing)} without value`}
        </Fact>
        <Fact label="Stopped, date unknown">{number(stoppedOnChainsCounts.unknownDate)}</Fact>
        {stoppedOnChainsCounts.spanning > 0 && (
          <Fact label="Stopped, dates span">{number(stoppedOnChainsCounts.spanning)}</Fact>
        )}
        {strangers.length > 0 && <Fact label="Not in this case">{number(strangers.length)}</Fact>}
      </dl>
    </section>
  );
}

interface FateRowProps {
  readonly before: string;
  readonly entities: readonly string[];
  readonly briefs: Briefs;
  readonly broken: boolean;
  readonly children: ReactNode;
}

/** One chain; a click lights it on the canvas. */
function FateRow({ before, entities, briefs, broken, children }: FateRowProps): ReactElement {
  return (
    <tr className={broken ? 'fate-broken' : undefined}>
      <td>{before}</td>
      <td>
        <button type="button" className="link" onClick={() => updateView({ chain: entities, selection: undefined })}>
          <Route entities={entities} briefs={briefs} />
        </button>
      </td>
      {children}
    </tr>
  );
}

function Route({ entities, briefs }: { readonly entities: readonly string[]; readonly briefs: Briefs }): ReactElement {
  return (
    <>
      {entities.map((id, index) => (
        <span key={id}>
          {index > 0 && ' → '}
          <NameText name={briefs.get(id)?.name ?? id} />
        </span>
      ))}
    </>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactElement {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}
