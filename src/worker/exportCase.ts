import { EntityFlag, type CaseData } from '../case/caseData.ts';
import { Losses, type CaseContent } from '../formats/out/caseWriter.ts';
import { WRITERS } from '../formats/out/writers.ts';
import type { Context } from './context.ts';
import type { ExportReply, Requests } from './protocol.ts';

/** Text is gathered to this many characters before it becomes bytes that are out of the way. */
const PIECE_CHARACTERS = 256 * 1024;
/** Records between two reports of the progress. */
const REPORT_EVERY = 2000;

/**
 * Writes the open case, or the part of it between some entities, in a format. The records are read from the case one
 * at a time; the pieces of the file are handed to a `Blob`, which need not stay in memory.
 *
 * @throws the reason of the signal when it is cancelled.
 */
export async function exportCase(
  data: CaseData,
  { format, ids }: Requests['exportCase']['input'],
  context: Context<'exportCase'>,
): Promise<ExportReply> {
  const writer = await WRITERS[format]();
  const { entities, relations } = chosen(data, ids, writer.needsEnds);
  const total = entities.length + relations.length;
  let done = 0;
  const one = async (): Promise<void> => {
    if (++done % REPORT_EVERY === 0) context.progress({ label: `writing ${writer.label},`, done, total });
    await context.pause();
  };
  const content: CaseContent = {
    header: data.header,
    sources: [...data.sources.values()],
    views: data.views,
    entities: async function* () {
      for (const index of entities) {
        await one();
        yield await data.details.entity(index);
      }
    },
    relations: async function* () {
      for (const index of relations) {
        await one();
        yield await data.details.relation(index);
      }
    },
    counts: { entities: entities.length, relations: relations.length },
  };
  const losses = new Losses();
  const parts: Blob[] = [];
  let text = '';
  for await (const piece of writer.write(content, losses)) {
    text += piece;
    if (text.length < PIECE_CHARACTERS) continue;
    parts.push(new Blob([text]));
    text = '';
  }
  parts.push(new Blob([text]));
  context.progress({ label: `writing ${writer.label},`, done: total, total });
  const blob = new Blob(parts, { type: writer.mediaType });
  const { extension } = writer;
  return { blob, extension, entities: entities.length, relations: relations.length, losses: losses.list() };
}

/**
 * The entities and relations to write. A placeholder is no record, so it is written only where a format wants every end
 * described; then whoever served a relation is an entity as well.
 */
function chosen(
  data: CaseData,
  ids: readonly string[] | undefined,
  needsEnds: boolean,
): { readonly entities: readonly number[]; readonly relations: readonly number[] } {
  const { entities, relations } = data;
  const wanted = ids === undefined ? undefined : new Set(ids.map((id) => entities.index.find(id)));
  const kept: number[] = [];
  const serving = new Set<number>();
  for (let index = 0; index < relations.count; index++) {
    const from = relations.from[index] ?? -1;
    const to = relations.to[index] ?? -1;
    if (wanted !== undefined && !(wanted.has(from) && wanted.has(to))) continue;
    kept.push(index);
    const end = relations.via.starts[index + 1] ?? 0;
    for (let at = relations.via.starts[index] ?? 0; at < end; at++) serving.add(relations.via.items[at] ?? -1);
  }
  const parties: number[] = [];
  for (let index = 0; index < entities.count; index++) {
    const flags = entities.flags[index] ?? 0;
    // Whoever stands for a joined party has its record.
    if ((flags & EntityFlag.joined) !== 0) continue;
    if ((flags & EntityFlag.placeholder) !== 0 && !needsEnds) continue;
    if (wanted === undefined || wanted.has(index) || serving.has(index)) parties.push(index);
  }
  return { entities: parties, relations: kept };
}
