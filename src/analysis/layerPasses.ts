import type { Layer } from '../model/query.ts';
import { RELATION_KIND_LIST, RELATION_KINDS, type RelationKind } from '../model/relationKinds.ts';

/** Bits that say how a layer walks relations of one kind: as recorded or against it, and which of the two is flow. */
export const Pass = { along: 1, against: 2, flowAlong: 4, flowAgainst: 8 } as const;

const BOTH_WAYS = Pass.along | Pass.against;

/**
 * For each relation kind, by its code, the `Pass` bits of a layer; 0 where the layer does not walk it (design,
 * section 4). `banks` and `insures` are money relations, so layer `any` takes them as flow in their own direction.
 */
export function layerPasses(layer: Layer): Uint8Array {
  return Uint8Array.from(RELATION_KIND_LIST, (kind) => passOf(layer, kind));
}

function passOf(layer: Layer, kind: RelationKind): number {
  const { family, backwards } = RELATION_KINDS[kind];
  const flow = backwards ? Pass.flowAgainst : Pass.flowAlong;
  const ownWay = flow | (backwards ? Pass.against : Pass.along);
  switch (layer) {
    case 'goods':
      return family === 'goods' ? ownWay : 0;
    case 'money':
      return kind === 'pays' || kind === 'invoices' ? ownWay : 0;
    case 'control':
      if (family === 'goods') return ownWay;
      return family === 'control' || family === 'association' ? BOTH_WAYS : 0;
    case 'any':
      break;
  }
  if (family === 'legal') return 0;
  return family === 'goods' || family === 'money' ? flow | BOTH_WAYS : BOTH_WAYS;
}

/** For each relation kind, by its code, 1 where it is of the goods family and so can carry HS codes. */
export const GOODS_KIND: Uint8Array = Uint8Array.from(RELATION_KIND_LIST, (kind) =>
  RELATION_KINDS[kind].family === 'goods' ? 1 : 0,
);
