import type { ReactElement } from 'react';
import { hopKey } from '../../model/brief.ts';
import type { Selection } from '../../model/view.ts';
import { useAnswer } from '../../state/workbench.ts';
import { ChainPanel } from './ChainPanel.tsx';
import { EntityPanel } from './EntityPanel.tsx';
import { HopPanel } from './HopPanel.tsx';
import { NeighbourLinkPanel } from './NeighbourLinkPanel.tsx';

/** Facts and evidence of the selection, or of the lit chain where nothing on it is selected. */
export function Selected({ selection }: { readonly selection: Selection | undefined }): ReactElement | null {
  const { selected, reply, cast } = useAnswer();
  if (selection?.type === 'entity') return <EntityPanel key={selection.id} id={selection.id} />;
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
  return selected ? <ChainPanel chain={selected} /> : null;
}
