import type { EntityKind } from '../../model/entityKinds.ts';
import { RELATION_KINDS, type RelationFamily } from '../../model/relationKinds.ts';
import { caseIndex } from './caseIndex.ts';
import type { FlagContext } from './context.ts';
import { RUSSIA_OR_BELARUS } from './invasion.ts';
import { absent, cannotTell, defineRule, present } from './rule.ts';
import { count, list } from './words.ts';

const FACILITATORS: ReadonlySet<EntityKind> = new Set([
  'address',
  'contact',
  'service_provider',
  'registry',
  'bank',
  'payment_processor',
  'forwarder',
  'customs_broker',
]);

/** Families by which a facilitator is tied to a party it serves. */
const SERVICE: ReadonlySet<RelationFamily> = new Set(['logistics', 'money', 'services', 'association']);

/** The parties outside Russia and Belarus that send goods to a party inside: each is where a chain enters. */
const entryParties = caseIndex(async (context) => {
  const parties = new Set<number>();
  for (let relation = 0; relation < context.data.relations.count; relation++) {
    if (relation % 10_000 === 0) await context.pause();
    if (!context.isGoods(relation)) continue;
    const { sender, receiver } = context.flow(relation);
    const enters = context.inCountries(receiver, RUSSIA_OR_BELARUS) === 'yes';
    if (enters && context.inCountries(sender, RUSSIA_OR_BELARUS) === 'no') parties.add(sender);
  }
  return parties;
});

/**
 * An address, contact, service provider, registry, bank, processor, forwarder or customs broker serves at least as many
 * chains into Russia or Belarus as the threshold says, two of them with different owners. A chain is counted by the
 * party outside that sends the goods in, and it is served by serving a relation of that party or the party itself. Owners
 * are all recorded ones upwards; two chains have different owners if they have none in common, and where none is
 * recorded the rule cannot tell. Not asked of what serves no such chain.
 *
 * Source: ours.
 */
export const sharedFacilitator = defineRule({
  id: 'shared-facilitator',
  title: 'Serves chains with different owners',
  basis: { text: 'Throughline: no published source' },
  subjectType: 'entity',
  inputs: ['what the facilitator served', 'owners of the senders into Russia or Belarus'],
  thresholds: {
    chains: { label: 'Chains served', unit: '', default: 2, least: 2, most: 100 },
  },
  judge: async (entity, context, limit) => {
    if (!FACILITATORS.has(context.kind(entity))) return undefined;
    const entries = await entryParties(context);
    const served = servedBy(context, entity, entries);
    if (served.size === 0) return undefined;
    const chains = [...served.keys()];
    const relations = [...new Set([...served.values()].flat())];
    const said = `${context.name(entity)} serves ${count(chains.length, 'party', 'parties')} that ${chains.length === 1 ? 'sends' : 'send'} goods into Russia or Belarus (${list(chains.map((one) => context.name(one)))})`;
    if (chains.length < limit('chains')) {
      return absent(`${said}; the limit is ${limit('chains')}.`, [entity, ...chains], relations);
    }
    const direct = await directOwners(context);
    const owners = chains.map((party) => ownersOf(direct, party));
    const known = chains.filter((_, at) => (owners[at]?.size ?? 0) > 0);
    for (let a = 0; a < chains.length; a++) {
      for (let b = a + 1; b < chains.length; b++) {
        const [one, other] = [owners[a], owners[b]];
        if (!one?.size || !other?.size) continue;
        const [first, second] = [chains[a] ?? 0, chains[b] ?? 0];
        if (isApart(first, one, second, other)) {
          return present(
            `${said}; ${context.name(first)} and ${context.name(second)} have no recorded owner in common.`,
            [entity, ...chains, ...one, ...other],
            relations,
          );
        }
      }
      await context.pause();
    }
    if (known.length < chains.length) {
      const unowned = chains.filter((party) => !known.includes(party));
      return cannotTell(
        'owners of the parties that are served',
        `${said}; no owner is recorded of ${list(unowned.map((party) => context.name(party)))}.`,
        [entity, ...chains],
        relations,
      );
    }
    return absent(`${said}; all have a recorded owner in common.`, [entity, ...chains], relations);
  },
});

/** The entry parties that a facilitator serves, each with the relations by which it does. */
function servedBy(context: FlagContext, entity: number, entries: ReadonlySet<number>): Map<number, number[]> {
  const found = new Map<number, number[]>();
  const add = (party: number, relation: number): void => {
    if (party === entity || !entries.has(party)) return;
    const others = found.get(party);
    if (others === undefined) found.set(party, [relation]);
    else others.push(relation);
  };
  for (const relation of context.served(entity)) {
    const { sender, receiver } = context.flow(relation);
    add(sender, relation);
    add(receiver, relation);
  }
  for (const relation of context.around(entity)) {
    if (!SERVICE.has(RELATION_KINDS[context.relationKind(relation)].family)) continue;
    const { sender, receiver } = context.flow(relation);
    add(sender, relation);
    add(receiver, relation);
  }
  return found;
}

/** Those who own or control each party directly. */
const directOwners = caseIndex(async (context) => {
  const { from, to, count } = context.data.relations;
  const owners = new Map<number, number[]>();
  for (let relation = 0; relation < count; relation++) {
    if (relation % 10_000 === 0) await context.pause();
    const kind = context.relationKind(relation);
    if (kind !== 'owns' && kind !== 'controls') continue;
    const [owner, owned] = [from[relation] ?? 0, to[relation] ?? 0];
    const others = owners.get(owned);
    if (others === undefined) owners.set(owned, [owner]);
    else others.push(owner);
  }
  return owners;
});

/** Everyone recorded to own or control a party, directly or through others. */
function ownersOf(direct: ReadonlyMap<number, readonly number[]>, party: number): Set<number> {
  const owners = new Set<number>();
  const queue = [party];
  for (let owned = queue.pop(); owned !== undefined; owned = queue.pop()) {
    for (const owner of direct.get(owned) ?? []) {
      if (owners.has(owner)) continue;
      owners.add(owner);
      queue.push(owner);
    }
  }
  owners.delete(party);
  return owners;
}

function isApart(a: number, ownersOfA: ReadonlySet<number>, b: number, ownersOfB: ReadonlySet<number>): boolean {
  if (ownersOfA.has(b) || ownersOfB.has(a)) return false;
  return ![...ownersOfA].some((owner) => ownersOfB.has(owner));
}
