import { escaped, ownCells, ownColumnNames, plainOrQuoted, RECORD_COLUMN, type OwnCell } from '../ownColumns.ts';
import { FRAME_ATTRIBUTE, frameText } from '../caseFrame.ts';
import type { CaseWriter } from './caseWriter.ts';
import { edgeCells, isDirected, nodeCells } from './graphCells.ts';
import { xmlText } from './xmlText.ts';

/** GraphML with one attribute for each field; programs such as Gephi, yEd and NetworkX read it. */
export const graphmlOut: CaseWriter = {
  id: 'graphml',
  label: 'GraphML',
  extension: 'graphml',
  mediaType: 'application/graphml+xml',
  needsEnds: true,
  async *write(content) {
    const names = new Set([
      RECORD_COLUMN,
      'label',
      'relation_id',
      ...ownColumnNames('entity'),
      ...ownColumnNames('relation'),
    ]);
    const keys = [...names].map((name) => `<key id="${name}" for="all" attr.name="${name}" attr.type="string"/>\n`);
    yield `<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n${keys.join('')}<key id="${FRAME_ATTRIBUTE}" for="graph" attr.name="${FRAME_ATTRIBUTE}" attr.type="string"/>\n`;
    yield `<graph edgedefault="directed">\n<data key="${FRAME_ATTRIBUTE}">${xmlText(escaped(frameText(content)))}</data>\n`;
    for await (const entity of content.entities()) {
      yield `<node id="${xmlText(plainOrQuoted(entity.id))}">${data(nodeCells(ownCells('entity', entity)))}</node>\n`;
    }
    let count = 0;
    for await (const relation of content.relations()) {
      const ends = [relation.from, relation.to].map((id) => xmlText(plainOrQuoted(id)));
      const directed = isDirected(relation.kind) ? '' : ' directed="false"';
      const cells = data(edgeCells(ownCells('relation', relation)));
      yield `<edge id="r${++count}" source="${ends[0]}" target="${ends[1]}"${directed}>${cells}</edge>\n`;
    }
    yield '</graph>\n</graphml>\n';
  },
};

function data(cells: readonly OwnCell[]): string {
  return cells.map(([name, text]) => `<data key="${name}">${xmlText(text)}</data>`).join('');
}
