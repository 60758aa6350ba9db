import type { EntityKind } from './entityKinds.ts';
import type { RelationRecord } from './records.ts';

/** The countries that the records state for one movement of goods, each a fact of its own; missing is not recorded. */
export interface TradeFacts {
  /** Where the goods were made, ISO alpha-2. */
  readonly origin: string | undefined;
  /** Where they were sent from. */
  readonly dispatch: string | undefined;
  /** Recorded countries of the sender and of the receiver; empty: not recorded. */
  readonly sender: readonly string[];
  readonly receiver: readonly string[];
  /** Brand and maker as recorded, and the countries of parties of the case that bear that name. */
  readonly brand: string | undefined;
  readonly brandCountries: readonly string[];
  readonly maker: string | undefined;
  readonly makerCountries: readonly string[];
}

/** How goods of another country came into a movement; the first two exclude nothing. */
export type PatternId = 'trans-shipped' | 'back-filled' | 'made-elsewhere';

/** What the recorded facts say of one pattern: holds, does not, or what would have to be recorded to tell. */
export interface TradePattern {
  readonly id: PatternId;
  readonly label: string;
  readonly outcome: 'present' | 'absent' | 'unknown';
  /** One sentence with the facts it rests on. */
  readonly sentence: string;
}

/**
 * Tells three things apart that are easily taken for one, from recorded facts only.
 * Trans-shipped: goods made in one country left another that is not their destination, or the record says so.
 * Back-filled: the record says that the goods refill a stock that was sent on; nothing else can tell.
 * Made elsewhere: a brand or maker of a coalition country on goods whose origin is outside the coalition.
 * `coalition` holds ISO alpha-2 codes.
 */
export function tradePatterns(
  record: Pick<RelationRecord, 'kind' | 'label'>,
  facts: TradeFacts,
  coalition: ReadonlySet<string>,
): readonly TradePattern[] {
  return [transShipped(record, facts), backFilled(record), madeElsewhere(facts, coalition)];
}

/** What is looked at of a party to see whether it bears a name. */
interface NamedParty {
  readonly name: string;
  readonly kind: EntityKind;
  readonly countries: readonly string[];
}

/**
 * Makers and distributors among some parties whose name begins with a brand or maker as recorded, whole words only and
 * without regard to case. A possible match by name, not an identification.
 */
export function namedMakers<P extends NamedParty>(name: string | undefined, parties: readonly P[]): readonly P[] {
  const wanted = words(name ?? '');
  if (wanted.length === 0) return [];
  return parties.filter(
    (party) =>
      (party.kind === 'manufacturer' || party.kind === 'distributor') &&
      wanted.every((word, index) => words(party.name)[index] === word),
  );
}

function words(text: string): string[] {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

function transShipped(record: Pick<RelationRecord, 'kind' | 'label'>, facts: TradeFacts): TradePattern {
  const as = pattern('trans-shipped', 'Trans-shipped');
  if (record.kind === 'trans_ships') return as('present', 'The record itself says trans-shipping.');
  const { origin, receiver } = facts;
  const from = facts.dispatch === undefined ? facts.sender : [facts.dispatch];
  const how = facts.dispatch === undefined ? 'the sender is in' : 'sent from';
  if (origin === undefined) return as('unknown', 'Country of origin not recorded.');
  if (from.length === 0) return as('unknown', 'Neither the country of dispatch nor that of the sender is recorded.');
  if (from.includes(origin)) return as('absent', `Made in ${origin}, ${how} ${from.join(', ')}.`);
  if (receiver.length === 0) return as('unknown', 'Country of the receiver not recorded.');
  const route = `made in ${origin}, ${how} ${from.join(', ')}, received in ${receiver.join(', ')}`;
  if (receiver.some((country) => country === origin)) return as('absent', `Sent back: ${route}.`);
  if (from.every((country) => receiver.includes(country))) return as('absent', `Within one country: ${route}.`);
  return as('present', `${route.charAt(0).toUpperCase()}${route.slice(1)}.`);
}

function backFilled(record: Pick<RelationRecord, 'kind' | 'label'>): TradePattern {
  const as = pattern('back-filled', 'Back-filled');
  if (record.kind === 'backfills') return as('present', 'The record itself says that a stock sent on was refilled.');
  if (/back-?\s?fill/i.test(record.label ?? '')) return as('present', `The record calls it “${record.label}”.`);
  return as('unknown', 'The record does not say; a refill looks like any other delivery.');
}

function madeElsewhere(facts: TradeFacts, coalition: ReadonlySet<string>): TradePattern {
  const as = pattern('made-elsewhere', 'Coalition brand, made elsewhere');
  const { origin } = facts;
  const named = facts.maker ?? facts.brand;
  const countries = facts.maker === undefined ? facts.brandCountries : facts.makerCountries;
  const word = facts.maker === undefined ? 'Brand' : 'Maker';
  if (named === undefined) return as('unknown', 'Neither brand nor maker recorded.');
  if (countries.length === 0) return as('unknown', `${word} ${named}: its country is not recorded.`);
  const whose = `${word} ${named} may be the party of that name on this chain, of ${[...new Set(countries)].join(', ')}`;
  if (!countries.some((country) => coalition.has(country))) return as('absent', `${whose}, outside the coalition.`);
  if (origin === undefined) return as('unknown', `${whose}; country of origin not recorded.`);
  return coalition.has(origin)
    ? as('absent', `${whose}; made in ${origin}, inside the coalition.`)
    : as('present', `${whose}; made in ${origin}, outside the coalition.`);
}

function pattern(id: PatternId, label: string) {
  return (outcome: TradePattern['outcome'], sentence: string): TradePattern => ({ id, label, outcome, sentence });
}
