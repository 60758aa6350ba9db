import type { CaseData } from '../case/caseData.ts';
import { UsageError } from './usageError.ts';

/**
 * The entity ids in the texts of an option: ids separated by commas, or one id that itself holds a comma.
 *
 * @throws UsageError naming the first id that the case does not hold.
 */
export function idsIn({ entities }: CaseData, option: string, texts: readonly string[]): string[] {
  const known = (id: string): boolean => entities.index.find(id) >= 0;
  return texts.flatMap((text) => {
    if (known(text)) return [text];
    const ids = text
      .split(',')
      .map((id) => id.trim())
      .filter((id) => id !== '');
    const stranger = ids.find((id) => !known(id));
    if (stranger !== undefined) throw new UsageError(`--${option}: there is no entity "${stranger}" in this case.`);
    return ids;
  });
}
