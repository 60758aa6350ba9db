import type { IdentityWork } from '../../../src/analysis/identity/merges.ts';
import type { EntityRecord } from '../../../src/model/records.ts';
import { romanise } from '../search/search.ts';

/** Work that never pauses. */
export const WORK: IdentityWork = { romanise, pause: async () => undefined };

/** An invented firm; its id is its name unless another is given. */
export function firm(name: string, more: Partial<EntityRecord> = {}): EntityRecord {
  return { id: name, kind: 'company', name, ...more };
}

/** Identifiers written "inn:123". */
export function numbers(...texts: readonly string[]): NonNullable<EntityRecord['identifiers']> {
  return texts.map((text) => {
    const [scheme = '', value = ''] = text.split(':');
    return { scheme, value };
  });
}
