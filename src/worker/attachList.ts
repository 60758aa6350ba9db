import { suggestListMatches } from '../analysis/identity/listMatches.ts';
import type { CaseData } from '../case/caseData.ts';
import type { Act } from '../model/act.ts';
import type { SourceRecord } from '../model/evidence.ts';
import { isNaturalPerson } from '../model/person.ts';
import type { EntityRecord } from '../model/records.ts';
import { entityBrief } from './briefs.ts';
import type { Context } from './context.ts';
import type { ListReply, ProposedMatch } from './intake.ts';

/** More proposals than a person looks through are counted, not sent. */
const MOST_PROPOSED = 1000;

/**
 * Compares the parties of a list, read apart, with those of the case: possible matches with their reasons and the acts
 * that would come in, strongest first. `asOf` of a source is that of the list where the entry's own source has no date.
 */
export async function attachList(data: CaseData, list: CaseData, context: Context<'attach'>): Promise<ListReply> {
  const { transliterate } = await import('transliteration');
  const { matches, tooCommon } = await suggestListMatches(data, list, {
    romanise: (text) => transliterate(text),
    pause: context.pause,
    progress: (done) => context.progress({ label: 'comparing names and numbers,', done, total: undefined }),
  });
  const proposed: ProposedMatch[] = [];
  let withoutActs = 0;
  for (const match of matches) {
    await context.pause();
    const caseIndex = data.entities.index.find(match.caseEntity);
    const entry = await list.details.entity(list.entities.index.find(match.listEntity));
    const acts = entry.acts ?? [];
    if (acts.length === 0) withoutActs++;
    else if (proposed.length < MOST_PROPOSED) {
      proposed.push({
        entry: withoutPersonal(entry),
        party: withoutPersonal(await data.details.entity(caseIndex)),
        brief: entityBrief(data, caseIndex),
        acts: acts.map((act) => ({ act, source: sourceOf(list, act, entry.evidence?.[0]?.source) })),
        basis: match.basis,
        strength: match.strength,
        reason: match.reason,
      });
    }
  }
  return {
    title: list.header.title,
    asOf: list.header.asOf,
    entries: list.entities.count,
    matches: proposed,
    count: matches.length - withoutActs,
    withoutActs,
    tooCommon,
  };
}

/** A record to compare by eye; numbers of papers, home address and notes of a natural person are held back. */
function withoutPersonal(record: EntityRecord): EntityRecord {
  if (!isNaturalPerson(record)) return record;
  const { id, kind, label, name, aliases, countries, acts } = record;
  return {
    id,
    kind,
    name,
    ...(label === undefined ? {} : { label }),
    ...(aliases ? { aliases } : {}),
    ...(countries ? { countries } : {}),
    ...(acts ? { acts } : {}),
  };
}

/** What an act of a list rests on: its own source, else that of its entry, else the list as a whole. */
function sourceOf({ header, sources }: CaseData, act: Act, evidence: string | undefined): SourceRecord {
  const own = sources.get(act.source ?? evidence ?? '');
  const date = own?.date ?? header.asOf;
  const dated = date === undefined ? {} : { date };
  return { ...(own ?? { id: `list:${header.title}`, title: header.title }), ...dated };
}
