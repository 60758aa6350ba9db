import type { Evidence } from '../model/evidence.ts';
import type { RecordSink } from '../model/sink.ts';
import { RecordContext } from './fields.ts';
import { ExceptionIds } from './gleif/exceptionIds.ts';
import { elementsAt, keepLeaves, textAt, type XmlElement } from './xmlElements.ts';

/** What the reasons mean (GLEIF, Reporting Exceptions Format 2.1). */
const REASONS: ReadonlyMap<string, string> = new Map([
  ['NO_LEI', 'the parent has no LEI'],
  ['NATURAL_PERSONS', 'it is controlled by natural persons without an intermediate entity'],
  ['NON_CONSOLIDATING', 'no entity that controls it has to consolidate its accounts'],
  ['NO_KNOWN_PERSON', 'no person is known to control it'],
  ['NON_PUBLIC', 'the parent is not public'],
  ['BINDING_LEGAL_COMMITMENTS', 'a legal commitment forbids to name the parent'],
  ['LEGAL_OBSTACLES', 'the law forbids to name the parent'],
  ['CONSENT_NOT_OBTAINED', 'the parent does not consent to be named'],
  ['DISCLOSURE_DETRIMENTAL', 'to name the parent would be detrimental'],
  ['DETRIMENT_NOT_EXCLUDED', 'to name the parent may be detrimental'],
]);
/** Reasons by which nobody need be the parent: nothing is owned then, only left open. */
const OPEN: ReadonlySet<string> = new Set(['NON_CONSOLIDATING', 'NO_KNOWN_PERSON']);

const READ: ReadonlySet<string> = new Set(['LEI', 'ExceptionCategory', 'ExceptionReason']);

/** What the reasons of an exception make of the parent, and of what joins it to the child. */
export function exceptionKinds(reasons: readonly string[]): {
  readonly entity: 'person' | 'other';
  readonly relation: 'linked_to' | 'owns';
} {
  return {
    entity: reasons.includes('NATURAL_PERSONS') ? 'person' : 'other',
    relation: reasons.some((reason) => OPEN.has(reason)) ? 'linked_to' : 'owns',
  };
}

/** The words that stand for the name of a parent, by the category of the exception. */
export function exceptionName(category: string): string {
  const level = /^(DIRECT|ULTIMATE)/.exec(category)?.[1]?.toLowerCase();
  return level === undefined ? 'Unnamed parent' : `Unnamed ${level} parent`;
}

/** Reads the exceptions from reporting a parent. */
export class GleifExceptions {
  readonly ids = new ExceptionIds();

  constructor(private readonly sink: RecordSink) {}

  /** An exception gives the child a parent without a name, with the reason as its note. */
  read(record: XmlElement, line: number, evidence: readonly Evidence[]): void {
    const child = textAt(record, 'LEI');
    if (child === undefined) {
      this.sink.issue('missing-field', line, 'An exception without an LEI is left out.');
      return;
    }
    const category = textAt(record, 'ExceptionCategory') ?? 'parent';
    const context = new RecordContext(this.sink, line, `exception ${child}`);
    const reasons = elementsAt(record, 'ExceptionReason')
      .map((element) => element.text.trim())
      .filter((text) => text !== '');
    if (reasons.length === 0) context.issue('missing-field', 'ExceptionReason', 'missing');
    const note = reasons.map((reason) => `${reason}: ${REASONS.get(reason) ?? 'reason in the words of the source'}`);
    const kinds = exceptionKinds(reasons);
    const own = `${child} ${category}`;
    const id = this.ids.next(own);
    // Its line alone does not say how many came before.
    if (id !== own) this.sink.at?.(undefined);
    keepLeaves(record, context, (path) => READ.has(path));
    const raw = context.raw();
    const shared = { evidence, raw, note: note.length === 0 ? undefined : note.join('\n') };
    this.sink.entity(
      {
        id,
        kind: kinds.entity,
        label: category,
        name: exceptionName(category),
        unnamed: true,
        ...shared,
      },
      line,
    );
    this.sink.relation(
      {
        id: `${id} of`,
        kind: kinds.relation,
        label: category,
        from: id,
        to: child,
        claim: { status: 'reported', scope: 'this' },
        ...shared,
      },
      line,
    );
  }
}
