import { defaultQuery, type Ends } from '../../../src/model/query.ts';
import { EMPTY_VIEW, type View } from '../../../src/model/view.ts';
import { hashView } from '../../../src/share/hashedView.ts';
import { decodeLink, encodeLink } from '../../../src/share/link.ts';
import { chance } from '../generate/random.ts';
import { entityId } from '../generate/records.ts';
import { median, timesOf } from './timing.ts';

/** One view as a link; times are medians in milliseconds, the cold ones those of the first run of the process. */
export interface LinkRow {
  readonly view: string;
  readonly characters: number;
  readonly coldEncodeMs: number;
  readonly coldDecodeMs: number;
  readonly encodeMs: number;
  readonly decodeMs: number;
}

const MOVED = 20;

/** Encodes and decodes the two views of the design, hashing of the ids included. */
export function measureLinks({ runs }: { readonly runs: number }): readonly LinkRow[] {
  const rules = { from: { rule: 'kind=manufacturer country!=RU,BY' }, to: { rule: 'kind=end_user country=RU' } };
  return [
    linkRow('rule ends, 20 moved', viewOf(rules.from, rules.to), runs),
    linkRow('70 picked ends', { ...viewOf(picked(20, 1_000), picked(50, 9_000)), moved: {} }, runs),
    linkRow('70 picked ends, 20 moved', viewOf(picked(20, 1_000), picked(50, 9_000)), runs),
  ];
}

function picked(count: number, first: number): Ends {
  return { ids: Array.from({ length: count }, (_, at) => entityId(first + at * 7)) };
}

function linkRow(view: string, shown: View, runs: number): LinkRow {
  const state = () => ({
    view: hashView(shown),
    case: { title: 'Declarations of the bench', hash: '0123456789abcdef' },
    semantics: 1,
    answer: { chains: 50, complete: true, entities: 200, digest: 0x9abcdef0 },
  });
  let link = '';
  const encode = (): void => void (link = encodeLink(state()));
  const decode = (): void => {
    if (!decodeLink(link).ok) throw new Error(`The link of “${view}” cannot be read.`);
  };
  const [coldEncodeMs = Number.NaN] = timesOf(1, encode);
  const [coldDecodeMs = Number.NaN] = timesOf(1, decode);
  return {
    view,
    characters: link.length,
    coldEncodeMs,
    coldDecodeMs,
    encodeMs: median(timesOf(runs, encode)),
    decodeMs: median(timesOf(runs, decode)),
  };
}

/** A view of 200 entities: the trace rebuilds them, so the link names only what was moved, expanded or lit. */
function viewOf(from: Ends, to: Ends): View {
  const moved = Array.from({ length: MOVED }, (_, at) => {
    const place = { x: Math.round(chance(7, at, 0) * 2_000), y: Math.round(chance(7, at, 1) * 1_200) };
    return [entityId(at * 31 + 5), place] as const;
  });
  return {
    ...EMPTY_VIEW,
    title: 'Microcontrollers by way of two traders',
    query: defaultQuery(from, to),
    chain: [1, 2, 3, 4, 5].map((at) => entityId(at * 1_001)),
    moved: Object.fromEntries(moved),
    camera: { x: 412, y: 233, zoom: 0.85 },
  };
}
