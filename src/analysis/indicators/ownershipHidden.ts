import { EntityFlag } from '../../case/caseData.ts';
import { ownershipOf, type Ownership } from '../ownership/ownership.ts';
import type { FlagContext } from './context.ts';
import { holdingsOf, showShare } from './ownership.ts';
import { isParty } from './parties.ts';
import { absent, cannotTell, defineRule, present } from './rule.ts';
import { count, list, showNumber } from './words.ts';

/** Percent that shares may lack to a whole and still be called whole: registers round. */
const ROUNDING = 0.5;
/** Kinds a chain of owners may end in without leaving the question who is behind them. */
const ENDS: ReadonlySet<string> = new Set(['person', 'organization', 'authority', 'country']);

/**
 * Who owns a party is hidden: owners own each other in a circle, or above the last known owner stands one whom the
 * source does not name, or the chain of owners is deeper than four steps. Absent only where every share is stated, adds
 * up and ends in a named person or public body; where the records merely stop, it cannot tell.
 *
 * Sources: the US Tri-Seal compliance note of 2 Mar 2023; FATF, 20 Jun 2025; the depth is ours.
 */
export const ownershipHidden = defineRule({
  id: 'ownership-hidden',
  title: 'Hidden owners',
  basis: { text: 'US Tri-Seal compliance note; FATF, 20 Jun 2025', date: '2023-03-02' },
  subjectType: 'entity',
  inputs: ['owners with their shares'],
  thresholds: {
    depth: { label: 'Steps of owners that are not yet deep', unit: 'steps', default: 4, least: 1, most: 100 },
  },
  judge: async (entity, context, limit) => {
    if (!isParty(context, entity)) return undefined;
    const holdings = await holdingsOf(context, entity);
    const name = context.name(entity);
    const ownership = ownershipOf(holdings, entity);
    if (ownership.holdings.length === 0) {
      return cannotTell(`the owners of ${name}`, `no owner of ${name} is recorded.`, [entity], []);
    }
    const entities = [entity, ...ownership.owners.map((owner) => owner.entity)];
    const relations = ownership.holdings.flatMap((holding) => holding.relations);
    const found = hiding(ownership, context, limit('depth'));
    if (found.length > 0) return present(`owners of ${name}: ${found.join('; ')}.`, entities, relations);
    const missing = gaps(ownership, context);
    const depth = `${count(ownership.depth, 'step')} of owners, at most ${limit('depth')}`;
    if (missing.length === 0) {
      return absent(
        `owners of ${name}: ${depth}, no circle, every share stated up to ${lastOwners(ownership, context)}.`,
        entities,
        relations,
      );
    }
    return cannotTell(
      list(missing),
      `owners of ${name}: ${depth} and no circle recorded; not recorded: ${list(missing)}.`,
      entities,
      relations,
    );
  },
});

function hiding(ownership: Ownership, context: FlagContext, mostSteps: number): string[] {
  const loops = ownership.loops.map((loop) =>
    loop.length === 1
      ? `${context.name(loop[0] ?? 0)} owns itself`
      : `a circle, ${[...loop, loop[0] ?? 0].map((one) => context.name(one)).join(' owns ')}`,
  );
  const unnamed = ownership.holdings
    .filter(({ owner }) => isUnnamed(context, owner))
    .map(
      ({ owned, share }) =>
        `above ${context.name(owned)} an owner whom the source does not name, with ${showShare(share)}`,
    );
  const steps = `${ownership.complete ? '' : 'at least '}${count(ownership.depth, 'step')}`;
  const deep =
    ownership.depth > mostSteps ? [`up to ${lastOwners(ownership, context)} ${steps}, more than ${mostSteps}`] : [];
  return [...loops, ...unnamed, ...deep];
}

/** What the records leave open on the way up. */
function gaps(ownership: Ownership, context: FlagContext): string[] {
  const parties = [ownership.entity, ...ownership.owners.map(({ entity }) => entity)];
  return parties.flatMap((owned) => {
    if (ENDS.has(context.kind(owned)) && owned !== ownership.entity) return [];
    const held = ownership.holdings.filter((holding) => holding.owned === owned && !holding.summary);
    if (held.length === 0) return [`the owners of ${context.name(owned)}`];
    const unstated = held.filter(({ share }) => share === undefined);
    if (unstated.length > 0)
      return unstated.map(({ owner }) => `the share of ${context.name(owner)} in ${context.name(owned)}`);
    const rest = 100 - held.reduce((sum, { share }) => sum + (share?.to ?? 0), 0);
    return rest > ROUNDING ? [`the owners of the other ${showNumber(rest)} % of ${context.name(owned)}`] : [];
  });
}

function lastOwners(ownership: Ownership, context: FlagContext): string {
  const last = ownership.owners.filter((owner) => owner.last);
  return last.length === 0 ? 'no last owner' : list([...new Set(last.map(({ entity }) => context.name(entity)))]);
}

function isUnnamed({ data }: FlagContext, entity: number): boolean {
  return ((data.entities.flags[entity] ?? 0) & EntityFlag.unnamed) !== 0;
}
