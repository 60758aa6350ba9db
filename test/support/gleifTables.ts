import * as fc from 'fast-check';

/** What fits a column of the GLEIF's tables, by its name in small letters. */
export const GLEIF_CELLS: Readonly<Record<string, readonly string[]>> = {
  lei: ['L1', 'L2', 'L3', 'L4', 'L5', ' L1', ''],
  'entity.legalname': [
    'Alfa GmbH',
    'ООО Ромашка',
    'Beta "B" Ltd',
    'ÉCLAIR',
    '株式会社',
    'x'.repeat(201),
    'я'.repeat(101),
  ],
  'entity.legalname.xmllang': ['en', 'de', ''],
  'entity.otherentitynames.otherentityname.1': ['Alfa', 'Alfa GmbH', 'Омега', ' Alfa', '', ''],
  'entity.otherentitynames.otherentityname.1.type': ['PREVIOUS_LEGAL_NAME', ''],
  'entity.otherentitynames.otherentityname.2': ['Alfa', 'Alfo', 'Beta', 'ÉCLAIR', '', ''],
  'entity.transliteratedotherentitynames.transliteratedotherentityname.1': ['Alfa', 'OOO Romashka', 'Beta', '', ''],
  'entity.legaladdress.firstaddressline': ['Main St 1', 'Main "St" 1', ''],
  'entity.legaladdress.2.country': ['US', 'DE', ''],
  'entity.2.otherentitynames.otherentityname.1': ['Gamma', 'Delta', ''],
  'entity.registrationauthority.1.registrationauthorityentityid': ['HRB 2', ''],
  'relationship.1.period.1.periodtype': ['RELATIONSHIP_PERIOD', ''],
  'relationship.period.periodtype': ['RELATIONSHIP_PERIOD', ''],
  'relationship.period.startdate': ['2014-01-01', ''],
  'entity.legaladdress.country': ['US', 'DE', 'de', 'RUS', 'Narnia', ''],
  'entity.headquartersaddress.country': ['US', 'KZ', ''],
  'entity.legaljurisdiction': ['US-DE', 'US', 'DE', 'ZZ-1', 'Germany', ''],
  'entity.registrationauthority.registrationauthorityid': ['RA000602', 'RA999999', ''],
  'entity.registrationauthority.registrationauthorityentityid': ['HRB 1', '4386463', '', ' '],
  'entity.entitycategory': [
    'GENERAL',
    'FUND',
    'RESIDENT_GOVERNMENT_ENTITY',
    'RESIDENT_GOVERNMENT_ENTITY ',
    'INTERNATIONAL_ORGANIZATION',
    'INTERNATIONAL_ORGANISATION',
    '',
  ],
  'entity.entitystatus': ['ACTIVE', 'INACTIVE'],
  'entity.entitycreationdate': ['2012-11-29T00:00:00.000Z', '2012-11-29', '2013', '2013-02-30', '', ''],
  'entity.entityexpirationdate': ['2020-01-31T00:00:00.000Z', '2012-11', '2012', 'never', '', ''],
  'registration.initialregistrationdate': ['2012-11-29T16:33:00.000Z', ''],
  'registration.lastupdatedate': ['2020-07-17T12:40:00.000Z', '2011-03', ' 2019-01-01', '17/07/2020', '', ''],
  'registration.validationsources': ['FULLY_CORROBORATED', 'FULLY_CORROBORATED ', 'ENTITY_SUPPLIED_ONLY', ''],
  'relationship.startnode.nodeid': ['L1', 'L1', 'L1', 'L1', 'L1', 'L1', 'L2', 'L1 IS_SUBFUND_OF L2', ''],
  'relationship.startnode.nodeidtype': ['LEI', ''],
  'relationship.endnode.nodeid': ['L2', 'L2', 'L2', 'L2', 'L2#2', 'L2#2', 'L1', 'x'.repeat(300)],
  'relationship.relationshiptype': [
    ...Array.from({ length: 8 }, () => 'IS_SUBFUND_OF'),
    'IS_DIRECTLY_CONSOLIDATED_BY',
    'IS_FEEDER_TO',
    'IS_FUND-MANAGED_BY',
    'IS_FRIEND_OF',
    '',
  ],
  'relationship.relationshipstatus': ['ACTIVE', 'ACTIVE', 'INACTIVE', 'INACTIVE ', 'NULL', ''],
  'relationship.period.1.startdate': ['2012-11-29T00:00:00.000Z', '2012-11', ' 2013-01-01', '2021-01-01', 'never', ''],
  'relationship.period.1.enddate': ['2019-12-31T00:00:00.000Z', '2012', '', '', ''],
  'relationship.period.1.periodtype': [
    'ACCOUNTING_PERIOD',
    'RELATIONSHIP_PERIOD',
    'RELATIONSHIP_PERIOD',
    'RELATIONSHIP_PERIOD ',
    '',
  ],
  'relationship.period.2.startdate': ['2015-05-06', ' 2015-05-06', '2016', '2010-01-01', ''],
  'relationship.period.2.enddate': ['2019-12-30', '2019-12-30 ', '2011', '', ''],
  'relationship.period.2.periodtype': ['RELATIONSHIP_PERIOD', 'RELATIONSHIP_PERIOD', 'DOCUMENT_FILING_PERIOD', ''],
  'relationship.qualifiers.1.qualifiercategory': ['IFRS', 'US_GAAP', ''],
  'exception.category': ['DIRECT_ACCOUNTING_CONSOLIDATION_PARENT', 'ULTIMATE_ACCOUNTING_CONSOLIDATION_PARENT', ''],
  'exception.reason.1': ['NO_LEI', 'NATURAL_PERSONS', 'NO_KNOWN_PERSON', ''],
  'exception.reason.2': ['NON_PUBLIC', '', ''],
  'exception.reference.1': ['note', ''],
};

const LEVEL_1 = [
  'LEI',
  'Entity.LegalName',
  'Entity.LegalName.xmllang',
  'Entity.OtherEntityNames.OtherEntityName.1',
  'Entity.OtherEntityNames.OtherEntityName.1.type',
  'Entity.OtherEntityNames.OtherEntityName.2',
  'Entity.TransliteratedOtherEntityNames.TransliteratedOtherEntityName.1',
  'Entity.LegalAddress.FirstAddressLine',
  'Entity.LegalAddress.Country',
  'Entity.HeadquartersAddress.Country',
  'Entity.RegistrationAuthority.RegistrationAuthorityID',
  'Entity.RegistrationAuthority.RegistrationAuthorityEntityID',
  'Entity.LegalJurisdiction',
  'Entity.EntityCategory',
  'Entity.EntityStatus',
  'Entity.EntityCreationDate',
  'Entity.EntityExpirationDate',
  'Registration.InitialRegistrationDate',
];
const LEVEL_2 = [
  'Relationship.StartNode.NodeID',
  'Relationship.StartNode.NodeIDType',
  'Relationship.EndNode.NodeID',
  'Relationship.RelationshipType',
  'Relationship.RelationshipStatus',
  'Relationship.Period.1.startDate',
  'Relationship.Period.1.endDate',
  'Relationship.Period.1.periodType',
  'Relationship.Period.2.startDate',
  'Relationship.Period.2.endDate',
  'Relationship.Period.2.periodType',
  'Relationship.Qualifiers.1.QualifierCategory',
  'Registration.LastUpdateDate',
  'Registration.ValidationSources',
];
const EXCEPTIONS = ['LEI', 'Exception.Category', 'Exception.Reason.1', 'Exception.Reason.2', 'Exception.Reference.1'];
/** Columns that say again, or of another element, what those above say. */
const TWICE_1 = [
  'Entity.EntityCategory',
  'Entity.LegalAddress.2.Country',
  'Entity.RegistrationAuthority.1.RegistrationAuthorityEntityID',
  'Entity.2.OtherEntityNames.OtherEntityName.1',
  'Entity.OtherEntityNames.OtherEntityName.1',
  'Entity.OtherEntityNames.OtherEntityName.2.xmllang',
];
const TWICE_2 = [
  'Relationship.RelationshipPeriods.RelationshipPeriod.1.StartDate',
  'Relationship.Period.startDate',
  'Relationship.Period.periodType',
  'Relationship.1.Period.1.periodType',
  'Relationship.Period.2.periodType',
  'Relationship.EndNode.2.NodeID',
  'Registration.ValidationSources.1',
];
/** Names that are no usual path. */
const STRANGE = ['LEI.1', 'Entity.1.LegalName', 'Entity..1', '1', 'LEI#1.2', 'Relationship.', '__proto__', ''];

/** Columns of a table, these in all: in the usual order, with an odd one somewhere among them, or in any order. */
function columnsOf(
  usual: readonly string[],
  twice: readonly string[],
  always: readonly string[],
): fc.Arbitrary<readonly string[]> {
  const ordered = fc
    .subarray([...usual])
    .map((some) => usual.filter((name) => always.includes(name) || some.includes(name)));
  const shuffled = fc
    .shuffledSubarray([...usual], { minLength: usual.length - 4 })
    .map((some) => [...new Set([...always, ...some])]);
  const mixed = fc
    .tuple(
      fc.oneof(fc.constant(usual), ordered, shuffled),
      fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...twice) }, fc.constantFrom(...STRANGE)),
      fc.nat(),
    )
    .map(([names, other, at]) => {
      const twin = names.indexOf(other);
      const place = twin >= 0 ? twin + (at % 3) : at % (names.length + 1);
      return [...names.slice(0, place), other, ...names.slice(place)];
    });
  return fc.oneof(
    { weight: 4, arbitrary: ordered },
    { weight: 5, arbitrary: mixed },
    { weight: 2, arbitrary: shuffled },
  );
}

/** By what it is called, the columns of each of the GLEIF's tables. */
export const GLEIF_COLUMNS: readonly (readonly [string, fc.Arbitrary<readonly string[]>])[] = [
  ['GLEIF, who is who', columnsOf(LEVEL_1, TWICE_1, ['LEI', 'Entity.LegalName'])],
  ['GLEIF, who owns whom', columnsOf(LEVEL_2, TWICE_2, LEVEL_2.slice(0, 4))],
  [
    'GLEIF, reporting exceptions',
    columnsOf(EXCEPTIONS, ['Exception.Reason', 'Exception.Reason.1'], EXCEPTIONS.slice(0, 2)),
  ],
];
