import type { RelationKind } from '../model/relationKinds.ts';
import { FTM_SCHEMA_NAMES, ftmLineage } from './ftmSchemata.ts';

/** A schema that is a relation between the entities two of its properties name. */
export interface FtmEdge {
  readonly source: string;
  readonly target: string;
  readonly kind: RelationKind;
}

/** The 16 edge schemata of FollowTheMoney, and four facts that tie two entities without being called edges. */
export const FTM_EDGES: ReadonlyMap<string, FtmEdge> = new Map([
  ['Ownership', { source: 'owner', target: 'asset', kind: 'owns' }],
  ['Directorship', { source: 'director', target: 'organization', kind: 'directs' }],
  ['Membership', { source: 'member', target: 'organization', kind: 'member_of' }],
  ['Employment', { source: 'employee', target: 'employer', kind: 'linked_to' }],
  ['Representation', { source: 'agent', target: 'client', kind: 'represents' }],
  ['UnknownLink', { source: 'subject', target: 'object', kind: 'linked_to' }],
  ['Family', { source: 'person', target: 'relative', kind: 'family' }],
  ['Associate', { source: 'person', target: 'associate', kind: 'linked_to' }],
  ['Payment', { source: 'payer', target: 'beneficiary', kind: 'pays' }],
  ['Debt', { source: 'debtor', target: 'creditor', kind: 'linked_to' }],
  ['ContractAward', { source: 'contract', target: 'supplier', kind: 'supplies' }],
  ['ProjectParticipant', { source: 'participant', target: 'project', kind: 'linked_to' }],
  ['CourtCaseParty', { source: 'party', target: 'case', kind: 'linked_to' }],
  ['Succession', { source: 'predecessor', target: 'successor', kind: 'linked_to' }],
  ['Occupancy', { source: 'holder', target: 'post', kind: 'linked_to' }],
  ['Documentation', { source: 'document', target: 'entity', kind: 'linked_to' }],
  ['Call', { source: 'caller', target: 'receiver', kind: 'linked_to' }],
  ['Similar', { source: 'candidate', target: 'match', kind: 'linked_to' }],
  ['Mention', { source: 'document', target: 'resolved', kind: 'linked_to' }],
  ['EconomicActivity', { source: 'sender', target: 'receiver', kind: 'ships' }],
]);

/** A property of an entity that names another one. */
export interface FtmLink {
  readonly property: string;
  readonly kind: RelationKind;
  /** The entity named is where the relation starts: a parent owns the entity that names it. */
  readonly reversed: boolean;
  /** The property at the other end, where one thing ties two others: a message its sender and its recipients. */
  readonly to?: string;
}

const link = (property: string): FtmLink => ({ property, kind: 'linked_to', reversed: false });
const holder = (property: string): FtmLink => ({ property, kind: 'linked_to', reversed: true });
const owner = (property: string): FtmLink => ({ property, kind: 'owns', reversed: true });
const pair = (property: string, to: string): FtmLink => ({ property, kind: 'linked_to', reversed: false, to });

const LINKS: ReadonlyMap<string, readonly FtmLink[]> = new Map([
  ['LegalEntity', [owner('parent')]],
  ['Vehicle', [owner('owner'), holder('operator')]],
  ['BankAccount', [holder('bank')]],
  ['CryptoWallet', [holder('holder')]],
  ['UserAccount', [holder('owner')]],
  ['Security', [holder('issuer')]],
  ['Position', [link('organization')]],
  ['Contract', [link('authority'), link('project')]],
  ['CallForTenders', [link('authority'), link('onBehalfOf'), link('tenderers')]],
  ['Event', [link('organizer'), link('involved')]],
  ['Trip', [link('vehicle'), link('startLocation'), link('endLocation')]],
  ['TaxRoll', [link('taxee')]],
  ['RealEstate', [link('parent')]],
  ['Note', [link('entity')]],
  ['Message', [pair('sender', 'recipients')]],
  ['Email', [pair('emitters', 'recipients')]],
  ['Thing', [link('addressEntity'), link('proof')]],
  ['Document', [link('parent')]],
  ['Page', [link('document')]],
]);

const linksBySchema: ReadonlyMap<string, readonly FtmLink[]> = new Map(
  FTM_SCHEMA_NAMES.map((schema) => [schema, ftmLineage(schema).flatMap((name) => LINKS.get(name) ?? [])]),
);

/** The properties by which an entity of this schema names others, its parents' included. */
export function ftmLinks(schema: string): readonly FtmLink[] {
  return linksBySchema.get(schema) ?? [];
}
