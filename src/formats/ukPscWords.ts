import type { EntityKind } from '../model/entityKinds.ts';
import { countryCode } from './countries.ts';

/** What stands before the number of a company in its id. */
export const COMPANY_ID = 'GB-COH-';
/** What stands before it in its name. */
export const COMPANY_NAME = 'UK company ';

/** How the kind of a controller begins, and what it is. */
const KINDS: readonly (readonly [string, EntityKind])[] = [
  ['individual-', 'person'],
  ['super-secure-', 'person'],
  ['corporate-entity-', 'company'],
  ['legal-person-', 'organization'],
];

/** How the kind of a row begins that only counts the others. */
export const TOTALS = 'totals#';
/** How a nature of control begins that is a share of ownership. */
export const SHARES = 'ownership-of-shares';

/** Whether a kind is that of a row about the company itself and not about a controller. */
export function isStatement(kind: string): boolean {
  return /-statement$|^exemptions$/.test(kind);
}

/** What the controller of a row is; `undefined` for a kind of row that is not known. */
export function controllerKind(kind: string): EntityKind | undefined {
  return KINDS.find(([start]) => kind.startsWith(start))?.[1];
}

const UNITED_KINGDOM = /\b(england|wales|scotland|northern ireland|united kingdom|great britain|uk)\b/i;

/** The country of a place or of a nationality as the register words it. */
export function placeCountry(text: string): string | undefined {
  return countryCode(text) ?? (UNITED_KINGDOM.test(text) ? 'GB' : undefined);
}

/** Whether a place of registration is one of Companies House. */
export function isBritishRegister(place: string): boolean {
  return UNITED_KINGDOM.test(place) || /^companies house/i.test(place);
}

/** A number of Companies House in full; `undefined` for a text that cannot be one. */
export function fullNumber(text: string): string | undefined {
  const number = text.trim().toUpperCase();
  return /^([A-Z]{2}\d{6}|\d{1,8})$/.test(number) ? number.padStart(8, '0') : undefined;
}
