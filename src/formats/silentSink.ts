import type { RecordSink } from '../model/sink.ts';

/** A sink for reading what is read another time as well: what is wrong with it is said then. */
export const silentSink: RecordSink = {
  header: () => undefined,
  source: () => undefined,
  entity: () => undefined,
  addition: () => undefined,
  relation: () => undefined,
  view: () => undefined,
  issue: () => undefined,
  row: () => undefined,
};
