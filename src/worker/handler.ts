import { layOutLanes } from '../analysis/lanes/lanes.ts';
import type { Romanise } from '../analysis/search/fold.ts';
import type { NameIndex } from '../analysis/search/nameIndex.ts';
import { traceSteps } from '../analysis/trace.ts';
import type { CaseData } from '../case/caseData.ts';
import { loadFormats } from '../formats/formats.ts';
import type { HopBrief } from '../model/brief.ts';
import type { Overlay } from '../model/ownRecord.ts';
import type { TraceQuery } from '../model/query.ts';
import type { Relaxation } from '../model/result.ts';
import { briefsOf, entityBrief, sourcesOf } from './briefs.ts';
import type { Context } from './context.ts';
import { entityReply } from './entityReply.ts';
import type { KeptFolders } from './keptFolders.ts';
import { neighboursOf } from './neighbours.ts';
import { changedText } from './changedText.ts';
import { openCase, type OpenFile } from './openCase.ts';
import type {
  CaseKey,
  CaseSource,
  CaseSummary,
  HopReply,
  KeptCase,
  Requests,
  RequestType,
  SearchReply,
  ToWorker,
  TraceReply,
} from './protocol.ts';
import { cutReply, whatIfReply } from './removalReplies.ts';
import { resolveHashes } from './resolveHashes.ts';
import { summarise, type Recognised } from './summary.ts';
import { traceReply } from './traceReply.ts';

const PARTIAL_EVERY_MS = 150;

/** The open case as it was read, what it was taken for, and the day it was opened. */
interface CaseOpening {
  readonly base: CaseData;
  readonly recognised: readonly Recognised[];
  readonly today: string;
}

/** Answers every question about the one open case. Testable without a worker; `serve` puts it behind a channel. */
export class CaseHandler {
  private data: CaseData | undefined;
  private opening: CaseOpening | undefined;
  private key: CaseKey = { opened: 0, overlay: 0 };
  private index: Promise<NameIndex> | undefined;

  /** `folders` gives the place where cases are kept, or throws where there is none. */
  constructor(
    private readonly folders: () => Promise<KeptFolders> = async () =>
      (await import('./originFolders.ts')).originFolders(),
  ) {}

  /** The answer to one request. Throws `AbortError` when cancelled, and an error whose message is for the screen. */
  async answer(
    request: Exclude<ToWorker, { type: 'cancel' }>,
    context: Context<RequestType>,
  ): Promise<Requests[RequestType]['output']> {
    switch (request.type) {
      case 'open':
        return this.open(request.input, context);
      case 'overlay':
        return this.overlay(request.input, context);
      case 'trace':
        return this.trace(request.input.query, context);
      case 'cut':
        return cutReply(this.opened(), request.input.query, context);
      case 'whatIf':
        return whatIfReply(this.opened(), request.input.query, request.input.measures, context);
      case 'relax':
        return this.relax(request.input.query, context);
      case 'search':
        return this.search(request.input.text, request.input.limit);
      case 'entity':
        return this.withEntity(request.input.id, (data, index) => entityReply(data, index));
      case 'hop':
        return this.hop(request.input.relations, request.input.limit);
      case 'neighbours':
        return this.withEntity(request.input.id, async (data, index) =>
          neighboursOf(data, index, request.input.limit, request.input.groups),
        );
      case 'briefs':
        return briefsOf(this.opened(), request.input.ids);
      case 'resolve':
        return resolveHashes(this.opened(), request.input.hashes, context.pause);
      case 'exportCase':
        return (await import('./exportCase.ts')).exportCase(this.opened(), request.input, context);
      case 'keep':
        return this.keep(request.input.same, context);
      case 'kept':
        return (await this.folders()).sizes();
      case 'forget':
        return this.forget(request.input.folders);
      case 'lanes':
        return layOutLanes(request.input);
      case 'flags':
        return (await import('./flagReplies.ts')).flagsReply(this.opened(), request.input, context);
      case 'allFlags':
        return (await import('./flagReplies.ts')).allFlagsReply(this.opened(), request.input.settings, context);
      case 'flagRules':
        return (await import('./flagReplies.ts')).flagRules();
      case 'forces':
        return (await import('../analysis/forces.ts')).layOutForces(request.input);
    }
  }

  /** Reads a case; the one that is open stays until the new one is whole. */
  private async open(
    { source, today, ephemeral, before }: Requests['open']['input'],
    context: Context<'open'>,
  ): Promise<CaseSummary> {
    const opening = await this.read(source, today, ephemeral === true, context);
    const { base, recognised } = opening;
    try {
      await context.pause();
    } catch (error) {
      base.details.close?.();
      throw error;
    }
    this.opening?.base.details.close?.();
    this.opening = opening;
    const { opened, overlay } = before ?? { opened: this.key.opened + 1, overlay: -1 };
    return this.show(base, recognised, { opened, overlay: overlay + 1 });
  }

  private async read(
    source: CaseSource,
    today: string,
    ephemeral: boolean,
    context: Context<'open'>,
  ): Promise<CaseOpening> {
    if ('folder' in source) {
      const { reopenCase } = await import('./reopenCase.ts');
      const { data, ...opening } = await reopenCase(source.name, source.folder, await this.folders(), loadFormats);
      return { base: data, ...opening };
    }
    const files = 'files' in source ? source.files.map(pickedFile) : [shippedFile(source, context.signal)];
    const { data, recognised } = await openCase(files, today, {
      signal: context.signal,
      onProgress: (progress) => context.progress(progress),
      ...(ephemeral ? {} : { storage: async () => (await import('./originStorage.ts')).originStorage() }),
    });
    return { base: data, recognised, today };
  }

  /** Stores the case that was read, unless another one is opened meanwhile. */
  private async keep(same: KeptCase | undefined, context: Context<'keep'>): Promise<KeptCase> {
    const { opening } = this;
    if (!opening) throw new Error('No case is open.');
    const [{ keepCase }, folders] = await Promise.all([import('./keepCase.ts'), this.folders()]);
    const { base, ...about } = opening;
    return keepCase(base, about, same, folders, async () => {
      await context.pause();
      if (this.opening !== opening) throw new Error('Another case was opened before this one was kept.');
    });
  }

  private async forget(forgotten: readonly string[] | undefined): Promise<undefined> {
    const folders = await this.folders();
    if (forgotten === undefined) return folders.clear();
    for (const folder of forgotten) await folders.remove(folder);
  }

  /** Lays an overlay over the case that was read; the columns beneath stay as they are. */
  private async overlay(overlay: Overlay, context: Context<'overlay'>): Promise<Requests['overlay']['output']> {
    if (!this.opening) throw new Error('No case is open.');
    const { base, recognised, today } = this.opening;
    const { overlaid } = await import('../case/overlay/overlaid.ts');
    const { data, left } = await overlaid(base, overlay, base.header.asOf ?? today);
    await context.pause();
    const key = { opened: this.key.opened, overlay: this.key.overlay + 1 };
    return { summary: this.show(data, recognised, key), left };
  }

  private show(data: CaseData, recognised: readonly Recognised[], key: CaseKey): CaseSummary {
    this.data = data;
    this.index = undefined;
    this.key = key;
    return summarise(data, key, recognised);
  }

  private async trace(query: TraceQuery, context: Context<'trace'>): Promise<TraceReply> {
    const data = this.opened();
    const known = new Map<string, HopBrief>();
    const steps = traceSteps(data, query);
    let sent = performance.now();
    let step = steps.next();
    while (step.done !== true) {
      await context.pause();
      if (step.value.phase !== 'collecting' && performance.now() - sent > PARTIAL_EVERY_MS) {
        context.partial(await traceReply(data, step.value.partial(), known));
        sent = performance.now();
      }
      step = steps.next();
    }
    return traceReply(data, step.value, known);
  }

  private async relax(query: TraceQuery, context: Context<'relax'>): Promise<readonly Relaxation[]> {
    const { relaxations } = await import('../analysis/relax.ts');
    const found: Relaxation[] = [];
    for (const relaxation of relaxations(this.opened(), query)) {
      await context.pause();
      if (relaxation) found.push(relaxation);
    }
    return found;
  }

  private async search(text: string, limit: number): Promise<SearchReply> {
    const data = this.opened();
    this.index ??= buildIndex(data);
    // What failed once, such as loading the romaniser, may work when it is asked for again.
    this.index.catch(() => {
      this.index = undefined;
    });
    const { hits, count, complete } = (await this.index).search(text, limit);
    const standing = hits.map((hit) => ({ ...hit, entity: data.entities.standsFor?.[hit.entity] ?? hit.entity }));
    const entities = standing
      .filter((hit, index) => standing.findIndex(({ entity }) => entity === hit.entity) === index)
      .map(({ entity, field, text }) => ({ ...entityBrief(data, entity), field, text }));
    return { entities, count: count - (hits.length - entities.length), complete };
  }

  private async hop(ids: readonly string[], limit: number): Promise<HopReply> {
    const data = this.opened();
    const indices = ids.map((id) => data.relations.index.find(id)).filter((index) => index >= 0);
    const latest = indices.toSorted((a, b) => (data.relations.dateFrom[b] ?? 0) - (data.relations.dateFrom[a] ?? 0));
    const relations = await Promise.all(latest.slice(0, limit).map((index) => data.details.relation(index)));
    const parties = relations.flatMap((record) => [
      record.from,
      record.to,
      ...(record.via ?? []).map((via) => via.entity),
    ]);
    return { relations, total: indices.length, entities: briefsOf(data, parties), sources: sourcesOf(data, relations) };
  }

  private async withEntity<T>(
    id: string,
    answer: (data: CaseData, index: number) => Promise<T>,
  ): Promise<T | undefined> {
    const data = this.opened();
    const index = data.entities.index.find(id);
    return index < 0 ? undefined : answer(data, index);
  }

  private opened(): CaseData {
    if (!this.data) throw new Error('No case is open.');
    return this.data;
  }
}

/** The index of names, built in slices so that other requests are answered in between; index and romaniser load then. */
async function buildIndex(data: CaseData): Promise<NameIndex> {
  const [{ transliterate }, { NameIndex }] = await Promise.all([
    import('transliteration'),
    import('../analysis/search/nameIndex.ts'),
  ]);
  const romanise: Romanise = (text) => transliterate(text);
  const steps = NameIndex.build(data, romanise);
  let step = steps.next();
  while (step.done !== true) {
    await new Promise((resolve) => {
      setTimeout(resolve);
    });
    step = steps.next();
  }
  return step.value;
}

function pickedFile(file: File): OpenFile {
  return {
    name: file.name,
    size: file.size,
    chunks: () => file.stream(),
    // A browser refuses to read a file that is no longer what was picked.
    readDisk: async (start, end) => {
      const bytes = await file
        .slice(start, end)
        .arrayBuffer()
        .catch((error: unknown) => {
          throw new Error(changedText(file.name), { cause: error });
        });
      return new Uint8Array(bytes);
    },
  };
}

function shippedFile({ url, name }: { readonly url: string; readonly name: string }, signal: AbortSignal): OpenFile {
  return {
    name,
    size: undefined,
    chunks: async function* () {
      const response = await fetch(url, { signal });
      if (!response.ok || !response.body) throw new Error(`could not be fetched (${response.status}).`);
      yield* response.body;
    },
  };
}
