import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { readCaseLine } from '../../src/formats/caseFile.ts';
import { caseFileLine, type CaseFileRecord } from '../../src/formats/writeCaseFile.ts';
import { asJson, collectSink, type Collected } from '../support/collectSink.ts';
import { caseLines } from './caseFileArbitrary.ts';

function recordsOf(read: Collected): CaseFileRecord[] {
  return [
    ...read.headers.map((header): CaseFileRecord => ({ record: 'case', header })),
    ...read.sources.map((source): CaseFileRecord => ({ record: 'source', source })),
    ...read.entities.map((entity): CaseFileRecord => ({ record: 'entity', entity })),
    ...read.relations.map((relation): CaseFileRecord => ({ record: 'relation', relation })),
    ...read.views.map(({ title, state }): CaseFileRecord => ({ record: 'view', title, state })),
  ];
}

it('reads from a written line the record that was written, whatever was repaired before', () => {
  fc.assert(
    fc.property(caseLines, (generated) => {
      const first = collectSink();
      readCaseLine(JSON.parse(JSON.stringify(generated)), first.sink, 1);
      for (const record of recordsOf(first)) {
        const line = caseFileLine(record);
        expect(line).not.toMatch(/[\r\n]/);
        const again = collectSink();
        readCaseLine(JSON.parse(line), again.sink, 1);
        expect(asJson(recordsOf(again))).toEqual(asJson([record]));
        // Only a span that is kept reversed is said again; every other repair is final.
        expect(again.issues.filter((issue) => issue.type !== 'dates-reversed')).toEqual([]);
      }
    }),
    { numRuns: 4000 },
  );
});
