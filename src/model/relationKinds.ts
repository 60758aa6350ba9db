/** The families of relation kinds; a trace's layer decides which of them it walks. */
export type RelationFamily = 'goods' | 'logistics' | 'money' | 'control' | 'services' | 'association' | 'legal';

/** What the closed table holds about one relation kind. */
export interface RelationKindInfo {
  readonly family: RelationFamily;
  /** Whether goods or money move against the recorded direction (an order or an invoice runs the other way). */
  readonly backwards: boolean;
  /** The verb between the two ends, as recorded: "A ships B". */
  readonly label: string;
}

const forwards = (family: RelationFamily, label: string): RelationKindInfo => ({ family, backwards: false, label });
const backwards = (family: RelationFamily, label: string): RelationKindInfo => ({ family, backwards: true, label });

/** The closed table of relation kinds, from → to (design, section 3). */
export const RELATION_KINDS = {
  supplies: forwards('goods', 'supplies'),
  ships: forwards('goods', 'ships to'),
  trans_ships: forwards('goods', 'trans-ships to'),
  backfills: forwards('goods', 'back-fills'),
  orders_from: backwards('goods', 'orders from'),
  carries: forwards('logistics', 'carries for'),
  forwards: forwards('logistics', 'forwards for'),
  stores: forwards('logistics', 'stores for'),
  clears_customs: forwards('logistics', 'clears customs for'),
  declares: forwards('logistics', 'declares to'),
  pays: forwards('money', 'pays'),
  invoices: backwards('money', 'invoices'),
  banks: forwards('money', 'banks for'),
  insures: forwards('money', 'insures'),
  owns: forwards('control', 'owns'),
  directs: forwards('control', 'directs'),
  front_for: forwards('control', 'described as a front for'),
  intermediates_for: forwards('control', 'intermediates for'),
  controls: forwards('control', 'controls'),
  registers: forwards('services', 'registers'),
  provides_address: forwards('services', 'provides an address to'),
  flags: forwards('services', 'flags'),
  certifies: forwards('services', 'certifies'),
  licenses: forwards('services', 'licenses'),
  represents: forwards('services', 'represents'),
  same_address: forwards('association', 'shares an address with'),
  same_contact: forwards('association', 'shares a contact with'),
  common_owner: forwards('association', 'shares an owner with'),
  common_director: forwards('association', 'shares a director with'),
  family: forwards('association', 'is family of'),
  linked_to: forwards('association', 'is linked to'),
  member_of: forwards('association', 'is a member of'),
  lists: forwards('legal', 'lists'),
  charges: forwards('legal', 'charges'),
  convicts: forwards('legal', 'convicts'),
} as const satisfies Record<string, RelationKindInfo>;

/** A kind of the closed table. */
export type RelationKind = keyof typeof RELATION_KINDS;

/** The kinds in table order; the position is the code that columns store. */
export const RELATION_KIND_LIST: readonly RelationKind[] = Object.keys(RELATION_KINDS).filter(isRelationKind);

/** Whether a word from data is a kind of the table. */
export function isRelationKind(word: string): word is RelationKind {
  return Object.hasOwn(RELATION_KINDS, word);
}
