import type { EntityKind } from '../../model/entityKinds.ts';
import type { RelationKind } from '../../model/relationKinds.ts';
import type { RecordSink } from '../../model/sink.ts';
import { attributeOf, textAt, type XmlElement } from '../xmlElements.ts';
import type { OfacReference } from './ofacReference.ts';
import { OFAC_ID, OFAC_SOURCE } from './ofacSource.ts';

/** What a relation type of OFAC becomes; `reversed` where its "from" is what is owned or held. */
interface OfacRelation {
  readonly kind: RelationKind;
  readonly label: string;
  readonly reversed?: boolean;
}

/** Relation types of the advanced list; "from" and "to" are those of the sentence "from … to". */
const TYPES: ReadonlyMap<string, OfacRelation> = new Map<string, OfacRelation>([
  ['1555', { kind: 'linked_to', label: 'Associate Of' }],
  ['15001', { kind: 'linked_to', label: 'Providing support to' }],
  ['15002', { kind: 'represents', label: 'Acting for or on behalf of' }],
  ['15003', { kind: 'controls', label: 'Owned or Controlled By', reversed: true }],
  ['15004', { kind: 'family', label: 'Family member of' }],
  ['91725', { kind: 'directs', label: 'Leader or official of' }],
  ['91422', { kind: 'linked_to', label: 'Playing a significant role in' }],
  ['91900', { kind: 'directs', label: 'Principal Executive Officer' }],
  ['92019', { kind: 'controls', label: 'Owns, controls, or operates' }],
  ['92122', { kind: 'owns', label: 'Property in the interest of', reversed: true }],
]);

/**
 * Reads a relation between two profiles; without both ends it is left out with an issue. A type that is not in the
 * table stays a mere link under the file's own word for it. `kindOf` gives the kind of a profile: the list has entries
 * whose ends are the wrong way round for what they are, such as a firm that leads a person; those are turned.
 */
export function readOfacRelation(
  element: XmlElement,
  line: number,
  sink: RecordSink,
  reference: OfacReference,
  kindOf: (profile: string) => EntityKind | undefined,
): void {
  const id = attributeOf(element, 'ID');
  const type = attributeOf(element, 'RelationTypeID');
  const from = attributeOf(element, 'From-ProfileID');
  const to = attributeOf(element, 'To-ProfileID');
  if (from === undefined || to === undefined) {
    sink.issue('missing-field', line, 'A ProfileRelationship without both of its ends is left out.');
    return;
  }
  const word = reference.word('RelationType', type);
  const known = TYPES.get(type ?? '');
  if (known === undefined) {
    sink.issue('unknown-kind', line, `RelationType ${type ?? '(missing)'} of ${from} and ${to} is read as a link.`);
  }
  const stated = known?.reversed === true ? ([to, from] as const) : ([from, to] as const);
  const turned = known !== undefined && isTurned(known.kind, kindOf(stated[0]), kindOf(stated[1]));
  const [first, last] = turned ? [stated[1], stated[0]] : stated;
  const comment = textAt(element, 'Comment');
  const notes = [
    attributeOf(element, 'Former') === 'true' ? 'Former relation.' : undefined,
    turned ? TURNED : undefined,
    comment,
  ].filter((note) => note !== undefined);
  sink.relation(
    {
      id: `${OFAC_ID}relation:${id ?? `${from}>${to}:${type ?? ''}`}`,
      kind: known?.kind ?? 'linked_to',
      label: word ?? known?.label ?? `RelationType ${type ?? ''}`,
      from: `${OFAC_ID}${first}`,
      to: `${OFAC_ID}${last}`,
      claim: { status: 'official', scope: 'this', statedBy: 'OFAC' },
      evidence: [{ source: OFAC_SOURCE, locator: `ProfileRelationship ${id ?? ''}`.trim() }],
      note: notes.length === 0 ? undefined : notes.join(' '),
    },
    line,
  );
}

const TURNED = 'The list gives the ends the other way round, which does not fit what they are.';

/** Only a person leads a body, and no person is owned. */
function isTurned(kind: RelationKind, from: EntityKind | undefined, to: EntityKind | undefined): boolean {
  if (from === undefined || from === 'person' || to !== 'person') return false;
  return kind === 'directs' || kind === 'controls' || kind === 'owns';
}
