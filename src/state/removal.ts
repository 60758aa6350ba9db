import { useMemo } from 'react';
import type { Measure } from '../model/measure.ts';
import type { Chain } from '../model/result.ts';
import type { WhatIfReply } from '../worker/protocol.ts';
import { useWhatIf } from './questions.ts';
import { updateView, useApp } from './store.ts';

/** What the measures of the view do to the chains on the screen. */
export interface Removal {
  readonly measures: readonly Measure[];
  readonly reply: WhatIfReply | undefined;
  readonly fetching: boolean;
  /** Whether a listed chain survives; missing while there are no measures or no answer yet. */
  readonly survives: ((chain: Chain) => boolean) | undefined;
}

/** The what-if of the view. */
export function useRemoval(): Removal {
  const query = useApp((state) => state.view.query);
  const measures = useApp((state) => state.view.measures);
  const { data, isFetching } = useWhatIf(query, measures);
  const reply = measures.length === 0 ? undefined : data;
  return useMemo(() => {
    const fate = new Map(reply?.answer.before.map(({ entities, survives }) => [entities.join('\n'), survives]));
    return {
      measures,
      reply,
      fetching: isFetching,
      survives: reply && ((chain) => fate.get(chain.entities.join('\n')) ?? true),
    };
  }, [measures, reply, isFetching]);
}

/** Stops a party always, or lets it go when it is stopped. */
export function toggleMeasure(entity: string): void {
  const { measures } = useApp.getState().view;
  const isStopped = measures.some((measure) => measure.entity === entity);
  updateView({
    measures: isStopped
      ? measures.filter((measure) => measure.entity !== entity)
      : [...measures, { entity, from: undefined }],
  });
}

/** Tries a proposed set: exactly these parties are stopped. */
export function tryMeasures(entities: readonly string[]): void {
  updateView({ measures: entities.map((entity) => ({ entity, from: undefined })), chain: undefined });
}

/** The date text from which a party is stopped; `undefined` is always. */
export function dateMeasure(entity: string, from: string | undefined): void {
  const { measures } = useApp.getState().view;
  updateView({ measures: measures.map((measure) => (measure.entity === entity ? { entity, from } : measure)) });
}
