import type { Claim } from '../model/claim.ts';
import type { Evidence } from '../model/evidence.ts';
import type { DateSpan } from '../model/records.ts';
import type { RelationKind } from '../model/relationKinds.ts';
import type { RecordSink } from '../model/sink.ts';
import { isReversed } from './caseEntity.ts';
import { RecordContext } from './fields.ts';
import { elementsAt, keepLeaves, textAt, type XmlElement } from './xmlElements.ts';
import { gleifDate } from './gleifEntities.ts';

/** What the parent is to the child. A feeder fund puts money into its master; that gives nobody control. */
const KINDS: ReadonlyMap<string, RelationKind> = new Map([
  ['IS_DIRECTLY_CONSOLIDATED_BY', 'owns'],
  ['IS_ULTIMATELY_CONSOLIDATED_BY', 'owns'],
  ['IS_INTERNATIONAL_BRANCH_OF', 'owns'],
  ['IS_FUND-MANAGED_BY', 'controls'],
  ['IS_SUBFUND_OF', 'controls'],
  ['IS_FEEDER_TO', 'linked_to'],
]);

const READ: ReadonlySet<string> = new Set([
  'Relationship.StartNode.NodeID',
  'Relationship.EndNode.NodeID',
  'Relationship.RelationshipType',
]);

/** Reads the relationships of level 2. */
export class GleifRelations {
  private readonly ids = new Map<string, number>();

  constructor(private readonly sink: RecordSink) {}

  /**
   * The file's start is the child and its end the parent: the relation runs from the parent to the child. A
   * relationship that is not active and has no end was over by its last update.
   */
  read(record: XmlElement, line: number, evidence: readonly Evidence[]): void {
    const child = textAt(record, 'Relationship', 'StartNode', 'NodeID');
    const parent = textAt(record, 'Relationship', 'EndNode', 'NodeID');
    const type = textAt(record, 'Relationship', 'RelationshipType') ?? '';
    const context = new RecordContext(this.sink, line, `relationship ${child ?? '?'} ${type} ${parent ?? '?'}`);
    if (child === undefined || parent === undefined) {
      const missing = child === undefined ? 'StartNode' : 'EndNode';
      context.issue('missing-field', missing, 'missing; a relation needs both ends, so it is left out');
      return;
    }
    const kind = KINDS.get(type);
    if (kind === undefined) {
      const problem = type === '' ? 'missing' : `“${type}” is not known`;
      context.issue('unknown-kind', 'RelationshipType', `${problem}; read as linked_to`);
    }
    const status = textAt(record, 'Relationship', 'RelationshipStatus');
    const span = period(record, context);
    const over = status === undefined || status === 'ACTIVE' || status === 'NULL' ? undefined : status;
    const updated = gleifDate(context, 'LastUpdateDate', textAt(record, 'Registration', 'LastUpdateDate'));
    const to = span.to ?? (over === undefined ? undefined : updated);
    if (isReversed(span.from, to)) context.issue('dates-reversed', 'StartDate', `${span.from} is after ${to}`);
    keepLeaves(record, context, (path) => READ.has(path));
    this.sink.relation(
      {
        id: this.id(`${child} ${type} ${parent}`),
        kind: kind ?? 'linked_to',
        label: type === '' ? undefined : type,
        from: parent,
        to: child,
        dates: span.from === undefined && to === undefined ? undefined : { from: span.from, to },
        claim: claimOf(record),
        evidence,
        note: noteOf(over, span.to, to),
        raw: context.raw(),
      },
      line,
    );
  }

  private id(id: string): string {
    const count = (this.ids.get(id) ?? 0) + 1;
    this.ids.set(id, count);
    return count === 1 ? id : `${id}#${count}`;
  }
}

/** The period of the relationship itself; accounting and filing periods stay as text. */
function period(record: XmlElement, context: RecordContext): DateSpan {
  for (const one of elementsAt(record, 'Relationship', 'RelationshipPeriods', 'RelationshipPeriod')) {
    if (textAt(one, 'PeriodType') !== 'RELATIONSHIP_PERIOD') continue;
    return {
      from: gleifDate(context, 'StartDate', textAt(one, 'StartDate')),
      to: gleifDate(context, 'EndDate', textAt(one, 'EndDate')),
    };
  }
  return {};
}

function noteOf(over: string | undefined, end: string | undefined, to: string | undefined): string | undefined {
  if (over === undefined) return undefined;
  const known = end === undefined && to !== undefined ? `, over by ${to} at the latest` : '';
  return `The relationship is ${over.toLowerCase()}${known}.`;
}

/** What a register confirms in full is official; the rest is what the entity says of itself. */
function claimOf(record: XmlElement): Claim {
  const confirmed = textAt(record, 'Registration', 'ValidationSources') === 'FULLY_CORROBORATED';
  return { status: confirmed ? 'official' : 'reported', scope: 'this' };
}
