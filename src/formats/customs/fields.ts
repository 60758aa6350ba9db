/** What a party does in a row, and the word for it in `via` where it is neither sender nor receiver. */
export const PARTY_ROLES = {
  sender: 'Sender',
  receiver: 'Receiver',
  notify: 'Notify party',
  responsible: 'Financially responsible',
  declarant: 'Declarant',
  broker: 'Customs broker',
  carrier: 'Carrier',
  forwarder: 'Forwarder',
  vessel: 'Vessel',
  maker: 'Manufacturer',
} as const;

/** A role of the table. */
export type PartyRole = keyof typeof PARTY_ROLES;

/** What a column can say of a party: its name, the same in another language, a number, an address, a country. */
export const PARTY_PARTS = {
  name: 'name',
  alias: 'name in another language',
  id: 'registration or tax number',
  address: 'address',
  country: 'country',
} as const;

/** A part of the table. */
export type PartyPart = keyof typeof PARTY_PARTS;

/** What a column can say of the goods line itself. */
export const ROW_FIELDS = {
  hs: 'HS code',
  goods: 'Goods',
  goodsAlias: 'Goods in another language',
  brand: 'Brand',
  part: 'Model or part number',
  origin: 'Country of origin',
  dispatch: 'Country of departure',
  destination: 'Country of destination',
  gross: 'Gross weight, kg',
  net: 'Net weight, kg',
  quantity: 'Quantity',
  unit: 'Unit of quantity',
  value: 'Value',
  currency: 'Currency',
  date: 'Date',
  declaration: 'Declaration number',
  billOfLading: 'Bill of lading',
  container: 'Container',
  invoice: 'Invoice number',
  contract: 'Contract',
  item: 'Item number',
  direction: 'Import or export',
} as const;

/** A field of the goods line. */
export type RowField = keyof typeof ROW_FIELDS;

/** What a column of a table of shipments holds: "hs", or "sender.name". */
export type TableField = RowField | `${PartyRole}.${PartyPart}`;

/** The fields of each role, made once: rows ask for them by the thousand. */
export const PARTY_FIELDS: Readonly<Record<PartyRole, Readonly<Record<PartyPart, TableField>>>> = {
  sender: fieldsOf('sender'),
  receiver: fieldsOf('receiver'),
  notify: fieldsOf('notify'),
  responsible: fieldsOf('responsible'),
  declarant: fieldsOf('declarant'),
  broker: fieldsOf('broker'),
  carrier: fieldsOf('carrier'),
  forwarder: fieldsOf('forwarder'),
  vessel: fieldsOf('vessel'),
  maker: fieldsOf('maker'),
};

/** Every field with its name on the screen, in the order it is offered. */
export const TABLE_FIELDS: readonly { readonly field: TableField; readonly label: string }[] = [
  ...roles().flatMap((role) =>
    parts().map((part) => ({ field: `${role}.${part}` as const, label: `${PARTY_ROLES[role]}: ${PARTY_PARTS[part]}` })),
  ),
  ...rowFields().map((field) => ({ field, label: ROW_FIELDS[field] })),
];

const KNOWN: ReadonlySet<string> = new Set(TABLE_FIELDS.map(({ field }) => field));

/** Whether a word is a field of the table. */
export function isTableField(word: unknown): word is TableField {
  return typeof word === 'string' && KNOWN.has(word);
}

/** The roles in table order. */
export function roles(): readonly PartyRole[] {
  return Object.keys(PARTY_ROLES).filter((word): word is PartyRole => Object.hasOwn(PARTY_ROLES, word));
}

function fieldsOf(role: PartyRole): Readonly<Record<PartyPart, TableField>> {
  return {
    name: `${role}.name`,
    alias: `${role}.alias`,
    id: `${role}.id`,
    address: `${role}.address`,
    country: `${role}.country`,
  };
}

function parts(): readonly PartyPart[] {
  return Object.keys(PARTY_PARTS).filter((word): word is PartyPart => Object.hasOwn(PARTY_PARTS, word));
}

function rowFields(): readonly RowField[] {
  return Object.keys(ROW_FIELDS).filter((word): word is RowField => Object.hasOwn(ROW_FIELDS, word));
}
