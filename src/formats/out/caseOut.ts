import { caseFileLine } from '../writeCaseFile.ts';
import type { CaseWriter } from './caseWriter.ts';

/** The case file holds every record whole. */
export const caseOut: CaseWriter = {
  id: 'case',
  label: 'Throughline case file',
  extension: 'jsonl',
  mediaType: 'application/jsonl',
  needsEnds: false,
  async *write({ header, sources, views, entities, relations }) {
    yield `${caseFileLine({ record: 'case', header })}\n`;
    for (const source of sources) yield `${caseFileLine({ record: 'source', source })}\n`;
    for await (const entity of entities()) yield `${caseFileLine({ record: 'entity', entity })}\n`;
    for await (const relation of relations()) yield `${caseFileLine({ record: 'relation', relation })}\n`;
    for (const { title, state } of views) yield `${caseFileLine({ record: 'view', title, state })}\n`;
  },
};
