import type { CaseData } from '../case/caseData.ts';
import { CLAIM_STATUSES } from '../model/claim.ts';
import { defaultMaxDegree, type Layer, type TraceQuery } from '../model/query.ts';
import type { Relaxation } from '../model/result.ts';
import { traceSteps } from './trace.ts';

/** Hops that the suggestion "more hops" allows. */
const MORE_HOPS = 10;

/** Chains that a suggestion looks for, and static chains that it counts at most. */
const MOST_CHAINS = 10;
const COUNT_LIMIT = 50_000;

interface Easing {
  readonly id: Relaxation['id'];
  readonly label: string;
  readonly query: TraceQuery;
}

/**
 * For a query without chains: which single settings would give some, and how many at least. Yields each such setting as
 * it is found, and `undefined` between the steps of the work so that the caller can pause or stop. Throws `QueryError`
 * as the trace itself does.
 */
export function* relaxations(data: CaseData, query: TraceQuery): Generator<Relaxation | undefined, void, void> {
  for (const { id, label, query: eased } of easings(query)) {
    const steps = traceSteps(data, { ...eased, k: MOST_CHAINS }, { countLimit: COUNT_LIMIT });
    let step = steps.next();
    while (step.done !== true) {
      yield undefined;
      step = steps.next();
    }
    if (step.value.found.count > 0) yield { id, label, found: step.value.found };
  }
}

/** Each setting that narrows a query, eased alone. */
function easings(query: TraceQuery): Easing[] {
  const layer = widerLayer(query.layer);
  const list: (Easing | undefined)[] = [
    query.goodsMatch === 'require'
      ? { id: 'goods', label: 'if goods may change', query: { ...query, goodsMatch: 'prefer' } }
      : undefined,
    query.order ? { id: 'order', label: 'if dates may be out of order', query: { ...query, order: false } } : undefined,
    query.claims.includes('inferred')
      ? undefined
      : {
          id: 'claims',
          label: 'if inferred relations count',
          query: { ...query, claims: CLAIM_STATUSES.filter((one) => one === 'inferred' || query.claims.includes(one)) },
        },
    query.order && Number.isFinite(query.maxGapDays)
      ? { id: 'gap', label: 'if any time may pass between hops', query: { ...query, maxGapDays: Infinity } }
      : undefined,
    query.maxHops < MORE_HOPS
      ? { id: 'hops', label: `if up to ${MORE_HOPS} hops are allowed`, query: { ...query, maxHops: MORE_HOPS } }
      : undefined,
    query.window === undefined
      ? undefined
      : { id: 'window', label: 'if dates outside the window count', query: { ...query, window: undefined } },
    query.maxDegree === undefined
      ? undefined
      : { id: 'degree', label: 'if parties with many neighbours count', query: { ...query, maxDegree: undefined } },
    layer === undefined
      ? undefined
      : {
          id: 'layer',
          label: layer === 'control' ? 'if control and association count' : 'if every relation counts',
          query: { ...query, layer, maxDegree: query.maxDegree ?? defaultMaxDegree(layer) },
        },
  ];
  return list.filter((easing) => easing !== undefined);
}

/** The next layer that walks all that a layer walks, and more. */
function widerLayer(layer: Layer): Layer | undefined {
  if (layer === 'any') return undefined;
  return layer === 'goods' ? 'control' : 'any';
}
