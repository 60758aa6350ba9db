import type { CaseData } from '../case/caseData.ts';
import { hashId } from '../model/ids.ts';

/** The ids behind the hashes of a link: entities first, then relations; hashes that nothing here has are left out. */
export async function resolveHashes(
  data: CaseData,
  hashes: readonly number[],
  pause: () => Promise<void>,
): Promise<[number, string][]> {
  const wanted = new Set(hashes);
  const found: [number, string][] = [];
  for (const { ids } of [data.entities, data.relations]) {
    for (let index = 0; index < ids.count && wanted.size > 0; index++) {
      if (index % 4096 === 4095) await pause();
      const id = ids.get(index);
      const hash = hashId(id);
      if (wanted.delete(hash)) found.push([hash, id]);
    }
  }
  return found;
}
