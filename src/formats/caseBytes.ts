import { EntityInBytes, RelationInBytes, type ByteSink } from '../model/byteRecords.ts';
import type { RecordSink } from '../model/sink.ts';
import { takeCaseEntity } from './caseBytesEntity.ts';
import { takeCaseRelation } from './caseBytesRelation.ts';
import { ByteWords } from './byteWords.ts';
import { JsonTape, Token } from './jsonTape.ts';
import type { BytesVisitor } from './lines.ts';

const RECORD = new ByteWords(['record']);
const WORDS = new ByteWords(['entity', 'relation']);

/**
 * Reads usual entities and relations of a case file without an object for them. Every other line is refused, and the
 * careful reader takes it; where both read a line, the case is the same.
 */
export function caseBytesVisitor(sink: RecordSink, out: ByteSink): BytesVisitor {
  const tape = new JsonTape();
  const entity = new EntityInBytes();
  const relation = new RelationInBytes();
  return (bytes, start, end, line, offset) => {
    if (!tape.scan(bytes, start, end)) return false;
    const word = recordWord(tape);
    if (word === 0 ? !takeCaseEntity(tape, entity) : word < 0 || !takeCaseRelation(tape, relation)) return false;
    sink.at?.(offset);
    sink.row();
    if (word === 0) out.entity(entity, line);
    else out.relation(relation, line);
    return true;
  };
}

/** Position of the record word of a line, which stands first in what this project writes; −1 when it does not. */
function recordWord(tape: JsonTape): number {
  if (tape.kinds[0] !== Token.object || tape.count < 3) return -1;
  if (RECORD.find(tape.bytesOf(1), tape.starts[1] ?? 0, tape.ends[1] ?? 0) < 0) return -1;
  if (tape.kinds[2] !== Token.text) return -1;
  return WORDS.find(tape.bytesOf(2), tape.starts[2] ?? 0, tape.ends[2] ?? 0);
}
