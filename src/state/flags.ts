import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { CaseFlags } from '../analysis/indicators/judge.ts';
import type { Flag, RuleInfo } from '../model/flag.ts';
import type { Chain } from '../model/result.ts';
import type { CaseKey, FlagSubjectsReply, Progress } from '../worker/protocol.ts';
import { answers, engine } from './engine.ts';
import { hopOf } from './flagRests.ts';
import type { FlagSubjects } from './flagSubjects.ts';
import { flagKey } from './flagTally.ts';
import { keepWithinCase, useCaseKey } from './questions.ts';
import { setPointed, updateView, useApp } from './store.ts';

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
