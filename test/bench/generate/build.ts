import { CaseBuilder } from '../../../src/case/caseBuilder.ts';
import type { CaseData } from '../../../src/case/caseData.ts';
import type { Network } from './network.ts';
import { shuffledRecords } from './order.ts';
import { entityRecord, relationRecord } from './records.ts';

/** The case of a network, built without a file in between. */
export function buildCase(network: Network): CaseData {
  const builder = new CaseBuilder('2025-01-01');
  builder.beginFile('bench', 'case');
  const steps = shuffledRecords(network, {
    entity: (at) => builder.entity(entityRecord(network, at), at),
    relation: (at) => builder.relation(relationRecord(network, at), at),
  });
  while (steps.next().done !== true);
  builder.endFile(0);
  return builder.finish('0'.repeat(16));
}
