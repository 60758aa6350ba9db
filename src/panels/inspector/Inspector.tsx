import { lazy, Suspense, type ReactElement } from 'react';
import { hopKey } from '../../model/brief.ts';
import { useApp } from '../../state/store.ts';
import { useAnswer } from '../../state/workbench.ts';
import { ChainPanel } from './ChainPanel.tsx';
import { EntityPanel } from './EntityPanel.tsx';
import { HopPanel } from './HopPanel.tsx';
import { NeighbourLinkPanel } from './NeighbourLinkPanel.tsx';

/** Facts and evidence of what is selected: an entity, a hop or the lit chain. */
export function Inspector(): ReactElement {
  const selection = useApp((state) => state.view.selection);
  const { selected, reply, cast } = useAnswer();
  if (selection?.type === 'entity') return <EntityPanel id={selection.id} />;
  if (selection?.type === 'hop') {
    const all = [...(reply?.answer.chains ?? []), ...(reply?.answer.nearMisses.listed ?? [])];
    const chain = [...(selected ? [selected] : []), ...all].find((other) =>
      other.hops.some((hop) => hop.from === selection.from && hop.to === selection.to),
    );
    const index = chain?.hops.findIndex((hop) => hop.from === selection.from && hop.to === selection.to) ?? -1;
    const hop = chain?.hops[index];
    const brief = (hop && cast.hopOf(hop)) ?? cast.hops.get(hopKey(selection.from, selection.to));
    if (chain && hop && brief) {
      return <HopPanel key={hopKey(hop.from, hop.to)} chain={chain} index={index} brief={brief} />;
    }
    return <NeighbourLinkPanel from={selection.from} to={selection.to} />;
  }
  if (selected) return <ChainPanel chain={selected} />;
  return <Hint />;
}

/** Loads after the graph, which comes first. */
const WhatWasRead = lazy(async () => ({ default: (await import('./WhatWasRead.tsx')).WhatWasRead }));

function Hint(): ReactElement {
  const opened = useApp((state) => state.opened);
  const traced = useApp((state) => state.view.query !== undefined);
  return (
    <>
      <p className="hint">
        {traced ? 'Choose a chain on the left to light it. Then open' : 'Open'} a party or a line, on the canvas or in
        the table, to see its facts and what they rest on.
      </p>
      <Suspense>{opened && <WhatWasRead summary={opened} />}</Suspense>
    </>
  );
}
