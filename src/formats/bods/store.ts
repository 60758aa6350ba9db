import { withDetails, type BodsType, type StatementHead, type StatementHistory } from './statements.ts';

/** Parties and relationships are numbered apart; a person and an entity are not, as either can be an end. */
type Family = 'party' | 'relationship';

/**
 * Keeps of each thing the statement that holds: the one with the latest date, of two with the same date the later in
 * the file. Before 0.4 a new statement has a new id and lists those it replaces, whatever their dates; whoever names
 * a replaced one means the newest.
 */
export class BodsStore implements StatementHistory {
  private readonly statements: Readonly<Record<Family, Map<string, StatementHead>>> = {
    party: new Map(),
    relationship: new Map(),
  };
  /** From a replaced statement towards the one that holds. */
  private readonly replaced: Readonly<Record<Family, Map<string, string>>> = {
    party: new Map(),
    relationship: new Map(),
  };
  /** The ids of the statements that no longer hold, by thing. */
  private readonly earlier: Readonly<Record<Family, Map<string, string[]>>> = {
    party: new Map(),
    relationship: new Map(),
  };

  add(statement: StatementHead): void {
    const family = familyOf(statement.type);
    const known = this.statements[family];
    const before = known.get(statement.id);
    if (before === undefined) known.set(statement.id, statement);
    else {
      const [old, current] = statement.date >= before.date ? [before, statement] : [statement, before];
      known.set(statement.id, withDetails(current, old));
      this.supersede(family, statement.id, old.statementId);
    }
    for (const old of statement.replaces) this.replace(statement, old, family);
  }

  /** The statements that hold, in the order in which their things first came. */
  *current(): Generator<StatementHead> {
    for (const family of ['party', 'relationship'] as const) {
      for (const [id, statement] of this.statements[family]) {
        if (!this.replaced[family].has(id)) yield statement;
      }
    }
  }

  party(id: string): string {
    return this.resolve('party', id);
  }

  /** Whether any statement about a party was replaced. */
  get hasReplacedParties(): boolean {
    return this.replaced.party.size > 0;
  }

  hasRelationship(id: string): boolean {
    return this.statements.relationship.has(this.resolve('relationship', id));
  }

  earlierThan(statement: StatementHead): readonly string[] {
    return this.earlier[familyOf(statement.type)].get(statement.id) ?? [];
  }

  private replace(statement: StatementHead, old: string, family: Family): void {
    const { id } = statement;
    if (this.resolve(family, id) === this.resolve(family, old) && !this.replaced[family].has(old)) {
      const { context } = statement.open();
      context.issue('wrong-type', 'replacesStatements', `${old} replaces this one in turn; both stay`);
    } else {
      this.replaced[family].set(old, this.resolve(family, id));
      this.supersede(family, id, old);
    }
  }

  private supersede(family: Family, id: string, statementId: string): void {
    const list = this.earlier[family].get(id);
    if (list === undefined) this.earlier[family].set(id, [statementId]);
    else list.push(statementId);
  }

  /** Follows replacements to their end, and lets every step point there so that long histories stay cheap. */
  private resolve(family: Family, id: string): string {
    const next = this.replaced[family];
    let end = id;
    for (let step = next.get(end); step !== undefined; step = next.get(end)) end = step;
    for (let at = id; at !== end;) {
      const step = next.get(at) ?? end;
      next.set(at, end);
      at = step;
    }
    return end;
  }
}

function familyOf(type: BodsType): Family {
  return type === 'relationship' ? 'relationship' : 'party';
}
