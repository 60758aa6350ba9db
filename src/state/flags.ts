import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { CaseFlags } from '../analysis/indicators/judge.ts';
import { hopKey, type HopBrief } from '../model/brief.ts';
import type { Flag, FlagMark, RuleInfo } from '../model/flag.ts';
import { showName } from '../model/nameText.ts';
import type { Chain, Hop } from '../model/result.ts';
import type { Scene } from '../model/scene.ts';
import type { CaseKey, FlagSubjectsReply, Progress, RelationEnds } from '../worker/protocol.ts';
import type { Cast } from './chains.ts';
import { answers, engine } from './engine.ts';
import { flagKey } from './flagTally.ts';
import { keepWithinCase, useCaseKey } from './questions.ts';
import { setPointed, updateView, useApp, type Pointed } from './store.ts';

/** What is judged, by id. */
export interface FlagSubjects {
  readonly entities: readonly string[];
  readonly relations: readonly string[];
}

/** Every rule that is asked, in the order they are shown. */
export function useFlagRules(): readonly RuleInfo[] {
  const { data } = useQuery({
    queryKey: ['flagRules'],
    queryFn: ({ signal }) => engine.call('flagRules', {}, { signal }),
  });
  return data ?? NO_RULES;
}

const NO_RULES: readonly RuleInfo[] = [];

/** The flags of some subjects under the settings of the view. After a change of settings those before stay meanwhile. */
export function useFlags(subjects: FlagSubjects): UseQueryResult<readonly Flag[]> {
  const key = useCaseKey();
  const settings = useApp((state) => state.view.flagSettings);
  const about = JSON.stringify(subjects);
  return useQuery({
    queryKey: ['flags', key, about, settings],
    enabled: key.opened > 0,
    placeholderData: (before, query) => (query?.queryKey[2] === about ? keepWithinCase(key)(before, query) : undefined),
    queryFn: ({ signal }) => engine.call('flags', { ...subjects, settings }, { signal }),
  });
}

/** The flags of the whole case; asked for as long as somebody looks. */
export function useCaseFlags(onProgress: (progress: Progress) => void): UseQueryResult<CaseFlags> {
  const key = useCaseKey();
  const settings = useApp((state) => state.view.flagSettings);
  return useQuery({
    queryKey: ['allFlags', key, settings],
    enabled: key.opened > 0,
    placeholderData: keepWithinCase(key),
    structuralSharing: false,
    queryFn: ({ signal }) => engine.call('allFlags', { settings }, { signal, onProgress }),
  });
}

/** The parties and relations with these ids, to name, light and open them. */
export function useFlagSubjects(subjects: FlagSubjects): UseQueryResult<FlagSubjectsReply> {
  const key = useCaseKey();
  return useQuery({
    ...subjectsQuestion(key, subjects),
    enabled: key.opened > 0,
    placeholderData: keepWithinCase(key),
  });
}

function subjectsQuestion(key: CaseKey, { entities, relations }: FlagSubjects) {
  return {
    queryKey: ['flagSubjects', key, entities, relations],
    structuralSharing: false as const,
    queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
      engine.call('flagSubjects', { entities, relations }, { signal }),
  };
}

/** Who and what some flags are about. */
export function subjectsOf(flags: readonly Flag[]): FlagSubjects {
  const of = (type: Flag['subjectType']): string[] => [
    ...new Set(flags.filter(({ subjectType }) => subjectType === type).map(({ subject }) => subject)),
  ];
  return { entities: of('entity'), relations: of('relation') };
}

/** Names parties and relations of a reply as text: "Elbe Components GmbH", "Elbe Components GmbH → Ala-Tau Trade LLP". */
export function namesOf(reply: FlagSubjectsReply | undefined): {
  readonly entity: (id: string) => string;
  readonly relation: (id: string) => string;
  readonly subject: (flag: Pick<Flag, 'subject' | 'subjectType'>) => string;
  readonly ends: (id: string) => RelationEnds | undefined;
} {
  const parties = new Map(reply?.entities.map(({ id, name }) => [id, showName(name).text]));
  const ends = new Map(reply?.relations.map((relation) => [relation.id, relation]));
  const entity = (id: string): string => parties.get(id) ?? id;
  const relation = (id: string): string => {
    const known = ends.get(id);
    return known ? `${entity(known.from)} → ${entity(known.to)}` : id;
  };
  return {
    entity,
    relation,
    subject: ({ subject, subjectType }) => (subjectType === 'entity' ? entity(subject) : relation(subject)),
    ends: (id) => ends.get(id),
  };
}

/** A hop is judged by the relation the chain rests on, both parties and who served that relation. */
export function subjectsOfHop(brief: Pick<HopBrief, 'from' | 'to' | 'picked'>): FlagSubjects {
  const served = brief.picked.via?.map(({ entity }) => entity) ?? [];
  return { entities: [...new Set([brief.from, brief.to, ...served])], relations: [brief.picked.id] };
}

/** A chain is judged by what its hops are, its parties first. */
export function subjectsOfChain(chain: Chain, cast: Cast): FlagSubjects {
  const hops = chain.hops.flatMap((hop) => cast.hopOf(hop) ?? []).map(subjectsOfHop);
  return {
    entities: [...new Set([...chain.entities, ...hops.flatMap(({ entities }) => entities)])],
    relations: hops.flatMap(({ relations }) => relations),
  };
}

/** Relations of the drawn hops that are judged at once; the others are judged with the whole case. */
export const MOST_RELATIONS_SHOWN = 3000;

/** Everything that is drawn: its parties, and the relations of its hops with those that chains rest on first. */
export function subjectsShown(
  scene: Pick<Scene, 'nodes'>,
  chains: readonly Pick<Chain, 'hops'>[],
): FlagSubjects & { readonly left: number } {
  const hops = chains.flatMap((chain) => chain.hops);
  const relations = [...new Set([...hops.map(({ picked }) => picked), ...hops.flatMap((hop) => hop.relations)])];
  return {
    entities: scene.nodes.map(({ id }) => id),
    relations: relations.slice(0, MOST_RELATIONS_SHOWN),
    left: Math.max(0, relations.length - MOST_RELATIONS_SHOWN),
  };
}

/** The line on the canvas for a relation: the hop of a chain that holds it, or else its own two ends. */
export function hopOf(
  relation: RelationEnds,
  chains: readonly { readonly hops: readonly Hop[] }[],
): { readonly from: string; readonly to: string } {
  for (const { hops } of chains) {
    const hop = hops.find(({ relations }) => relations.includes(relation.id));
    if (hop) return { from: hop.from, to: hop.to };
  }
  return { from: relation.from, to: relation.to };
}

/** Lights what a flag rests on. Its relations follow once the worker has said between whom they are. */
export async function pointAt(flag: Flag, chains: readonly Chain[]): Promise<void> {
  const key = flagKey(flag);
  setPointed({ flag: key, entities: flag.entities, hops: [] });
  const { opened } = useApp.getState();
  if (!opened) return;
  const reply = await answers.fetchQuery(subjectsQuestion(opened.key, flag));
  if (useApp.getState().pointed?.flag !== key) return;
  setPointed({ flag: key, entities: flag.entities, hops: reply.relations.map((one) => hopOf(one, chains)) });
}

/** Opens what a flag is about in the right panel and lights what it rests on. */
export async function openFlag(flag: Flag, chains: readonly Chain[]): Promise<void> {
  const { opened } = useApp.getState();
  if (!opened) return;
  if (flag.subjectType === 'entity') {
    updateView({ selection: { type: 'entity', id: flag.subject } });
  } else {
    const { relations } = await answers.fetchQuery(subjectsQuestion(opened.key, flag));
    const relation = relations.find(({ id }) => id === flag.subject);
    if (relation) updateView({ selection: { type: 'hop', ...hopOf(relation, chains) } });
  }
  await pointAt(flag, chains);
}

/** What of a lit flag the canvas does not hold. */
export function undrawn(pointed: Pointed, scene: Pick<Scene, 'nodes' | 'edges'>): Pick<Pointed, 'entities' | 'hops'> {
  const nodes = new Set(scene.nodes.map(({ id }) => id));
  const edges = new Set(scene.edges.filter(({ type }) => type !== 'served').map(({ from, to }) => hopKey(from, to)));
  return {
    entities: pointed.entities.filter((id) => !nodes.has(id)),
    hops: pointed.hops.filter(({ from, to }) => !edges.has(hopKey(from, to))),
  };
}

/**
 * The entities to expand so that what is not drawn comes on the canvas: of each line the end that is not drawn, or its
 * first where both are, and every party that no such line brings.
 */
export function toExpand({ entities, hops }: Pick<Pointed, 'entities' | 'hops'>): readonly string[] {
  const missing = new Set(entities);
  const expanded = new Set(hops.map(({ from, to }) => (!missing.has(from) && missing.has(to) ? to : from)));
  const brought = new Set(hops.flatMap(({ from, to }) => [from, to]));
  for (const id of entities) if (!brought.has(id)) expanded.add(id);
  return [...expanded];
}

/** Brings what a lit flag rests on onto the canvas, as one step that can be undone. */
export function showPointed(missing: Pick<Pointed, 'entities' | 'hops'>): void {
  const { expanded, hidden } = useApp.getState().view;
  const wanted = toExpand(missing).filter((id) => !expanded.includes(id));
  updateView({
    pane: 'graph',
    expanded: [...expanded, ...wanted],
    hidden: hidden.filter((id) => !missing.entities.includes(id)),
  });
}

/** Clears a flag or notes something about it; an earlier mark on the same flag is replaced. The text is not empty. */
export function markFlag(flag: Flag, state: FlagMark['state'], text: string): void {
  const { rule, subject, subjectType } = flag;
  updateView({ flagMarks: [...othersThan(flag), { rule, subject, subjectType, state, text }] });
}

/** Takes back what was written about a flag. */
export function unmarkFlag(flag: Flag): void {
  updateView({ flagMarks: othersThan(flag) });
}

function othersThan(flag: Flag): readonly FlagMark[] {
  const key = flagKey(flag);
  return useApp.getState().view.flagMarks.filter((mark) => flagKey(mark) !== key);
}
