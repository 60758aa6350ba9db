/** The families of entity kinds: what a party or thing is for in a supply network. */
export type EntityFamily =
  'supply' | 'trade' | 'logistics' | 'money' | 'services' | 'end' | 'control' | 'things' | 'other';

/** The outline an entity is drawn with: the shape tells the kind, so that colour is free to tell the role. */
export type EntityShape = 'rectangle' | 'ellipse' | 'diamond' | 'hexagon' | 'octagon' | 'triangle' | 'tag' | 'barrel';

/** What the closed table holds about one kind. */
export interface EntityKindInfo {
  readonly family: EntityFamily;
  readonly shape: EntityShape;
  /** One character for rows of text, where an outline cannot be drawn. */
  readonly icon: string;
  readonly label: string;
}

/** The closed table of entity kinds (design, section 3). Kinds are neutral: none says what a party is accused of. */
export const ENTITY_KINDS = {
  manufacturer: { family: 'supply', shape: 'rectangle', icon: '▣', label: 'Manufacturer' },
  distributor: { family: 'supply', shape: 'rectangle', icon: '▤', label: 'Distributor' },
  company: { family: 'trade', shape: 'ellipse', icon: '●', label: 'Company' },
  trader: { family: 'trade', shape: 'ellipse', icon: '◉', label: 'Trader' },
  procurement: { family: 'trade', shape: 'ellipse', icon: '◍', label: 'Procurement firm' },
  forwarder: { family: 'logistics', shape: 'diamond', icon: '◆', label: 'Forwarder' },
  customs_broker: { family: 'logistics', shape: 'diamond', icon: '◈', label: 'Customs broker' },
  carrier: { family: 'logistics', shape: 'diamond', icon: '⬥', label: 'Carrier' },
  vessel: { family: 'logistics', shape: 'triangle', icon: '▲', label: 'Vessel' },
  aircraft: { family: 'logistics', shape: 'triangle', icon: '△', label: 'Aircraft' },
  vehicle: { family: 'logistics', shape: 'triangle', icon: '▴', label: 'Vehicle' },
  broker: { family: 'logistics', shape: 'diamond', icon: '◇', label: 'Broker' },
  bank: { family: 'money', shape: 'hexagon', icon: '⬢', label: 'Bank' },
  payment_processor: { family: 'money', shape: 'hexagon', icon: '⬡', label: 'Payment processor' },
  insurer: { family: 'money', shape: 'hexagon', icon: '⬣', label: 'Insurer' },
  account: { family: 'money', shape: 'hexagon', icon: '▰', label: 'Account' },
  service_provider: { family: 'services', shape: 'tag', icon: '▶', label: 'Service provider' },
  registry: { family: 'services', shape: 'tag', icon: '▷', label: 'Registry' },
  certifier: { family: 'services', shape: 'tag', icon: '▸', label: 'Certifier' },
  authority: { family: 'services', shape: 'tag', icon: '▹', label: 'Authority' },
  end_user: { family: 'end', shape: 'octagon', icon: '⯃', label: 'End-user' },
  person: { family: 'control', shape: 'barrel', icon: '☻', label: 'Person' },
  organization: { family: 'control', shape: 'barrel', icon: '☗', label: 'Organization' },
  address: { family: 'things', shape: 'barrel', icon: '⌂', label: 'Address' },
  contact: { family: 'things', shape: 'barrel', icon: '✆', label: 'Contact' },
  document: { family: 'things', shape: 'barrel', icon: '▯', label: 'Document' },
  country: { family: 'things', shape: 'barrel', icon: '⚑', label: 'Country' },
  other: { family: 'other', shape: 'ellipse', icon: '○', label: 'Other' },
} as const satisfies Record<string, EntityKindInfo>;

/** A kind of the closed table. */
export type EntityKind = keyof typeof ENTITY_KINDS;

/** The kinds in table order; the position is the code that columns store. */
export const ENTITY_KIND_LIST: readonly EntityKind[] = Object.keys(ENTITY_KINDS).filter(isEntityKind);

/** Whether a word from data is a kind of the table. */
export function isEntityKind(word: string): word is EntityKind {
  return Object.hasOwn(ENTITY_KINDS, word);
}
