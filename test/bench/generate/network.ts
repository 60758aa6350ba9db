import { chance, oneOf, zipfRank } from './random.ts';

/**
 * Share of the entities of a market in each tier: makers, distributors, traders, companies, procurement firms, end-users,
 * and last those who serve the trade.
 */
const SHARES = [0.08, 0.12, 0.27, 0.22, 0.14, 0.12, 0.05] as const;
/** The tier of those who carry, declare and pay, and which no goods flow through. */
const SERVING = 6;
/** The last tier goods reach. */
const LAST = 5;

/** Sizes of the markets a case is cut into, in entities; what is left is the last market. */
export const MARKET_SIZES = { small: 2_000, middle: 29_000, large: 360_000 } as const;
export type MarketName = keyof typeof MARKET_SIZES | 'rest';

/** Ends of the standard question. */
const ENDS = { from: 20, to: 50 } as const;
/** Coherent flows planted in each market, each over five hops. */
const PLANTED = 60;
const PLANTED_HOPS = 5;
/** Relations that leave their market. */
const LEAK = 0.01;
/** Relations an entity. */
const DENSITY = 3;

/** What a case is made of; equal recipes give equal cases. */
export interface Recipe {
  readonly seed: number;
  /** Entities; three times as many relations. */
  readonly entities: number;
  /** Exponent of the degrees: 0.6, or 0.8 as the hard case. */
  readonly zipf: number;
}

/** A part of the case that trades mostly with itself, so that a trace in it has a size that does not follow the case's. */
export interface Market {
  readonly name: MarketName;
  /** Its entities are `first … first + size)`, its relations three times that. */
  readonly first: number;
  readonly size: number;
  /** First entity of each tier, and after the last tier the end. */
  readonly tiers: readonly number[];
}

/** One shipment: entities by number, day as days after 1 January 2022. */
export interface Shipment {
  readonly from: number;
  readonly to: number;
  /** Missing: the date is unknown. */
  readonly day: number | undefined;
  readonly monthOnly: boolean;
  /** Missing: no code is recorded. */
  readonly hs: string | undefined;
  readonly carrier: number | undefined;
  readonly broker: number | undefined;
  readonly amount: number;
  /** 0 to 1: how the claim is drawn. */
  readonly claim: number;
}

const HS: readonly [string, ...string[]] = [
  '854231', '854232', '854233', '854239', '851762', '852691', '853221', '853224', '854800', '850440',
  '853669', '853690', '854110', '854121', '854129', '854130', '854149', '854151', '854159', '854160',
  '848210', '848220', '848250', '880730', '901310', '901380', '901420', '901480', '847150', '847180',
  '847330', '851769', '852589', '852910', '852990', '853400', '854320', '902750', '902780', '903020',
]; // prettier-ignore
const DAYS = 1_095;

/** A layered trade network: every record is a pure function of the recipe and its number. */
export class Network {
  readonly markets: readonly Market[];
  readonly relations: number;

  constructor(readonly recipe: Recipe) {
    const names = ['small', 'middle', 'large'] as const;
    const markets: Market[] = [];
    let first = 0;
    for (const name of names) {
      if (first + MARKET_SIZES[name] * 2 > recipe.entities) break;
      markets.push(market(name, first, MARKET_SIZES[name]));
      first += MARKET_SIZES[name];
    }
    markets.push(market('rest', first, recipe.entities - first));
    this.markets = markets;
    this.relations = recipe.entities * DENSITY;
  }

  /** The market of an entity. */
  marketOf(entity: number): Market {
    const found = this.markets.find(({ first, size }) => entity < first + size);
    if (found === undefined) throw new RangeError(`No entity ${entity}.`);
    return found;
  }

  /** Position of an entity's tier in `SHARES`. */
  tierOf(entity: number): number {
    const { tiers } = this.marketOf(entity);
    let tier = SERVING;
    while (tier > 0 && entity < (tiers[tier] ?? 0)) tier--;
    return tier;
  }

  /** The ends of the standard question in a market: its greatest suppliers and end-users, by number. */
  ends(name: MarketName): { readonly from: readonly number[]; readonly to: readonly number[] } {
    const found = this.markets.find((one) => one.name === name);
    if (found === undefined) throw new RangeError(`No market ${name} among ${this.recipe.entities} entities.`);
    const head = (tier: number, most: number): number[] => {
      const count = Math.min(most, tierSize(found, tier));
      return Array.from({ length: count }, (_, rank) => (found.tiers[tier] ?? 0) + rank);
    };
    return { from: head(0, ENDS.from), to: head(LAST, ENDS.to) };
  }

  /** Both ends of the first planted flow of a market. */
  planted(name: MarketName): { readonly from: number; readonly to: number } {
    const { from, to } = this.ends(name);
    return { from: from[0] ?? 0, to: to[0] ?? 0 };
  }

  shipment(relation: number): Shipment {
    const home = this.marketOf(Math.floor(relation / DENSITY));
    const local = relation - home.first * DENSITY;
    return local < PLANTED * PLANTED_HOPS ? this.plantedHop(home, local, relation) : this.randomHop(home, relation);
  }

  /** Hop `local % 5` of flow `local / 5`: one code, a month apart, documented. */
  private plantedHop(home: Market, local: number, relation: number): Shipment {
    const flow = Math.floor(local / PLANTED_HOPS);
    const hop = local % PLANTED_HOPS;
    const key = home.first * 7 + flow;
    const draw = (at: number): number => chance(this.recipe.seed + 1, key, at);
    const stop = (tier: number): number => {
      if (tier === 0) return (home.tiers[0] ?? 0) + (flow % ENDS.from);
      if (tier === LAST) return (home.tiers[LAST] ?? 0) + (flow % ENDS.to);
      return inTier(home, tier, draw(tier));
    };
    return {
      from: stop(hop),
      to: stop(hop + 1),
      day: Math.floor(draw(10) * (DAYS - 200)) + hop * 30 + Math.floor(draw(11 + hop) * 20),
      monthOnly: false,
      hs: oneOf(HS, draw(20)),
      ...this.servants(home, relation),
      amount: 1_000 + Math.floor(draw(21) * 900_000),
      claim: 0,
    };
  }

  private randomHop(home: Market, relation: number): Shipment {
    const draw = (at: number): number => chance(this.recipe.seed, relation, at);
    const kind = draw(0);
    const step = draw(1);
    const tier = step < 0.2 ? 0 : step < 0.45 ? 1 : step < 0.67 ? 2 : step < 0.85 ? 3 : 4;
    const sideways = kind < 0.06 && tier > 0;
    const skips = kind > 0.96 && tier < LAST - 1;
    const other = draw(2) < LEAK ? this.marketOf(Math.floor(draw(3) * this.recipe.entities)) : home;
    const from = this.zipfIn(home, tier, draw(4));
    const target = sideways ? tier : skips ? tier + 2 : tier + 1;
    let to = this.zipfIn(other, target, draw(5));
    if (to === from)
      to = (other.tiers[target] ?? 0) + ((to - (other.tiers[target] ?? 0) + 1) % tierSize(other, target));
    const dated = draw(6);
    return {
      from,
      to,
      day: dated < 0.05 ? undefined : Math.floor(draw(7) * DAYS),
      monthOnly: dated > 0.92,
      hs: draw(8) < 0.05 ? undefined : (HS[zipfRank(HS.length, 0.5, draw(9))] ?? HS[0]),
      ...this.servants(home, relation),
      amount: 1_000 + Math.floor(draw(10) * 900_000),
      claim: draw(11),
    };
  }

  private servants(home: Market, relation: number): Pick<Shipment, 'carrier' | 'broker'> {
    const draw = (at: number): number => chance(this.recipe.seed + 2, relation, at);
    return {
      carrier: draw(0) < 0.5 ? this.zipfIn(home, SERVING, draw(1)) : undefined,
      broker: draw(2) < 0.3 ? this.zipfIn(home, SERVING, draw(3)) : undefined,
    };
  }

  private zipfIn(home: Market, tier: number, drawn: number): number {
    return (home.tiers[tier] ?? 0) + zipfRank(tierSize(home, tier), this.recipe.zipf, drawn);
  }
}

function market(name: MarketName, first: number, size: number): Market {
  const tiers: number[] = [];
  let at = first;
  for (const share of SHARES) {
    tiers.push(at);
    at += Math.max(1, Math.floor(size * share));
  }
  tiers.push(first + size);
  return { name, first, size, tiers };
}

function tierSize({ tiers }: Market, tier: number): number {
  return (tiers[tier + 1] ?? 0) - (tiers[tier] ?? 0);
}

function inTier(home: Market, tier: number, drawn: number): number {
  return (home.tiers[tier] ?? 0) + Math.floor(drawn * tierSize(home, tier));
}
