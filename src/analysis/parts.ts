import type { CaseData } from '../case/caseData.ts';
import { RELATION_KIND_LIST, RELATION_KINDS, type RelationKind } from '../model/relationKinds.ts';
import type { PartWord } from '../model/rule.ts';
import { INFERRED } from './reaches.ts';

/** What flows in a layer: goods, or money as payments and invoices. */
export type Flow = 'goods' | 'money';

/** Which part an entity takes in a flow, as bits: whether it sends, and whether it receives. */
export const Part = { sends: 1, receives: 2 } as const;

/** The word of a rule for each value of these bits; an entity without a part has none. */
export const PART_WORDS: readonly (PartWord | undefined)[] = [undefined, 'only_sends', 'only_receives', 'both'];

/** Whether relations of a kind move what flows. */
const FLOW_KINDS: Readonly<Record<Flow, (kind: RelationKind) => boolean>> = {
  goods: (kind) => RELATION_KINDS[kind].family === 'goods',
  money: (kind) => kind === 'pays' || kind === 'invoices',
};

/** A case does not change once it is open, and its parts are asked for with every rule that names them. */
const known = new WeakMap<CaseData, Map<Flow, Uint8Array>>();

/** For each entity its bits of `Part` in the stated relations of a flow, read in the direction of flow. */
export function partsIn(data: CaseData, flow: Flow): Uint8Array {
  const ofCase = known.get(data) ?? new Map<Flow, Uint8Array>();
  known.set(data, ofCase);
  const parts = ofCase.get(flow) ?? collectParts(data, flow);
  ofCase.set(flow, parts);
  return parts;
}

/** For each kind code, whether it is walked as recorded (1), backwards (−1) or not at all (0). */
export function waysOf(flow: Flow): readonly number[] {
  const counts = FLOW_KINDS[flow];
  return RELATION_KIND_LIST.map((kind) => (!counts(kind) ? 0 : RELATION_KINDS[kind].backwards ? -1 : 1));
}

function collectParts(data: CaseData, flow: Flow): Uint8Array {
  const parts = new Uint8Array(data.entities.count);
  const ways = waysOf(flow);
  const { kinds, claims, from, to, count } = data.relations;
  for (let relation = 0; relation < count; relation++) {
    const way = ways[kinds[relation] ?? 0] ?? 0;
    const a = from[relation] ?? 0;
    const b = to[relation] ?? 0;
    if (way === 0 || a === b || claims[relation] === INFERRED) continue;
    const [sender, receiver] = way > 0 ? [a, b] : [b, a];
    parts[sender] = (parts[sender] ?? 0) | Part.sends;
    parts[receiver] = (parts[receiver] ?? 0) | Part.receives;
  }
  return parts;
}
