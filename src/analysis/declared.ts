import { RelationFlag, type CaseData } from '../case/caseData.ts';
import { countryName } from '../case/codes.ts';
import { listAt } from '../case/lists.ts';
import type { DeclaredElsewhere } from '../model/declared.ts';
import { hsDigits } from '../model/hs.ts';
import type { RelationRecord } from '../model/records.ts';
import { RELATION_KIND_LIST, RELATION_KINDS } from '../model/relationKinds.ts';

const DECLARES = RELATION_KIND_LIST.indexOf('declares');

/** Digits of a code that a declaration and a delivery must share. */
const CODE_DIGITS = 6;

/**
 * Where one delivery was declared to go, as far as that differs from where it went: a declared destination that is no
 * country of the receiver, and declarations of the same sender for another party that share a reference with the
 * delivery, or its day and an HS-6 code. A declaration for a party of the receiver's own country, or for that country,
 * does not differ. Countries that are not recorded differ from nothing.
 */
export async function declaredElsewhere(data: CaseData, relation: number): Promise<readonly DeclaredElsewhere[]> {
  const { relations, entities, adjacency } = data;
  const kind = RELATION_KIND_LIST[relations.kinds[relation] ?? 0] ?? 'linked_to';
  const { family, backwards } = RELATION_KINDS[kind];
  if (family !== 'goods') return [];
  const [sender = -1, receiver = -1] = backwards
    ? [relations.to[relation], relations.from[relation]]
    : [relations.from[relation], relations.to[relation]];
  const countriesOf = (entity: number): string[] => [...listAt(entities.countries, entity)].map(countryName);
  const arrived = countriesOf(receiver);
  const record = await data.details.relation(relation);
  const ends = { relation: record.id, from: entities.ids.get(sender), to: entities.ids.get(receiver) };
  const found: DeclaredElsewhere[] = [];
  for (const index of listAt(adjacency.outgoing, sender)) {
    if (relations.kinds[index] !== DECLARES || relations.to[index] === receiver) continue;
    const declaration = await data.details.relation(index);
    if (!speaksOf(data, declaration, index, record, relation)) continue;
    const party = relations.to[index] ?? -1;
    const countries =
      declaration.declaredDestination === undefined ? countriesOf(party) : [declaration.declaredDestination];
    if (countries.some((country) => arrived.includes(country))) continue;
    found.push({ ...ends, declaration: declaration.id, party: entities.ids.get(party), countries });
  }
  const declared = record.declaredDestination;
  const isElsewhere = declared !== undefined && arrived.length > 0 && !arrived.includes(declared);
  if (isElsewhere && !found.some(({ countries }) => countries.includes(declared))) {
    found.push({ ...ends, declaration: undefined, party: undefined, countries: [declared] });
  }
  return found;
}

function speaksOf(
  { relations }: CaseData,
  declaration: RelationRecord,
  declarationIndex: number,
  delivery: RelationRecord,
  deliveryIndex: number,
): boolean {
  const numbers = new Set(declaration.refs?.map(({ number }) => number));
  if (delivery.refs?.some(({ number }) => numbers.has(number))) return true;
  const days = [declarationIndex, deliveryIndex].flatMap((index) => [
    relations.dateFrom[index] ?? 0,
    relations.dateTo[index] ?? 0,
  ]);
  const dated = [declarationIndex, deliveryIndex].every(
    (index) => ((relations.flags[index] ?? 0) & RelationFlag.dated) !== 0,
  );
  if (!dated || days.some((day) => day !== days[0])) return false;
  const codes = codesOf(declaration);
  return codesOf(delivery).some((code) => codes.includes(code));
}

function codesOf({ goods }: RelationRecord): string[] {
  return (goods?.hs ?? [])
    .map((code) => (hsDigits(code) ?? '').slice(0, CODE_DIGITS))
    .filter((code) => code.length === CODE_DIGITS);
}
