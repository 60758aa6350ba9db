import { ownCells, ownColumnNames, plainOrQuoted, RECORD_COLUMN, type OwnCell } from '../ownColumns.ts';
import { countFrame, type CaseWriter } from './caseWriter.ts';
import { edgeCells, isDirected, nodeCells } from './graphCells.ts';
import { xmlText } from './xmlText.ts';

/** GEXF 1.3 with one attribute for each field; Gephi reads it. */
export const gexfOut: CaseWriter = {
  id: 'gexf',
  label: 'GEXF',
  extension: 'gexf',
  mediaType: 'application/gexf+xml',
  needsEnds: true,
  async *write(content, losses) {
    countFrame(content, losses);
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" version="1.3">\n';
    yield '<graph defaultedgetype="directed">\n';
    yield attributes('node', [RECORD_COLUMN, ...ownColumnNames('entity')]);
    yield attributes('edge', [RECORD_COLUMN, 'relation_id', ...ownColumnNames('relation')]);
    yield '<nodes>\n';
    for await (const entity of content.entities()) {
      const cells = nodeCells(ownCells('entity', entity)).filter(([name]) => name !== 'label');
      const label = xmlText(plainOrQuoted(entity.name));
      yield `<node id="${xmlText(plainOrQuoted(entity.id))}" label="${label}">${values(cells)}</node>\n`;
    }
    yield '</nodes>\n<edges>\n';
    let count = 0;
    for await (const relation of content.relations()) {
      const ends = [relation.from, relation.to].map((id) => xmlText(plainOrQuoted(id)));
      const directed = isDirected(relation.kind) ? '' : ' type="undirected"';
      const cells = values(edgeCells(ownCells('relation', relation)));
      yield `<edge id="r${++count}" source="${ends[0]}" target="${ends[1]}"${directed}>${cells}</edge>\n`;
    }
    yield '</edges>\n</graph>\n</gexf>\n';
  },
};

function attributes(of: 'node' | 'edge', names: readonly string[]): string {
  const lines = names.map((name) => `<attribute id="${name}" title="${name}" type="string"/>\n`);
  return `<attributes class="${of}">\n${lines.join('')}</attributes>\n`;
}

function values(cells: readonly OwnCell[]): string {
  return `<attvalues>${cells.map(([name, text]) => `<attvalue for="${name}" value="${xmlText(text)}"/>`).join('')}</attvalues>`;
}
