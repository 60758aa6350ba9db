import type { CaseData } from '../../case/caseData.ts';
import { listAt } from '../../case/lists.ts';
import type { PickTests } from '../labels.ts';
import type { StaticChain } from '../ranking.ts';
import type { WalkGraph } from '../walkGraph.ts';
import { ChainPicks } from './chainPicks.ts';

/** Sets of this many entities are looked for, at most: budgets are exact up to it (design, section 5). */
export const MOST_TOGETHER = 3;

/**
 * Finds which entities must go for a chain to fall: a party on it always breaks it; a facilitator does when no coherent
 * pick is left without a relation it served. Neither end of the trace may be chosen. Entities are case indices.
 */
export class BreakerFinder {
  private readonly picks: ChainPicks;

  constructor(
    private readonly data: CaseData,
    private readonly graph: WalkGraph,
    tests: PickTests,
    /** The from-set and the to-set. */
    private readonly ends: ReadonlySet<number>,
  ) {
    this.picks = new ChainPicks(graph, tests);
  }

  /** Whether an entity is in the from-set or the to-set. */
  isEnd(entity: number): boolean {
    return this.ends.has(entity);
  }

  /** Facilitators of a relation. */
  servantsOf(relation: number): Int32Array {
    return listAt(this.data.relations.via, relation);
  }

  /** Relation indices of a hop. */
  relationsOf(group: number): Int32Array {
    return this.picks.relationsOf(group);
  }

  /** Parties between the ends of a chain. */
  interiorOf(chain: StaticChain): number[] {
    return chain.entities.slice(1, -1).map((v) => this.graph.entities[v] ?? 0);
  }

  /** Whether no coherent pick survives when all of these are stopped. */
  falls(chain: StaticChain, stopped: readonly number[]): boolean {
    if (chain.entities.some((v) => stopped.includes(this.graph.entities[v] ?? 0))) return true;
    return this.pickWithout(chain, stopped, NOBODY) === undefined;
  }

  /**
   * The minimal sets of at most `MOST_TOGETHER` entities whose loss breaks a chain. A set must meet every coherent
   * pick, so the search takes one pick that is left, stops each of its facilitators in turn and looks again.
   */
  minimalSets(chain: StaticChain): readonly (readonly number[])[] {
    const alone = this.breakAlone(chain);
    const found: number[][] = [];
    const tried = new Set<string>();
    const explore = (chosen: readonly number[]): void => {
      const key = chosen.join();
      if (tried.has(key)) return;
      tried.add(key);
      const pick = this.pickWithout(chain, chosen, alone);
      if (pick === undefined) {
        found.push([...chosen]);
        return;
      }
      if (chosen.length === MOST_TOGETHER) return;
      for (const entity of this.choicesIn(pick, alone)) explore([...chosen, entity].sort((a, b) => a - b));
    };
    explore([]);
    const minimal = found.filter(
      (set) => !found.some((other) => other.length < set.length && other.every((entity) => set.includes(entity))),
    );
    return [...[...alone].map((entity) => [entity]), ...minimal];
  }

  /** Entities each of which breaks a chain together with those already stopped, which alone do not break it. */
  oneMore(chain: StaticChain, stopped: readonly number[]): number[] {
    const pick = this.pickWithout(chain, stopped, NOBODY);
    if (pick === undefined) return [];
    const interior = this.interiorOf(chain);
    const served = this.choicesIn(pick, NOBODY).filter((entity) => !interior.includes(entity));
    return [
      ...interior,
      ...served.filter((entity) => this.pickWithout(chain, [...stopped, entity], NOBODY) === undefined),
    ];
  }

  /** Parties of the chain, and those that served every relation of one of its hops. */
  private breakAlone(chain: StaticChain): ReadonlySet<number> {
    const alone = new Set(this.interiorOf(chain));
    for (const group of chain.groups) {
      const [first, ...others] = this.relationsOf(group);
      if (first === undefined) continue;
      for (const entity of this.servantsOf(first)) {
        if (this.ends.has(entity)) continue;
        if (others.every((relation) => this.servantsOf(relation).includes(entity))) alone.add(entity);
      }
    }
    return alone;
  }

  /** Relations of a coherent pick that none of the stopped served, with as few further facilitators as can be. */
  private pickWithout(
    chain: StaticChain,
    stopped: readonly number[],
    uncounted: ReadonlySet<number>,
  ): readonly number[] | undefined {
    return this.picks.lightest(chain, (relation) => {
      let weight = 0;
      for (const entity of this.servantsOf(relation)) {
        if (stopped.includes(entity)) return -1;
        if (!uncounted.has(entity) && !this.ends.has(entity)) weight++;
      }
      return weight;
    });
  }

  /** Facilitators of a pick that may be stopped. */
  private choicesIn(pick: readonly number[], uncounted: ReadonlySet<number>): number[] {
    const choices = new Set<number>();
    for (const relation of pick) {
      for (const entity of this.servantsOf(relation)) {
        if (!uncounted.has(entity) && !this.ends.has(entity)) choices.add(entity);
      }
    }
    return [...choices];
  }
}

const NOBODY: ReadonlySet<number> = new Set();
