import type { HopBrief } from '../../model/brief.ts';
import { COALITION_COUNTRIES } from '../../model/countryLists.ts';
import { RELATION_KINDS } from '../../model/relationKinds.ts';
import { namedMakers, tradePatterns, type TradeFacts, type TradePattern } from '../../model/tradePattern.ts';
import type { Cast } from '../../state/chains.ts';

const COALITION: ReadonlySet<string> = new Set(COALITION_COUNTRIES.map(({ country }) => country));

/** What is recorded of where the goods of a hop come from, and what it says together. */
export interface HopTradeFacts {
  readonly facts: TradeFacts;
  readonly patterns: readonly TradePattern[];
}

/**
 * The trade facts of the relation a hop rests on; `undefined` where it moves no goods. Brand and maker are looked for
 * among the parties of the chain, `coalition` is the list of the view where that has one of its own.
 */
export function tradeOf(
  brief: HopBrief,
  chain: readonly string[],
  cast: Cast,
  coalition: readonly string[] | undefined,
): HopTradeFacts | undefined {
  const { picked } = brief;
  if (RELATION_KINDS[picked.kind].family !== 'goods') return undefined;
  const parties = chain.flatMap((id) => cast.briefs.get(id) ?? []);
  const { brand, maker } = picked.goods ?? {};
  const countriesOf = (name: string | undefined): string[] => [
    ...new Set(namedMakers(name, parties).flatMap((party) => party.countries)),
  ];
  const facts: TradeFacts = {
    origin: picked.origin,
    dispatch: picked.dispatch,
    sender: cast.briefs.get(brief.from)?.countries ?? [],
    receiver: cast.briefs.get(brief.to)?.countries ?? [],
    brand,
    brandCountries: countriesOf(brand),
    maker,
    makerCountries: countriesOf(maker),
  };
  return { facts, patterns: tradePatterns(picked, facts, coalition ? new Set(coalition) : COALITION) };
}
