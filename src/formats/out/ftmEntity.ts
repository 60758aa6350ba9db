import type { Act } from '../../model/act.ts';
import type { EntityKind } from '../../model/entityKinds.ts';
import type { SourceRecord } from '../../model/evidence.ts';
import type { EntityRecord } from '../../model/records.ts';
import { FTM_EDGES } from '../ftmEdges.ts';
import { FTM_IDENTIFIERS } from '../ftmEntities.ts';
import { isFtmAddition } from '../ftmAdditions.ts';
import { ftmKind, isFtmSchema } from '../ftmSchemata.ts';
import type { Losses } from './caseWriter.ts';
import { FtmLine } from './ftmLine.ts';

/** Schemata that are read back as the kind; for every other kind a legal entity, which claims least. */
const SCHEMATA: ReadonlyMap<EntityKind, string> = new Map([
  ['person', 'Person'],
  ['company', 'Company'],
  ['organization', 'Organization'],
  ['vessel', 'Vessel'],
  ['aircraft', 'Airplane'],
  ['vehicle', 'Vehicle'],
  ['address', 'Address'],
  ['document', 'Document'],
  ['account', 'BankAccount'],
]);

/** The property for each scheme of identifiers, the first that is read as it. */
const PROPERTIES: ReadonlyMap<string, string> = new Map(
  [...FTM_IDENTIFIERS].toReversed().map(([property, scheme]) => [scheme, property]),
);

/** One entity as a line. */
export function ftmEntity(entity: EntityRecord, sources: ReadonlyMap<string, SourceRecord>, losses: Losses): FtmLine {
  const schema = schemaOf(entity);
  const line = new FtmLine(entity.id, schema);
  if (ftmKind(schema) === entity.kind) line.used.add('kind');
  if (schema === entity.label) line.used.add('kind_word');
  line.caption = entity.name;
  line.put('name', [entity.name], 'name');
  line.put('alias', entity.aliases, 'aliases');
  line.put(
    'country',
    entity.countries?.map((code) => code.toLowerCase()),
    'countries',
  );
  line.put('topics', entity.topics, 'topics');
  line.put('incorporationDate', listed(entity.founded), 'founded');
  line.put('dissolutionDate', listed(entity.dissolved), 'dissolved');
  line.put(schema === 'Address' ? 'full' : 'address', listed(entity.address), 'address');
  line.put('summary', listed(entity.note), 'note');
  for (const { scheme, value } of entity.identifiers ?? []) {
    const property = PROPERTIES.get(scheme);
    if (property === undefined) losses.add(`identifiers of the scheme ${scheme}`);
    else line.put(property, [value]);
  }
  line.used.add('identifiers');
  line.used.add('acts');
  line.cite(entity.evidence, sources);
  putRaw(line, entity);
  return line;
}

/** The listings of a party as entities of their own; acts of other types, and those about others, have no place. */
export function ftmListings(entity: EntityRecord, losses: Losses): readonly FtmLine[] {
  const lines: FtmLine[] = [];
  (entity.acts ?? []).forEach((act, at) => {
    if (act.type !== 'listed' || act.about !== 'this' || act.dateIs !== 'on') {
      losses.add('acts that are no dated listing of the party itself');
      return;
    }
    if (act.source !== undefined) losses.add('sources of listings');
    lines.push(sanction(`${entity.id}#listing${at + 1}`, entity.id, act));
  });
  return lines;
}

function sanction(id: string, entity: string, act: Act): FtmLine {
  const line = new FtmLine(id, 'Sanction');
  line.put('entity', [entity]);
  line.put('authority', [act.authority]);
  line.put('program', listed(act.measure));
  line.put('listingDate', listed(act.date));
  line.put('endDate', listed(act.until));
  line.put('reason', listed(act.note));
  return line;
}

/** The source's own word where it is a schema of the same kind: what came from FollowTheMoney goes back as it was. */
function schemaOf({ kind, label }: EntityRecord): string {
  const own = label !== undefined && isFtmSchema(label) && ftmKind(label) === kind;
  if (own && !FTM_EDGES.has(label) && !isFtmAddition(label)) return label;
  return SCHEMATA.get(kind) ?? 'LegalEntity';
}

/** Texts that came from properties are properties again. */
function putRaw(line: FtmLine, { raw, label }: EntityRecord): void {
  if (raw === undefined || label !== line.schema) return;
  if (!Object.keys(raw).every((key) => /^[a-z][A-Za-z]+$/.test(key) && !line.properties.has(key))) return;
  for (const [key, texts] of Object.entries(raw)) line.put(key, texts, 'raw');
}

function listed(text: string | undefined): readonly string[] | undefined {
  return text === undefined ? undefined : [text];
}
