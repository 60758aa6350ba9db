import type { EntityKind } from '../../model/entityKinds.ts';
import type { RecordSink } from '../../model/sink.ts';
import { isReversed } from '../caseEntity.ts';
import { countryCode } from '../countries.ts';
import type { CiteLeak } from './citeLeak.ts';
import type { TableRow } from '../table/tableRow.ts';

/** The five types of nodes. Officers are persons or firms: the data do not say which. */
export type NodeType = 'entity' | 'officer' | 'intermediary' | 'address' | 'other';

/** An intermediary sets firms up for clients: the one type whose name is what it does. */
export const ICIJ_KINDS: Readonly<Record<NodeType, EntityKind>> = {
  entity: 'company',
  officer: 'other',
  intermediary: 'service_provider',
  address: 'address',
  other: 'other',
};

/** What the ids of nodes begin with. */
export const ICIJ_ID = 'icij:';

/** Reads one row of a table of nodes. */
export function readIcijNode(row: TableRow, sink: RecordSink, cite: CiteLeak): void {
  const number = row.take('nodeid');
  if (number === undefined) {
    sink.issue('missing-field', row.line, 'A node without node_id is left out.');
    return;
  }
  const id = `${ICIJ_ID}${number}`;
  const type = typeOf(row);
  const address = row.take('address');
  const named = row.take('name') ?? row.take('originalname');
  const name = named ?? (type === 'address' ? address : undefined);
  if (name === undefined) row.context.issue('missing-field', 'name', 'missing; the id stands for it');
  const aliases = [row.take('originalname'), row.take('formername')].filter((text) => text !== undefined);
  const founded = row.date('incorporationdate');
  const dissolved = row.date('struckoffdate') ?? row.date('closeddate') ?? row.date('inactivationdate');
  if (isReversed(founded, dissolved)) {
    row.context.issue('dates-reversed', 'incorporation_date', `${founded} is after ${dissolved}`);
  }
  const register = row.take('ibcruc');
  const kindWord = type === 'other' ? row.take('type') : undefined;
  sink.entity(
    {
      id,
      kind: ICIJ_KINDS[type],
      label: kindWord ?? type,
      name: name ?? id,
      aliases: aliases.length === 0 ? undefined : aliases,
      countries: countriesOf(row),
      identifiers: [
        { scheme: 'icij', value: number },
        ...(register === undefined ? [] : [{ scheme: 'registration', value: register }]),
      ],
      founded,
      dissolved,
      address: type === 'address' && named === undefined ? undefined : address,
      note: row.take('note'),
      evidence: [{ source: cite(row.take('sourceid')), locator: `node ${number}` }],
      raw: row.raw(),
    },
    row.line,
  );
}

const TYPES: readonly NodeType[] = ['entity', 'officer', 'intermediary', 'address', 'other'];

/** The type that the labels of a node name. */
export function nodeTypeByLabels(labels: string): NodeType | undefined {
  const said = labels.toLowerCase();
  return TYPES.find((type) => said.includes(type));
}

/** The table does not name its type in every layout; its columns, which `has` is asked about, tell. */
export function nodeTypeByColumns(has: (column: string) => boolean): NodeType {
  const any = (...names: readonly string[]) => names.some(has);
  if (any('companytype', 'ibcruc', 'serviceprovider', 'inactivationdate')) return 'entity';
  if (any('type', 'incorporationdate', 'closeddate')) return 'other';
  if (any('status', 'internalid')) return 'intermediary';
  return has('address') ? 'address' : 'officer';
}

function typeOf(row: TableRow): NodeType {
  return nodeTypeByLabels(row.take('labelsn', 'labels') ?? '') ?? nodeTypeByColumns((column) => row.has(column));
}

/** The countries a node is linked to; of a jurisdiction only what the table calls by a known name. */
function countriesOf(row: TableRow): readonly string[] | undefined {
  const codes = new Set(row.countries(row.see('countrycodes') === undefined ? 'countries' : 'countrycodes'));
  const jurisdiction = countryCode(row.see('jurisdictiondescription') ?? '');
  if (jurisdiction !== undefined) codes.add(jurisdiction);
  return codes.size === 0 ? undefined : [...codes];
}
