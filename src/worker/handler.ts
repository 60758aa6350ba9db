import { layOutLanes } from '../analysis/lanes/lanes.ts';
import type { NameIndex } from '../analysis/search/nameIndex.ts';
import { traceSteps } from '../analysis/trace.ts';
import type { CaseData } from '../case/caseData.ts';
import type { HopBrief } from '../model/brief.ts';
import type { ClaimStatus } from '../model/claim.ts';
import type { Overlay } from '../model/ownRecord.ts';
import type { TraceQuery } from '../model/query.ts';
import type { Count, Relaxation } from '../model/result.ts';
import { briefsOf, entityBrief } from './briefs.ts';
import type { KeptFolders } from './keptFolders.ts';
import type { Context } from './context.ts';
import { openCase } from './openCase.ts';
import { filesOf, pickedFile } from './openFiles.ts';
import type {
  CaseKey,
  CaseSource,
  CaseSummary,
  FileChoices,
  DeclaredReply,
  KeptCase,
  Requests,
  RequestType,
  SearchReply,
  ToWorker,
  TraceReply,
} from './protocol.ts';
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
  /** The open case as it is asked. */
  private data: CaseData | undefined;
  /** The same with all that was read of natural persons. */
  private laid: CaseData | undefined;
  private opening: CaseOpening | undefined;
  /** Natural persons are shown by name. */
  private named = false;
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
    // What is asked is answered about the case as it is now, whatever loads or changes meanwhile.
    const { data } = this;
    const opened = (): CaseData => existing(data);
    const { laid } = this;
    // Rules judge what the records say of a person, and name nobody whose name is hidden.
    const analysed = (): CaseData => ({ ...opened(), details: existing(laid).details });
    switch (request.type) {
      case 'open':
        return this.open(request.input, context);
      case 'look':
        return (await import('./look.ts')).look(request.input, context);
      case 'checkTable':
        return (await import('./tableCheck.ts')).checkTable(request.input, context);
      case 'compare':
        return this.readApart(request.input, context, async (data) =>
          (await import('./compareFiles.ts')).compareFiles(opened(), data),
        );
      case 'attach':
        return this.readApart(request.input, context, async (data) =>
          (await import('./attachList.ts')).attachList(analysed(), data, context),
        );
      case 'overlay':
        return this.overlay(request.input, context);
      case 'issues':
        return this.opened().issues;
      case 'trace':
        return this.trace(request.input.query, context);
      case 'cut':
        return (await import('./removalReplies.ts')).cutReply(opened(), request.input.query, context);
      case 'whatIf':
        return (await import('./removalReplies.ts')).whatIfReply(
          opened(),
          request.input.query,
          request.input.measures,
          context,
        );
      case 'relax':
        return this.relax(request.input.query, context);
      case 'search':
        return this.search(request.input.text, request.input.limit);
      case 'entity':
        return withEntity(opened(), request.input.id, async (data, index) => {
          const { entityReply } = await import('./entityReply.ts');
          return entityReply(data, index, request.input.personal === true);
        });
      case 'persons':
        return this.persons(request.input.named);
      case 'hop':
        return (await import('./hopReply.ts')).hopReply(opened(), request.input);
      case 'declared':
        return this.declared(request.input.relations);
      case 'claimCounts':
        return this.claimCounts(request.input.query, request.input.sets, context);
      case 'neighbours':
        return withEntity(opened(), request.input.id, async (data, index) => {
          const { neighboursOf } = await import('./neighbours.ts');
          return neighboursOf(data, index, request.input.limit, request.input.groups);
        });
      case 'briefs':
        return briefsOf(opened(), request.input.ids);
      case 'resolve':
        return (await import('./resolveHashes.ts')).resolveHashes(opened(), request.input.hashes, context.pause);
      case 'exportCase':
        return (await import('./exportCase.ts')).exportCase(opened(), request.input, context);
      case 'keep':
        return this.keep(request.input.same, context);
      case 'kept':
        return (await this.folders()).sizes();
      case 'forget':
        return this.forget(request.input.folders);
      case 'lanes':
        return layOutLanes(request.input);
      case 'flags':
        return (await import('./flagReplies.ts')).flagsReply(analysed(), request.input, context);
      case 'allFlags':
        return (await import('./flagReplies.ts')).allFlagsReply(analysed(), request.input.settings, context);
      case 'flagSubjects':
        return (await import('./flagSubjects.ts')).flagSubjectsReply(opened(), request.input);
      case 'flagRules':
        return (await import('./flagReplies.ts')).flagRules();
      case 'mergeSuggestions':
        return (await import('./identityReplies.ts')).mergeReply(analysed(), request.input.limit, context);
      case 'ownership':
        return withEntity(analysed(), request.input.id, async (data, index) =>
          (await import('./identityReplies.ts')).ownershipReply(data, index, context),
        );
      case 'forces':
        return (await import('../analysis/forces.ts')).layOutForces(request.input);
    }
  }

  /** Reads a case; the one that is open stays until the new one is whole. */
  private async open(
    { source, today, ephemeral, before, choices = {} }: Requests['open']['input'],
    context: Context<'open'>,
  ): Promise<CaseSummary> {
    const opening = await this.read(source, { today, ephemeral: ephemeral === true, choices }, context);
    const { base, recognised } = opening;
    try {
      await context.pause();
    } catch (error) {
      base.details.close?.();
      throw error;
    }
    this.opening?.base.details.close?.();
    this.opening = opening;
    this.named = false;
    const { opened, overlay } = before ?? { opened: this.key.opened + 1, overlay: -1 };
    return this.show(base, recognised, { opened, overlay: overlay + 1 });
  }

  private async read(
    source: CaseSource,
    {
      today,
      ephemeral,
      choices,
    }: { readonly today: string; readonly ephemeral: boolean; readonly choices: FileChoices },
    context: Context<'open'>,
  ): Promise<CaseOpening> {
    if ('folder' in source) {
      const { reopenCase } = await import('./reopenCase.ts');
      const { loadFormats } = await import('../formats/formats.ts');
      const { data, ...opening } = await reopenCase(source.name, source.folder, await this.folders(), loadFormats);
      return { base: data, ...opening };
    }
    const { data, recognised } = await openCase(filesOf(source, context.signal), today, {
      choices,
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

  /** Reads files beside the open case, answers from them, and lets go of them. */
  private async readApart<T>(
    { files, choices, today }: Requests['compare']['input'],
    context: Context<'compare'>,
    answer: (data: CaseData) => Promise<T>,
  ): Promise<T> {
    const { data } = await openCase(files.map(pickedFile), today, {
      choices,
      signal: context.signal,
      onProgress: (progress) => context.progress(progress),
      storage: async () => (await import('./originStorage.ts')).originStorage(),
    });
    try {
      return await answer(data);
    } finally {
      data.details.close?.();
    }
  }

  /** Lays an overlay over the case that was read; the columns beneath stay as they are. */
  private async overlay(overlay: Overlay, context: Context<'overlay'>): Promise<Requests['overlay']['output']> {
    if (!this.opening) throw new Error('No case is open.');
    const { base, recognised, today } = this.opening;
    const { overlaid } = await import('../case/overlay/overlaid.ts');
    const { data, left } = await overlaid(base, overlay, base.header.asOf ?? today);
    await context.pause();
    const key = { opened: this.key.opened, overlay: this.key.overlay + 1 };
    return { summary: await this.show(data, recognised, key), left };
  }

  private async show(data: CaseData, recognised: readonly Recognised[], key: CaseKey): Promise<CaseSummary> {
    const { withPeople } = await import('../case/people.ts');
    this.laid = data;
    this.data = withPeople(data, this.named);
    this.index = undefined;
    this.key = key;
    return summarise(this.data, key, recognised);
  }

  /** Shows natural persons by name, or not; answers given before bear the key from before. */
  private async persons(named: boolean): Promise<CaseKey> {
    const { withPeople } = await import('../case/people.ts');
    this.named = named;
    this.data = withPeople(existing(this.laid), named);
    this.key = { opened: this.key.opened, overlay: this.key.overlay + 1 };
    return this.key;
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
    const data = this.opened();
    const { relaxations } = await import('../analysis/relax.ts');
    const found: Relaxation[] = [];
    for (const relaxation of relaxations(data, query)) {
      await context.pause();
      if (relaxation) found.push(relaxation);
    }
    return found;
  }

  private async claimCounts(
    query: TraceQuery,
    sets: readonly (readonly ClaimStatus[])[],
    context: Context<'claimCounts'>,
  ): Promise<readonly Count[]> {
    const data = this.opened();
    const { claimCounts } = await import('../analysis/claimCounts.ts');
    const steps = claimCounts(data, query, sets);
    let step = steps.next();
    while (step.done !== true) {
      await context.pause();
      step = steps.next();
    }
    return step.value;
  }

  private async declared(ids: readonly string[]): Promise<DeclaredReply> {
    const data = this.opened();
    const { declaredElsewhere } = await import('../analysis/declared.ts');
    const indices = ids.map((id) => data.relations.index.find(id)).filter((index) => index >= 0);
    const declared = (await Promise.all(indices.map((index) => declaredElsewhere(data, index)))).flat();
    return {
      declared,
      entities: briefsOf(
        data,
        declared.flatMap(({ party }) => party ?? []),
      ),
    };
  }

  private async search(text: string, limit: number): Promise<SearchReply> {
    const data = this.opened();
    this.index ??= import('./buildIndex.ts').then(({ buildIndex }) => buildIndex(data));
    // What failed once, such as loading the romaniser, may work when it is asked for again.
    this.index.catch(() => {
      this.index = undefined;
    });
    const { hits, count, complete } = (await this.index).search(text, limit);
    const standing = hits.map((hit) => ({ ...hit, entity: data.entities.standsFor?.[hit.entity] ?? hit.entity }));
    const entities = standing
      .filter((hit, index) => standing.findIndex(({ entity }) => entity === hit.entity) === index)
      .map(({ entity, field, text }) => ({
        ...entityBrief(data, entity),
        field,
        text: data.people?.nameOf(entity) ?? text,
      }));
    return { entities, count: count - (hits.length - entities.length), complete };
  }

  private opened(): CaseData {
    return existing(this.data);
  }
}

function existing(data: CaseData | undefined): CaseData {
  if (!data) throw new Error('No case is open.');
  return data;
}

/** An answer about one entity; `undefined` where the case does not hold it. */
async function withEntity<R>(
  data: CaseData,
  id: string,
  answer: (data: CaseData, index: number) => Promise<R>,
): Promise<R | undefined> {
  const index = data.entities.index.find(id);
  return index < 0 ? undefined : answer(data, index);
}
