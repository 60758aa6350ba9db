import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PathsOutput } from '../measure/paths.ts';
import { median } from '../measure/timing.ts';
import { jsonOf, runChild } from './runChild.ts';
import { number, table, type Figure, type Section } from './table.ts';

const RUNS = 5;
const SMALL_RUNS_LIMIT = 1_000;
/** After so many seconds the peer is stopped and its ratio is a lower bound. */
const SECONDS = 30;
const LEAST_RATIO = 100;

interface PeerOutput {
  readonly ms: number;
  readonly paths: number;
  readonly pairs: number;
  readonly of: number;
  readonly finished: boolean;
}

interface PeerRow extends PathsOutput {
  readonly entities: number;
  readonly runs: number;
  readonly peer: PeerOutput;
  readonly peerMs: number;
}

/** The same ends in the same graph, asked of us and of graphology with its simple-path package. */
export async function peerSection(
  sizes: readonly number[],
  seed: number,
  say: (text: string) => void,
): Promise<Section> {
  const rows: PeerRow[] = [];
  for (const entities of sizes) {
    say(`peer: ${entities} entities`);
    const graphPath = join(tmpdir(), 'throughline-bench', `graph-${process.pid}-${entities}.json`);
    const ours = await runChild<PathsOutput>('paths', { recipe: { seed, entities, zipf: 0.6 }, runs: RUNS, graphPath });
    const runs = entities <= SMALL_RUNS_LIMIT ? RUNS : 1;
    const peers: PeerOutput[] = [];
    for (let run = 0; run < runs; run++) peers.push(await jsonOf<PeerOutput>(['peer.mjs', graphPath, String(SECONDS)]));
    rmSync(graphPath);
    const [peer] = peers;
    if (peer === undefined) throw new Error('The peer did not answer.');
    rows.push({ ...ours, entities, runs, peer, peerMs: median(peers.map(({ ms }) => ms)) });
  }
  const markdown = table(
    [
      'Entities',
      'Relations',
      'Relevant',
      'Our k 50',
      'Our count of all',
      'graphology',
      'Runs',
      'Ratio k 50',
      'Ratio count',
      'Chains, ours',
      'Chains, graphology',
    ],
    rows.map((row) => {
      const bound = row.peer.finished ? '' : 'over ';
      return [
        row.entities.toLocaleString('en'),
        row.relations.toLocaleString('en'),
        row.relevant.toLocaleString('en'),
        `${number(row.rankedMs)} ms`,
        `${number(row.countMs)} ms`,
        row.peer.finished ? `${number(row.peerMs)} ms` : `${row.peer.pairs} of ${row.peer.of} pairs in ${SECONDS} s`,
        String(row.runs),
        `${bound}${number(row.peerMs / row.rankedMs)}×`,
        `${bound}${number(row.peerMs / row.countMs)}×`,
        row.staticChains.toLocaleString('en'),
        row.peer.finished ? row.peer.paths.toLocaleString('en') : 'not finished',
      ];
    }),
  );
  const notes =
    '“k 50” is the whole question (order and goods on) until the 50 best chains are known; “count of all” is what the ' +
    'peer does: every static chain, no tests. The peer gets one arc for each pair of neighbours, no arcs into the ' +
    'from-set or out of the to-set, and is not asked to rank.';
  return { figures: rows.filter(({ peer }) => peer.finished).map(peerFigure), markdown: `${markdown}\n\n${notes}` };
}

function peerFigure(row: PeerRow): Figure {
  const ratio = row.peerMs / row.rankedMs;
  const same = row.peer.paths === row.staticChains;
  return {
    what: `trace 20 × 50 against graphology, ${row.relevant.toLocaleString('en')} relevant`,
    hold: 'at least 100× where both finish',
    measured: `${number(ratio)}× for k 50, ${number(row.peerMs / row.countMs)}× for counting all; counts ${same ? 'equal' : 'DIFFER'}`,
    met: ratio >= LEAST_RATIO && same,
  };
}
