import type { Claim, ClaimStatus } from '../model/claim.ts';
import type { Evidence } from '../model/evidence.ts';
import type { DateSpan } from '../model/records.ts';
import type { RelationKind } from '../model/relationKinds.ts';
import type { RecordSink } from '../model/sink.ts';
import { isReversed } from './caseEntity.ts';
import { RecordContext } from './fields.ts';
import { RelationIds } from './gleif/relationIds.ts';
import { gleifDate } from './gleifEntities.ts';
import { elementsAt, keepLeaves, textAt, type XmlElement } from './xmlElements.ts';

/** What the parent is to the child. A feeder fund puts money into its master; that gives nobody control. */
export const GLEIF_RELATION_KINDS: ReadonlyMap<string, RelationKind> = new Map([
  ['IS_DIRECTLY_CONSOLIDATED_BY', 'owns'],
  ['IS_ULTIMATELY_CONSOLIDATED_BY', 'owns'],
  ['IS_INTERNATIONAL_BRANCH_OF', 'owns'],
  ['IS_FUND-MANAGED_BY', 'controls'],
  ['IS_SUBFUND_OF', 'controls'],
  ['IS_FEEDER_TO', 'linked_to'],
]);

/** The status of a relationship that holds. */
export const ACTIVE = 'ACTIVE';
/** The type of the period that is that of the relationship itself. */
export const RELATIONSHIP_PERIOD = 'RELATIONSHIP_PERIOD';
/** How a register says that it confirms a relationship in full. */
export const CONFIRMED = 'FULLY_CORROBORATED';
/** What a register confirms in full is official; the rest is what the entity says of itself. */
export const GLEIF_CLAIMS = { confirmed: 'official', other: 'reported' } as const satisfies Record<string, ClaimStatus>;

const READ: ReadonlySet<string> = new Set([
  'Relationship.StartNode.NodeID',
  'Relationship.EndNode.NodeID',
  'Relationship.RelationshipType',
]);

/** Reads the relationships of level 2. */
export class GleifRelations {
  /** What gives the relationships of the file their ids, in whatever way their rows are read. */
  readonly ids = new RelationIds();

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
    const kind = GLEIF_RELATION_KINDS.get(type);
    if (kind === undefined) {
      const problem = type === '' ? 'missing' : `“${type}” is not known`;
      context.issue('unknown-kind', 'RelationshipType', `${problem}; read as linked_to`);
    }
    const status = textAt(record, 'Relationship', 'RelationshipStatus');
    const span = period(record, context);
    const over = status === undefined || status === ACTIVE || status === 'NULL' ? undefined : status;
    const updated = gleifDate(context, 'LastUpdateDate', textAt(record, 'Registration', 'LastUpdateDate'));
    const to = span.to ?? (over === undefined ? undefined : updated);
    if (isReversed(span.from, to)) context.issue('dates-reversed', 'StartDate', `${span.from} is after ${to}`);
    keepLeaves(record, context, (path) => READ.has(path));
    this.sink.relation(
      {
        id: this.ids.next(child, type, parent),
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
}

/** The period of the relationship itself; accounting and filing periods stay as text. */
function period(record: XmlElement, context: RecordContext): DateSpan {
  for (const one of elementsAt(record, 'Relationship', 'RelationshipPeriods', 'RelationshipPeriod')) {
    if (textAt(one, 'PeriodType') !== RELATIONSHIP_PERIOD) continue;
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

function claimOf(record: XmlElement): Claim {
  const confirmed = textAt(record, 'Registration', 'ValidationSources') === CONFIRMED;
  return { status: confirmed ? GLEIF_CLAIMS.confirmed : GLEIF_CLAIMS.other, scope: 'this' };
}
