import type { EntityKind } from '../../model/entityKinds.ts';
import type { RecordSink } from '../../model/sink.ts';
import { isReversed } from '../caseEntity.ts';
import { countryCode } from '../countries.ts';
import type { CiteLeak } from './citeLeak.ts';
import type { TableRow } from '../table/tableRow.ts';

/** The five types of nodes. Officers are persons or firms: the data do not say which. */
type NodeType = 'entity' | 'officer' | 'intermediary' | 'address' | 'other';

/** An intermediary sets firms up for clients: the one type whose name is what it does. */
const KINDS: Readonly<Record<NodeType, EntityKind>> = {
  entity: 'company',
  officer: 'other',
  intermediary: 'service_provider',
  address: 'address',
  other: 'other',
};

/** Reads one row of a table of nodes. */
export function readIcijNode(row: TableRow, sink: RecordSink, cite: CiteLeak): void {
  const number = row.take('nodeid');
  if (number === undefined) {
    sink.issue('missing-field', row.line, 'A node without node_id is left out.');
    return;
  }
  const id = `icij:${number}`;
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
      kind: KINDS[type],
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

/** The table does not name its type in every layout; its columns tell. */
function typeOf(row: TableRow): NodeType {
  const said = row.take('labelsn', 'labels')?.toLowerCase() ?? '';
  const types: readonly NodeType[] = ['entity', 'officer', 'intermediary', 'address', 'other'];
  const found = types.find((type) => said.includes(type));
  if (found !== undefined) return found;
  const any = (...names: readonly string[]) => names.some((name) => row.has(name));
  if (any('companytype', 'ibcruc', 'serviceprovider', 'inactivationdate')) return 'entity';
  if (row.has('type') || any('incorporationdate', 'closeddate')) return 'other';
  if (any('status', 'internalid')) return 'intermediary';
  return row.has('address') ? 'address' : 'officer';
}

/** The countries a node is linked to; of a jurisdiction only what the table calls by a known name. */
function countriesOf(row: TableRow): readonly string[] | undefined {
  const codes = new Set(row.countries(row.see('countrycodes') === undefined ? 'countries' : 'countrycodes'));
  const jurisdiction = countryCode(row.see('jurisdictiondescription') ?? '');
  if (jurisdiction !== undefined) codes.add(jurisdiction);
  return codes.size === 0 ? undefined : [...codes];
}
