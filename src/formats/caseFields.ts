import { isInformationGrade, isSourceGrade, type Evidence } from '../model/evidence.ts';
import { countryCode, isCountryCode } from './countries.ts';
import type { Fields } from './fields.ts';

const EVIDENCE: ReadonlySet<string> = new Set(['source', 'locator', 'sourceGrade', 'informationGrade']);

/** The evidence list of an entity or a relation. */
export function readEvidence(fields: Fields): readonly Evidence[] | undefined {
  return fields.list('evidence', (item, path) => {
    const one = fields.within(item, path, EVIDENCE);
    if (one === undefined) return undefined;
    const source = one.text('source');
    const evidence = { locator: one.text('locator'), ...readGrades(one) };
    if (source !== undefined) return { source, ...evidence };
    fields.refuse('missing-field', path, item, 'evidence without a source');
    return undefined;
  });
}

/** The two grades of a source or of evidence, each given independently of the other. */
export function readGrades(fields: Fields): Pick<Evidence, 'sourceGrade' | 'informationGrade'> {
  return {
    sourceGrade: fields.checked('sourceGrade', isSourceGrade, 'not a grade from A to F'),
    informationGrade: fields.checked('informationGrade', isInformationGrade, 'not a grade from 1 to 6'),
  };
}

/** A country in the form of the model; another spelling is repaired with an issue. */
export function readCountry(fields: Fields, key: string): string | undefined {
  return checkCountry(fields, key, fields.text(key));
}

/** A list of countries, each like `readCountry`. */
export function readCountries(fields: Fields, key: string): readonly string[] | undefined {
  return fields.list(key, (item, path) => {
    if (typeof item === 'string') return item === '' ? undefined : checkCountry(fields, path, item);
    if (item !== null) fields.refuse('wrong-type', path, item, 'not a text');
    return undefined;
  });
}

function checkCountry(fields: Fields, path: string, text: string | undefined): string | undefined {
  if (text === undefined || isCountryCode(text)) return text;
  const code = countryCode(text);
  if (code === undefined) fields.refuse('bad-country', path, text, 'not a country code');
  else fields.issue('bad-country', path, `“${text}” read as ${code}`);
  return code;
}
