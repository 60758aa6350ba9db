import type { CaseData } from '../case/caseData.ts';
import type { Measure } from '../model/measure.ts';
import { idsIn } from './caseIds.ts';
import { UsageError } from './usageError.ts';
import { isDate } from './values.ts';

/**
 * A measure given as `entity` or `entity@date`; an id that itself holds an @ is taken whole.
 *
 * @throws UsageError for an entity that the case does not hold or a date that cannot be read.
 */
export function readMeasure(data: CaseData, text: string): Measure {
  if (data.entities.index.find(text) >= 0) return { entity: text, from: undefined };
  const at = text.lastIndexOf('@');
  const id = at < 0 ? text : text.slice(0, at);
  const from = at < 0 ? undefined : text.slice(at + 1);
  if (from !== undefined && !isDate(from)) throw new UsageError(`--stop: "${from}" is not a date.`);
  const [entity] = idsIn(data, 'stop', [id]);
  if (entity === undefined) throw new UsageError('--stop takes an entity, or an entity and a date as in ID@2023-07.');
  return { entity, from };
}
