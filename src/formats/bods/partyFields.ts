import { FieldTable } from '../caseBytesFields.ts';

/** The fields of a party that the columns or an issue can depend on. */
const FIELDS = [
  'name',
  'alternateNames',
  'names',
  'entityType',
  'personType',
  'jurisdiction',
  'incorporatedInJurisdiction',
  'nationalities',
  'identifiers',
  'foundingDate',
  'dissolutionDate',
  'addresses',
  'hasPepStatus',
  'politicalExposure',
] as const;

/** The number of each of these fields in `PARTY`. */
export const PARTY_FIELD = {
  name: FIELDS.indexOf('name'),
  alternateNames: FIELDS.indexOf('alternateNames'),
  names: FIELDS.indexOf('names'),
  entityType: FIELDS.indexOf('entityType'),
  personType: FIELDS.indexOf('personType'),
  jurisdictions: [FIELDS.indexOf('jurisdiction'), FIELDS.indexOf('incorporatedInJurisdiction')],
  nationalities: FIELDS.indexOf('nationalities'),
  identifiers: FIELDS.indexOf('identifiers'),
  founded: FIELDS.indexOf('foundingDate'),
  dissolved: FIELDS.indexOf('dissolutionDate'),
  addresses: FIELDS.indexOf('addresses'),
  hasPepStatus: FIELDS.indexOf('hasPepStatus'),
  exposure: FIELDS.indexOf('politicalExposure'),
};

/** The fields of the party at hand. */
export const PARTY = new FieldTable(FIELDS);
