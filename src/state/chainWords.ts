import { showDate } from '../model/dates.ts';
import { showName } from '../model/nameText.ts';
import { ORDER_WORDS, type Chain } from '../model/result.ts';
import type { Cast } from './chains.ts';
import { countryMark } from './drawnChains.ts';

/** What a chain is known by: the last two parties before its end, or both ends of a direct one. */
export function chainTitle(chain: Chain, cast: Cast): string {
  const name = (id: string | undefined): string =>
    id === undefined ? '' : showName(cast.briefs.get(id)?.name ?? id).text;
  const between = chain.entities.slice(1, -1);
  if (between.length === 0) return `${name(chain.entities[0])} → ${name(chain.entities[1])}`;
  return `via ${between.slice(-2).map(name).join(' → ')}`;
}

/** The countries of a chain, with the name of its last party: "US ▸ DE ▸ KZ ▸ RU ▸ Plant No. 12". */
export function chainRoute(chain: Chain, cast: Cast): string {
  const marks = chain.entities.slice(0, -1).map((id) => countryMark(cast.briefs.get(id)?.countries ?? []));
  const last = chain.entities.at(-1) ?? '';
  return [...marks, showName(cast.briefs.get(last)?.name ?? last).text].join(' ▸ ');
}

/** Dates, order and goods of a chain in a few words: "Nov 2022 – Jan 2023 · in order". */
export function chainWords(chain: Chain, cast: Cast): string {
  const spans = chain.hops.flatMap((hop) => cast.hopOf(hop)?.picked.dates ?? []);
  const first = spans.flatMap((span) => span.from ?? []).sort()[0];
  const last = spans
    .flatMap((span) => span.to ?? [])
    .sort()
    .at(-1);
  const dates =
    first === undefined || last === undefined
      ? []
      : [
          first.slice(0, 7) === last.slice(0, 7)
            ? showDate(first)
            : `${showDate(first.slice(0, 7))} – ${showDate(last.slice(0, 7))}`,
        ];
  const goods = chain.goodsChangeAt === undefined ? [] : [`goods change at hop ${chain.goodsChangeAt + 1}`];
  return [...dates, ORDER_WORDS[chain.order], ...goods].join(' · ');
}
