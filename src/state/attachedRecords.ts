import type { SourceRecord } from '../model/evidence.ts';
import { newOwnId, type OwnRecord } from '../model/ownRecord.ts';
import { isNaturalPerson } from '../model/person.ts';
import type { ProposedMatch } from '../worker/intake.ts';

/**
 * The accepted matches as records of the analyst: each act of the list entry, with a note that says how the entry was
 * found, and each source once, dated `asOf` (date text) where the list gives no date itself. What is there already is
 * not added again.
 */
export function attachedRecords(
  accepted: readonly ProposedMatch[],
  asOf: string | undefined,
  known: readonly OwnRecord[],
): readonly OwnRecord[] {
  const records: OwnRecord[] = [];
  const sources = new Map<string, string>();
  const sourceId = (source: SourceRecord): string => {
    const { title, publisher, url, sourceGrade, informationGrade } = source;
    const date = source.date ?? asOf;
    const key = JSON.stringify([title, publisher, date]);
    const before =
      sources.get(key) ??
      known.flatMap((own) =>
        own.type === 'source' && JSON.stringify([own.record.title, own.record.publisher, own.record.date]) === key
          ? own.record.id
          : [],
      )[0];
    if (before !== undefined) return before;
    const id = newOwnId();
    sources.set(key, id);
    const optional = { publisher, date, url, sourceGrade, informationGrade };
    const given = Object.entries(optional).filter(([, value]) => value !== undefined);
    records.push({ type: 'source', record: { id, title, ...Object.fromEntries(given) } });
    return id;
  };
  for (const match of accepted) {
    const { acts, brief } = match;
    for (const { act, source } of acts) {
      const found = `Attached from the entry ${foundBy(match)}; confirmed by the analyst.`;
      const note = act.note === undefined ? found : `${act.note} ${found}`;
      const record: OwnRecord = { type: 'act', entity: brief.id, act: { ...act, source: sourceId(source), note } };
      if (![...known, ...records].some((own) => JSON.stringify(own) === JSON.stringify(record))) records.push(record);
    }
  }
  return records;
}

/** Which entry it was and why; a natural person is not named in a note, which is shown where names are not. */
function foundBy({ entry, reason, basis }: ProposedMatch): string {
  if (!isNaturalPerson(entry)) return `“${entry.name}” (${entry.id}): ${reason}`;
  return `${entry.id}: ${basis.includes('identifier') ? reason : 'name, birth date and country agree'}`;
}
