/** What an entity is on the chains shown; the colour tells it. `context` is a neighbour that is on no chain. */
export type Role = 'supplier' | 'intermediary' | 'facilitator' | 'end_user' | 'context';

/** How a role looks and is called. Fills are those of the design, section 9: safe for the common colour blindnesses. */
export interface RoleInfo {
  readonly label: string;
  readonly fill: string;
  /** Text on the fill: dark where white would not reach 4.5:1. */
  readonly ink: string;
}

export const ROLES: Readonly<Record<Role, RoleInfo>> = {
  supplier: { label: 'Supplier', fill: '#0072B2', ink: '#ffffff' },
  intermediary: { label: 'Intermediary', fill: '#E69F00', ink: '#1b2430' },
  facilitator: { label: 'Facilitator', fill: '#CC79A7', ink: '#1b2430' },
  end_user: { label: 'End-user', fill: '#D55E00', ink: '#1b2430' },
  context: { label: 'Other party', fill: '#C9D1DB', ink: '#1b2430' },
};
