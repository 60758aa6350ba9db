import { CAVEAT, type FigureInput } from '../../export/figure.ts';
import { keySources } from '../../export/sources.ts';
import type { Tlp } from '../../export/tlp.ts';
import { CLAIM_STATUSES } from '../../model/claim.ts';
import { CHPL_DATE } from '../../model/chplTable.ts';
import { showDate, showSpan } from '../../model/dates.ts';
import type { Scene } from '../../model/scene.ts';
import type { View } from '../../model/view.ts';
import { sourcesOfChains } from '../../state/sources.ts';
import { tierWords } from '../../state/tiers.ts';
import type { Answer } from '../../state/workbench.ts';
import type { CaseSummary } from '../../worker/protocol.ts';
import { counted, number, plural } from '../ui/format.ts';

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
    hidden: omissions(parts),
    sources: keySources(hops),
    caveat: CAVEAT,
    ground: transparent ? 'transparent' : 'paper',
  };
}

/** What is not in the picture, and why. */
function omissions({ answer, view }: PictureParts): string {
  const { reply, drawn } = answer;
  const { query, hidden } = view;
  if (!reply || !query) return hidden.length === 0 ? '' : `${plural(hidden.length, 'party', 'parties')} hidden by hand`;
  const left = CLAIM_STATUSES.filter((status) => !query.claims.includes(status));
  const parts = [
    `${number(drawn.chains.length)} of ${counted(reply.answer.found, 'chain', 'chains')} drawn`,
    view.measures.length > 0
      ? `a removal scenario: ${plural(view.measures.length, 'party is', 'parties are')} removed`
      : undefined,
    left.length > 0 ? `${left.join(', ')} claims left out` : undefined,
    view.tiers.length > 0 ? `only chains with goods of ${tierWords(view.tiers).replace(' only', '')}` : undefined,
    query.window ? `only dates within ${showSpan(query.window)}` : undefined,
    query.exclude.length > 0 ? `${plural(query.exclude.length, 'party', 'parties')} left out of the trace` : undefined,
    hidden.length > 0 ? `${plural(hidden.length, 'party', 'parties')} hidden by hand` : undefined,
    `at most ${query.maxHops} hops`,
  ];
  return parts.filter((part) => part !== undefined).join('; ');
}
