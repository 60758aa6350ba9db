import type { Chain } from '../model/result.ts';
import type { EntityBrief } from '../model/brief.ts';
import { ENTITY_KINDS } from '../model/entityKinds.ts';

/** Chains that pass the same countries and kinds of parties, step by step. */
export interface Route {
  /** Countries of each step, such as "US ▸ DE ▸ KZ ▸ RU". */
  readonly label: string;
  /** Kinds of each step. */
  readonly kinds: string;
  readonly key: string;
  readonly chains: readonly Chain[];
}

/** Which chains the canvas draws, and what stands for the others: the two add up to all chains listed. */
export interface Drawn {
  readonly chains: readonly Chain[];
  readonly grouped: number;
  readonly routes: readonly Route[];
}

/** More entities than this, in all or at one step from the end, cannot be read at the sizes a screen has. */
const READABLE_ENTITIES = 44;
const READABLE_AT_A_STEP = 10;

/**
 * The chains to draw: the best ones in ranking order until the canvas would hold more entities than can be read. The
 * selected one is drawn in any case, and never in place of another. The rest is grouped by route.
 */
export function drawnChains(
  chains: readonly Chain[],
  selected: readonly string[] | undefined,
  briefs: ReadonlyMap<string, EntityBrief>,
): Drawn {
  const entities = new Set<string>();
  const atStep = new Map<number, number>();
  const drawn = new Set<Chain>();
  for (const chain of chains) {
    const steps = chain.entities.map((id, index) => [id, chain.entities.length - 1 - index] as const);
    const added = steps.filter(([id]) => !entities.has(id));
    const crowded = added.some(([, step]) => (atStep.get(step) ?? 0) >= READABLE_AT_A_STEP);
    if (drawn.size > 0 && (crowded || entities.size + added.length > READABLE_ENTITIES)) continue;
    for (const [id, step] of added) {
      entities.add(id);
      atStep.set(step, (atStep.get(step) ?? 0) + 1);
    }
    drawn.add(chain);
  }
  const wanted = selected && chains.find((chain) => sameChain(chain.entities, selected));
  if (wanted) drawn.add(wanted);
  const rest = chains.filter((chain) => !drawn.has(chain));
  return { chains: [...drawn], grouped: rest.length, routes: routesOf(rest, briefs) };
}

/** Chains grouped by route, largest group first. */
export function routesOf(chains: readonly Chain[], briefs: ReadonlyMap<string, EntityBrief>): readonly Route[] {
  const routes = new Map<string, { label: string; kinds: string; chains: Chain[] }>();
  for (const chain of chains) {
    const steps = chain.entities.map((id) => briefs.get(id));
    const label = steps.map((brief) => countryMark(brief?.countries ?? [])).join(' ▸ ');
    const kinds = steps.map((brief) => ENTITY_KINDS[brief?.kind ?? 'other'].label).join(' ▸ ');
    const key = `${label}\n${kinds}`;
    const route = routes.get(key) ?? { label, kinds, chains: [] };
    route.chains.push(chain);
    routes.set(key, route);
  }
  return [...routes].map(([key, route]) => ({ key, ...route })).sort((a, b) => b.chains.length - a.chains.length);
}

/** One country as its code, several as the first with a plus sign, none as a question mark. */
export function countryMark(countries: readonly string[]): string {
  const [first, second] = countries;
  if (first === undefined) return '?';
  return second === undefined ? first : `${first}+`;
}

/** Whether two chains pass the same entities. */
export function sameChain(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id, index) => id === b[index]);
}
