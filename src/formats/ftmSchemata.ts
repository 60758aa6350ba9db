import type { EntityKind } from '../model/entityKinds.ts';

/** What this project needs to know of one FollowTheMoney schema. */
interface Schema {
  readonly parents: readonly string[];
  /** The kind of the entity it describes; `undefined` for schemata that describe no party or thing. */
  readonly kind: EntityKind | undefined;
}

const thing = (kind: EntityKind, ...parents: readonly string[]): Schema => ({ kind, parents });
const fact = (...parents: readonly string[]): Schema => ({ kind: undefined, parents });

/**
 * The schemata of FollowTheMoney 4.5.2 with their parents, and the kinds they are read as. Kinds stay neutral: a public
 * body may be a ministry or a state company, a legal entity a firm or a person, so neither becomes more than it says.
 */
const SCHEMATA: ReadonlyMap<string, Schema> = new Map([
  ['Address', thing('address', 'Thing')],
  ['Airplane', thing('aircraft', 'Vehicle')],
  ['Analyzable', thing('other')],
  ['Article', thing('document', 'Document')],
  ['Asset', thing('other', 'Thing', 'Value')],
  ['Associate', fact('Interval')],
  ['Audio', thing('document', 'Document')],
  ['BankAccount', thing('account', 'Asset')],
  ['Call', fact('Interval')],
  ['CallForTenders', thing('document', 'Interval', 'Thing')],
  ['Company', thing('company', 'Asset', 'Organization')],
  ['Contract', thing('document', 'Asset')],
  ['ContractAward', fact('Interest', 'Value')],
  ['CourtCase', thing('other', 'Thing')],
  ['CourtCaseParty', fact('Interest')],
  ['CryptoWallet', thing('account', 'Thing', 'Value')],
  ['Debt', fact('Interval', 'Value')],
  ['Directorship', fact('Interest')],
  ['Document', thing('document', 'Analyzable', 'Thing')],
  ['Documentation', fact('Interest')],
  ['EconomicActivity', fact('Interval')],
  ['Email', thing('document', 'Folder', 'HyperText', 'PlainText')],
  ['Employment', fact('Interest')],
  ['Event', thing('other', 'Analyzable', 'Interval', 'Thing')],
  ['Family', fact('Interval')],
  ['Folder', thing('document', 'Document')],
  ['HyperText', thing('document', 'Document')],
  ['Identification', fact('Interval')],
  ['Image', thing('document', 'Document')],
  ['Interest', thing('other', 'Interval')],
  ['Interval', thing('other')],
  ['LegalEntity', thing('other', 'Thing')],
  ['License', thing('document', 'Contract')],
  ['Membership', fact('Interest')],
  ['Mention', fact()],
  ['Message', thing('document', 'Folder', 'HyperText', 'Interval', 'PlainText')],
  ['Note', thing('document', 'Analyzable', 'Thing')],
  ['Occupancy', fact('Interval')],
  ['Organization', thing('organization', 'LegalEntity')],
  ['Ownership', fact('Interest')],
  ['Package', thing('document', 'Folder')],
  ['Page', thing('document')],
  ['Pages', thing('document', 'Document')],
  ['Passport', fact('Identification')],
  ['Payment', fact('Interval', 'Value')],
  ['Person', thing('person', 'LegalEntity')],
  ['PlainText', thing('document', 'Document')],
  ['Position', thing('other', 'Thing')],
  ['Project', thing('other', 'Interval', 'Thing', 'Value')],
  ['ProjectParticipant', fact('Interest')],
  ['PublicBody', thing('organization', 'Organization')],
  ['RealEstate', thing('other', 'Asset')],
  ['Representation', fact('Interest')],
  ['Risk', fact('Interval')],
  ['Sanction', fact('Interval')],
  ['Security', thing('other', 'Asset')],
  ['Similar', fact()],
  ['Succession', fact('Interest')],
  ['Table', thing('document', 'Document')],
  ['TaxRoll', thing('document', 'Interval')],
  ['Thing', thing('other')],
  ['Trip', thing('other', 'Event')],
  ['UnknownLink', fact('Interest')],
  ['UserAccount', thing('other', 'Thing')],
  ['Value', thing('other')],
  ['Vehicle', thing('vehicle', 'Asset')],
  ['Vessel', thing('vessel', 'Vehicle')],
  ['Video', thing('document', 'Document')],
  ['Workbook', thing('document', 'Folder')],
]);

/** The names of all schemata known. */
export const FTM_SCHEMA_NAMES: readonly string[] = [...SCHEMATA.keys()];

/** Whether a word is a schema of the model. */
export function isFtmSchema(word: string): boolean {
  return SCHEMATA.has(word);
}

/** The kind of entity a schema describes; `undefined` for facts about or between entities and unknown schemata. */
export function ftmKind(schema: string): EntityKind | undefined {
  return SCHEMATA.get(schema)?.kind;
}

/** A schema and all it descends from, nearest first. */
export function ftmLineage(schema: string): readonly string[] {
  const lineage = [schema];
  for (let i = 0; i < lineage.length; i++) {
    for (const parent of SCHEMATA.get(lineage[i] ?? '')?.parents ?? []) {
      if (!lineage.includes(parent)) lineage.push(parent);
    }
  }
  return lineage;
}
