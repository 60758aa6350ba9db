import { ownCells, plainOrQuoted } from '../ownColumns.ts';
import { FRAME_ATTRIBUTE, frameText } from '../caseFrame.ts';
import type { CaseWriter } from './caseWriter.ts';
import { edgeCells, nodeCells } from './graphCells.ts';

/** Cytoscape JSON, of the library and of the desktop program: one text for each field. */
export const cytoscapeOut: CaseWriter = {
  id: 'cytoscape',
  label: 'Cytoscape JSON',
  extension: 'cyjs',
  mediaType: 'application/json',
  needsEnds: true,
  async *write(content) {
    yield `{"data":${JSON.stringify({ [FRAME_ATTRIBUTE]: frameText(content) })},\n"elements":{"nodes":[`;
    let before = '\n';
    for await (const entity of content.entities()) {
      const data = { id: plainOrQuoted(entity.id), ...Object.fromEntries(nodeCells(ownCells('entity', entity))) };
      yield `${before}${JSON.stringify({ data })}`;
      before = ',\n';
    }
    yield '\n],"edges":[';
    before = '\n';
    let count = 0;
    for await (const relation of content.relations()) {
      const ends = { source: plainOrQuoted(relation.from), target: plainOrQuoted(relation.to) };
      // A node may have any id, so only one that no plain text is can be sure not to be taken.
      const data = { id: `"r${++count}`, ...ends, ...Object.fromEntries(edgeCells(ownCells('relation', relation))) };
      yield `${before}${JSON.stringify({ data })}`;
      before = ',\n';
    }
    yield '\n]}}\n';
  },
};
