import { isFirm, type Place } from '../address/addressIndex.ts';
import { addressesOf } from './addresses.ts';
import { isParty } from './parties.ts';
import { absent, cannotTell, defineRule, present, type Finding } from './rule.ts';
import { count, list } from './words.ts';

/**
 * At least four firms sit in one unit (office, room or flat) that no registered-office service is known to have. Firms
 * are counted as recorded, whenever they sat there.
 *
 * Source: the US Tri-Seal compliance note of 2 Mar 2023; the number is ours.
 */
export const crowdedAddress = defineRule({
  id: 'crowded-address',
  title: 'Many firms in one office',
  basis: { text: 'US Tri-Seal compliance note', date: '2023-03-02' },
  subjectType: 'entity',
  inputs: ['addresses down to the office'],
  thresholds: {
    firms: { label: 'Firms in one unit from which on it is crowded', unit: 'firms', default: 4, least: 2, most: 1000 },
  },
  judge: async (entity, context, limit) => {
    const isAddress = context.kind(entity) === 'address';
    if (!isAddress && !isParty(context, entity)) return undefined;
    const index = await addressesOf(context);
    const places = index.of(entity);
    const name = isAddress ? `“${context.name(entity)}”` : context.name(entity);
    const units = places.filter(({ parsed }) => parsed.unit !== undefined && parsed.isHouse);
    if (units.length === 0) {
      const said =
        places.length === 0
          ? `no address of ${name} is recorded`
          : `no office or room is recorded in ${list(places.map(({ text }) => `“${text}”`))}`;
      return cannotTell(`the office or room of ${name}`, `${said}.`, [entity], []);
    }
    const counted = units
      .map((place) => ({ place, ...firmsAt(place) }))
      .toSorted((a, b) => b.firms.length - a.firms.length);
    const crowded = counted.find(({ firms, services }) => firms.length >= limit('firms') && services.length === 0);
    return crowded ? say(crowded, present) : say(counted[0], absent);

    function firmsAt(place: Place): { firms: number[]; services: readonly number[]; relations: number[] } {
      const here = [place, ...index.sameUnit(place)].filter((one) => isFirm(context.data, one.entity));
      return {
        firms: here.map((one) => one.entity),
        services: index.servicesAt(place),
        relations: here.flatMap(({ relation }) => (relation === undefined ? [] : [relation])),
      };
    }

    function say(at: (ReturnType<typeof firmsAt> & { place: Place }) | undefined, finding: typeof present): Finding {
      const firms = at?.firms ?? [];
      const services = at?.services ?? [];
      const names = firms.length === 0 ? '' : ` (${list(firms.map((one) => context.name(one)))})`;
      const service =
        services.length === 0
          ? 'no registered-office service is known there'
          : `the unit is that of a registered-office service, ${list(services.map((one) => context.name(one)))}`;
      return finding(
        `${count(firms.length, 'firm')} at “${at?.place.text ?? ''}”${names}, where ${limit('firms')} make a crowd; ${service}.`,
        [entity, ...firms, ...services],
        at?.relations ?? [],
      );
    }
  },
});
