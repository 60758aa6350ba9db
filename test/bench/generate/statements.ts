import type { Network } from './network.ts';
import { chance } from './random.ts';
import { entityRecord } from './records.ts';

/** Of so many statements the last says anew what another of them said. */
const ROUND = 10;
const UPDATED = 3;

/** A statement about ownership (0.4): a firm, its owner, the ownership of the two, and so on; every tenth is an update. */
export function bodsLine(network: Network, at: number): string {
  const updates = at % ROUND === ROUND - 1;
  const record = Math.floor(at / ROUND) * (ROUND - 1) + (updates ? UPDATED : at % ROUND);
  const group = Math.floor(record / 3);
  const draw = (of: number): number => chance(network.recipe.seed + 8, record, of);
  const digits = (of: number): string =>
    Math.floor(draw(of) * 2 ** 48)
      .toString(16)
      .padStart(12, '0');
  const firm = `XI-REG-${group.toString().padStart(10, '0')}`;
  const owner = `${firm}-owner`;
  const kind = record % 3;
  const details = [
    () => firmDetails(entityRecord(network, group % network.recipe.entities).name, draw),
    () => ownerDetails(group, draw),
    () => linkDetails(firm, owner, draw),
  ][kind];
  return JSON.stringify({
    statementId: `${digits(0)}-${updates ? 'b' : 'a'}${at.toString(16).padStart(11, '0')}`,
    recordId: [firm, owner, `${firm}-link`][kind],
    declarationSubject: firm,
    recordType: ['entity', 'person', 'relationship'][kind],
    recordStatus: updates ? 'updated' : 'new',
    statementDate: `20${updates ? 24 : 16 + Math.floor(draw(1) * 8)}-0${1 + Math.floor(draw(2) * 9)}-15`,
    recordDetails: details?.(),
    publicationDetails: {
      publicationDate: '2025-02-28',
      bodsVersion: '0.4',
      license: 'https://register.example/licence',
      publisher: { name: 'Invented Ownership Register', url: 'https://register.example' },
    },
    source: {
      type: ['officialRegister', 'verified'],
      url: `https://register.example/extract/${Math.floor(draw(3) * 9)}`,
    },
  });
}

type Draw = (of: number) => number;

function firmDetails(name: string, draw: Draw): object {
  return {
    isComponent: false,
    entityType: { type: 'registeredEntity', details: 'Private limited company' },
    name,
    incorporatedInJurisdiction: { name: 'United Kingdom', code: 'GB' },
    foundingDate: `19${60 + Math.floor(draw(4) * 40)}-0${1 + Math.floor(draw(5) * 9)}-24`,
    identifiers: [
      {
        id: String(Math.floor(draw(6) * 1e8)).padStart(8, '0'),
        scheme: 'GB-COH',
        schemeName: 'Companies House',
        uri: 'https://register.example/companies',
      },
    ],
    addresses: ['registered', 'business'].map((type) => ({
      type,
      address: `${1 + Math.floor(draw(7) * 200)} Invented Road, Town ${Math.floor(draw(8) * 900)}`,
      postCode: `IV${Math.floor(draw(9) * 99)} 1NV`,
      country: { name: 'United Kingdom', code: 'GB' },
    })),
  };
}

function ownerDetails(group: number, draw: Draw): object {
  return {
    isComponent: false,
    personType: 'knownPerson',
    names: [{ type: 'legal', fullName: `Holder ${group}` }],
    nationalities: [{ name: 'United Kingdom', code: 'GB' }],
    birthDate: `19${40 + Math.floor(draw(4) * 60)}-0${1 + Math.floor(draw(5) * 9)}`,
    addresses: [
      { type: 'service', address: `${1 + Math.floor(draw(7) * 200)} Invented Road`, country: { code: 'GB' } },
    ],
  };
}

function linkDetails(firm: string, owner: string, draw: Draw): object {
  const common = { directOrIndirect: 'direct', beneficialOwnershipOrControl: true, startDate: '2016-04-06' };
  return {
    isComponent: false,
    subject: firm,
    interestedParty: owner,
    interests: [
      { type: 'shareholding', ...common, share: { minimum: 25, maximum: 50 } },
      { type: 'votingRights', ...common, share: { exact: Math.floor(draw(4) * 100) } },
    ],
  };
}
