import type { Identifier } from '../../model/records.ts';
import { listCountry } from './listCountries.ts';

/** Identifier types of OFAC with the scheme each is read as; the longest that a text begins with counts. */
const SCHEMES: readonly (readonly [string, string])[] = [
  ['Passport', 'passport'],
  ['Diplomatic Passport', 'passport'],
  ['BIK (RU)', 'bik'],
  ['US FEIN', 'fein'],
  ['Tax ID No.', 'tax'],
  ['V.A.T. Number', 'vat'],
  ['D-U-N-S Number', 'duns'],
  ['SWIFT/BIC', 'swift'],
  ['MMSI', 'mmsi'],
  ['Legal Entity Number', 'legal-entity-number'],
  ['Registration Number', 'registration'],
  ['Registration ID', 'registration'],
  ['Public Registration Number', 'registration'],
  ['Business Registration Number', 'registration'],
  ['Business Registration Document #', 'registration'],
  ['Company Number', 'registration'],
  ['Commercial Registry Number', 'registration'],
  ['Certificate of Incorporation Number', 'registration'],
  ['Chamber of Commerce Number', 'registration'],
  ['Enterprise Number', 'registration'],
  ['Registered Charity No.', 'registration'],
  ['C.R. No.', 'registration'],
  ['UK Company Number', 'gb-coh'],
  ['Unified Social Credit Code (USCC)', 'usc'],
  ['Organization Code', 'organization-code'],
  ['Economic Register Number (CBLS)', 'cbls'],
  ['Trade License No.', 'trade-license'],
  ['Business Number', 'business-number'],
  ['Central Registration System Number', 'mersis'],
  ['Identification Number', 'id'],
  ['National ID No.', 'national-id'],
  ['National Foreign ID Number', 'national-id'],
  ['Personal ID Card', 'national-id'],
  ['Cedula No.', 'cedula'],
  ['D.N.I.', 'dni'],
  ['C.U.R.P.', 'curp'],
  ['R.F.C.', 'rfc'],
  ['C.U.I.T.', 'cuit'],
  ['NIT #', 'nit'],
  ['RUC #', 'ruc'],
  ['RIF #', 'rif'],
  ['RTN', 'rtn'],
  ['SSN', 'ssn'],
  ["Driver's License No.", 'drivers-license'],
  ['Residency Number', 'residency'],
  ['Stateless Person ID Card', 'national-id'],
  ['Birth Certificate Number', 'birth-certificate'],
  ['Electoral Registry No.', 'electoral-registry'],
  ['Matricula Mercantil No', 'matricula-mercantil'],
  ['Folio Mercantil No.', 'folio-mercantil'],
  ['Numero Unico de Identificacao Tributaria (NUIT)', 'nuit'],
  ['Fiscal Code', 'fiscal-code'],
  ['Italian Fiscal Code', 'fiscal-code'],
  ['Aircraft Construction Number (also called L/N or S/N or F/N)', 'aircraft-construction-number'],
  ['Aircraft Tail Number', 'tail-number'],
  ["Aircraft Manufacturer's Serial Number (MSN)", 'msn'],
  ['Aircraft Serial Identification', 'aircraft-serial'],
  ['Vessel Registration Identification', 'vessel-registration'],
  ['Vessel Call Sign', 'callsign'],
  ['Other Vessel Call Sign', 'callsign'],
];
const LONGEST_FIRST = SCHEMES.toSorted(([a], [b]) => b.length - a.length);
const IMO = /^IMO\s*:?\s*(\d{7})\b/;
const CURRENCY = /^Digital Currency Address(?:\s*-\s*[A-Z0-9]{2,8})?\s*/;

/** An identifier as OFAC's XML and the screening list give it, in parts; `undefined` when the type is no number. */
export function ofacIdentifier(type: string, number: string | undefined, country?: string): Identifier | undefined {
  if (number === undefined || number === '') return undefined;
  const plain = type.trim();
  if (CURRENCY.test(plain) && plain.replace(CURRENCY, '') === '') return { scheme: 'wallet', value: number };
  const scheme = LONGEST_FIRST.find(([word]) => word.toLowerCase() === plain.toLowerCase())?.[1];
  return scheme === undefined ? undefined : refine(scheme, number, country);
}

/** A remark such as "Passport A123 (Iran) expires 2019"; `undefined` when it names no number of a known type. */
export function ofacRemarkIdentifier(remark: string): Identifier | undefined {
  const text = remark.replace(/^(alt\.|additional) /i, '');
  const currency = CURRENCY.exec(text)?.[0];
  if (currency !== undefined) {
    const [wallet = ''] = text.slice(currency.length).split(/\s/);
    return wallet === '' ? undefined : { scheme: 'wallet', value: wallet };
  }
  const type = LONGEST_FIRST.find(([word]) => text.startsWith(word) && /^[\s:]/.test(text.slice(word.length)));
  if (type === undefined) return undefined;
  const rest = text.slice(type[0].length).replace(/^[\s:]+/, '');
  const value = rest.replace(/\s*(\(.*|\b(?:issued|expires|expired|effective)\b.*)$/i, '').trim();
  // A number holds a digit; "Identification Number unknown" names none.
  if (!/\d/.test(value) && type[1] !== 'swift' && type[1] !== 'callsign') return undefined;
  return value === '' ? undefined : refine(type[1], value, /\(([^)]+)\)/.exec(rest)?.[1]);
}

/** Numbers that other formats know by a name of their own: IMO (ships and firms have their own series), and the tax and state numbers of Russia. */
function refine(scheme: string, number: string, country: string | undefined): Identifier {
  const imo = IMO.exec(number)?.[1];
  if (imo !== undefined) return { scheme: scheme === 'vessel-registration' ? 'imo' : 'imo-company', value: imo };
  const russian = country !== undefined && listCountry(country) === 'RU';
  if (russian && scheme === 'tax' && /^(\d{10}|\d{12})$/.test(number)) return { scheme: 'inn', value: number };
  if (russian && scheme === 'registration' && /^\d{13}$/.test(number)) return { scheme: 'ogrn', value: number };
  return { scheme, value: number };
}
