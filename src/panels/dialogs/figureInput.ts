import { CAVEAT, type FigureInput } from '../../export/figure.ts';
import { keySources } from '../../export/sources.ts';
import type { Tlp } from '../../export/tlp.ts';
import { CHPL_DATE } from '../../model/chplTable.ts';
import { showDate } from '../../model/dates.ts';
import type { Scene } from '../../model/scene.ts';
import type { View } from '../../model/view.ts';
import { sourcesOfChains } from '../../state/sources.ts';
import type { Answer } from '../../state/workbench.ts';
import type { CaseSummary } from '../../worker/protocol.ts';
import { omissions } from './omissions.ts';

/** What a picture is made from. */
export interface PictureParts {
  readonly view: View;
  readonly opened: CaseSummary;
  readonly answer: Answer;
  readonly scene: Scene;
  readonly title: string;
  readonly tlp: Tlp | undefined;
  readonly transparent: boolean;
}

/** Title, dates, sources and omissions around the scene on the screen. */
export async function figureInput(parts: PictureParts): Promise<FigureInput> {
  const { opened, answer, scene, title, tlp, transparent, view } = parts;
  const chains = answer.selected ? [answer.selected] : answer.drawn.chains;
  const sources = await sourcesOfChains(chains);
  const hops = chains.flatMap((chain) =>
    chain.hops.map((hop) => ({
      from: hop.from,
      to: hop.to,
      sources: (answer.cast.hopOf(hop)?.picked.evidence ?? []).flatMap(({ source }) => sources.get(source) ?? []),
    })),
  );
  return {
    scene,
    title,
    subtitle: [
      [
        title === opened.header.title ? undefined : opened.header.title,
        opened.header.asOf === undefined ? 'date of the data not given' : `data as of ${showDate(opened.header.asOf)}`,
        `priority list of ${showDate(CHPL_DATE)}`,
      ]
        .filter((part) => part !== undefined)
        .join(' · '),
      ...(view.note === '' ? [] : [view.note]),
    ],
    tlp,
    hidden: omissions(parts, 'drawn'),
    sources: keySources(hops),
    caveat: CAVEAT,
    ground: transparent ? 'transparent' : 'paper',
  };
}
