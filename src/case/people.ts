import { ENTITY_KIND_LIST } from '../model/entityKinds.ts';
import { isNaturalPerson } from '../model/person.ts';
import type { EntityRecord } from '../model/records.ts';
import { RELATION_KIND_LIST, type RelationKind } from '../model/relationKinds.ts';
import { EntityFlag, type CaseData, type Details, type People } from './caseData.ts';
import { listAt } from './lists.ts';

/**
 * The same case with natural persons kept apart: its `details` give no hidden name and nothing personal. `named` shows
 * all of them by name. `data` is the case as it was read or overlaid, not one that this function gave.
 */
export function withPeople(data: CaseData, named: boolean): CaseData {
  const people = new CasePeople(data, named);
  const details: Details = {
    entity: async (entity) => people.shown(entity, await data.details.entity(entity), false),
    relation: (relation) => data.details.relation(relation),
  };
  return { ...data, details, people };
}

const PERSON = ENTITY_KIND_LIST.indexOf('person');

/** What a person does, by the kind of relation that leads from them; the first that is recorded counts. */
const ROLES: readonly (readonly [RelationKind, string])[] = [
  ['directs', 'director'],
  ['owns', 'owner'],
  ['controls', 'in control'],
  ['represents', 'representative'],
  ['intermediates_for', 'intermediary'],
  ['family', 'relative'],
  ['member_of', 'member'],
];

/** Relations that are looked at to say what a person does. */
const MOST_RELATIONS = 64;

/**
 * Natural persons of one case. One that no standing act names is called "Person A", "Person B" … in the order of first
 * mention in the case, with the role; a sole trader among the firms goes by a letter code of its own place. Both stay
 * the same however the case is asked.
 */
class CasePeople implements People {
  private readonly known = new Map<number, boolean>();
  private persons: readonly number[] | undefined;

  constructor(
    private readonly data: CaseData,
    private readonly named: boolean,
  ) {}

  isPerson(entity: number): boolean {
    const { entities } = this.data;
    const known = this.known.get(entity);
    if (known !== undefined) return known;
    const kind = ENTITY_KIND_LIST[entities.kinds[entity] ?? 0] ?? 'other';
    const isPerson = isNaturalPerson({ kind, name: entities.names.get(entity) });
    this.known.set(entity, isPerson);
    return isPerson;
  }

  nameOf(entity: number): string | undefined {
    const flags = this.data.entities.flags[entity] ?? 0;
    if (this.named || (flags & (EntityFlag.namedByAct | EntityFlag.unnamed)) !== 0) return undefined;
    if (!this.isPerson(entity)) return undefined;
    if (this.data.entities.kinds[entity] !== PERSON) return `Sole trader ${letters(entity)}`;
    const role = this.roleOf(entity);
    return `Person ${letters(this.rankOf(entity))}${role === undefined ? '' : ` (${role})`}`;
  }

  async personal(entity: number): Promise<EntityRecord> {
    return this.shown(entity, await this.data.details.entity(entity), true);
  }

  /** A record without a hidden name and, unless asked for, without what is personal. */
  shown(entity: number, record: EntityRecord, personal: boolean): EntityRecord {
    if (!this.isPerson(entity)) return record;
    const hidden = this.nameOf(entity);
    const isSole = this.data.entities.kinds[entity] !== PERSON;
    const { founded, dissolved, identifiers, address, raw, note, aliases, ...rest } = record;
    // A sole trader is registered on a day, where a person is born; number and address are a person's either way.
    const dates = personal || isSole;
    return {
      ...rest,
      ...(dates && founded !== undefined ? { founded } : {}),
      ...(dates && dissolved !== undefined ? { dissolved } : {}),
      ...(personal && identifiers ? { identifiers } : {}),
      ...(personal && address !== undefined ? { address } : {}),
      ...(personal && raw ? { raw } : {}),
      ...(note !== undefined && (personal || hidden === undefined) ? { note } : {}),
      ...(hidden === undefined && aliases ? { aliases } : {}),
      ...(hidden === undefined ? {} : { name: hidden }),
    };
  }

  /** The place of a person among those of the case. */
  private rankOf(entity: number): number {
    this.persons ??= personsOf(this.data.entities.kinds);
    let [low, high] = [0, this.persons.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.persons[middle] ?? 0) < entity) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private roleOf(entity: number): string | undefined {
    const { adjacency, relations } = this.data;
    const kinds = new Set<RelationKind | undefined>();
    for (const relation of listAt(adjacency.outgoing, entity).subarray(0, MOST_RELATIONS)) {
      kinds.add(RELATION_KIND_LIST[relations.kinds[relation] ?? 0]);
    }
    return ROLES.find(([kind]) => kinds.has(kind))?.[1];
  }
}

function personsOf(kinds: Uint8Array): readonly number[] {
  const persons: number[] = [];
  for (let entity = 0; entity < kinds.length; entity++) if (kinds[entity] === PERSON) persons.push(entity);
  return persons;
}

/** 0 → "A", 25 → "Z", 26 → "AA". */
function letters(index: number): string {
  const letter = String.fromCodePoint(65 + (index % 26));
  return index < 26 ? letter : letters(Math.floor(index / 26) - 1) + letter;
}
