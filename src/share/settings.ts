import { CLAIM_STATUSES, isClaimStatus, type ClaimStatus } from '../model/claim.ts';
import { parseDateText } from '../model/dates.ts';
import { DEFAULT_COSTS, LAYERS, defaultQuery, type CostTable, type GoodsMatch, type Layer } from '../model/query.ts';
import type { GoodsDigits } from '../model/hs.ts';
import type { DateSpan } from '../model/records.ts';
import { isBoolean, isObject, isOneOf, isWholeWithin, type JsonObject, type ObjectReader } from './objectReader.ts';
import type { QuerySettings } from './portableView.ts';

const GOODS_MATCHES: readonly GoodsMatch[] = ['off', 'prefer', 'require'];
const GOODS_DIGITS: readonly GoodsDigits[] = [2, 4, 6];
const FLAT_COSTS = ['flow', 'association', 'collective', 'undated', 'codesUnknown', 'goodsChange'] as const;
const isCost = isWholeWithin(0, 1_000_000);

/** The settings a trace in this layer begins with. */
function defaultSettings(layer: Layer): QuerySettings {
  const {
    from: _from,
    to: _to,
    exclude: _exclude,
    require: _require,
    ...settings
  } = defaultQuery({ ids: [] }, { ids: [] }, layer);
  return settings;
}

/** The settings that differ from the defaults of their layer, as JSON. `maxDegree` null is no limit. */
export function writeSettings(settings: QuerySettings): JsonObject {
  const usual = defaultSettings(settings.layer);
  const json: Record<string, unknown> = {};
  if (settings.layer !== 'goods') json['layer'] = settings.layer;
  for (const key of ['maxHops', 'order', 'maxGapDays', 'goodsMatch', 'goodsDigits', 'k'] as const) {
    if (settings[key] !== usual[key]) json[key] = settings[key];
  }
  if (settings.maxDegree !== usual.maxDegree) json['maxDegree'] = settings.maxDegree ?? null;
  if (settings.claims.join() !== usual.claims.join()) json['claims'] = settings.claims;
  const { from, to } = settings.window ?? {};
  if (from !== undefined || to !== undefined) json['window'] = settings.window;
  const costs = writeCosts(settings.costs);
  if (Object.keys(costs).length > 0) json['costs'] = costs;
  return json;
}

/** Settings from JSON; what is missing is the layer's default. The bounds keep a made-up link from hanging the app. */
export function readSettings(reader: ObjectReader): QuerySettings {
  const layer = reader.take('layer', isOneOf(LAYERS), 'goods');
  const usual = defaultSettings(layer);
  const maxDegree = reader.take('maxDegree', isDegree, usual.maxDegree);
  return {
    layer,
    maxHops: reader.take('maxHops', isWholeWithin(1, 30), usual.maxHops),
    order: reader.take('order', isBoolean, usual.order),
    maxGapDays: reader.take('maxGapDays', isWholeWithin(0, 100_000), usual.maxGapDays),
    goodsMatch: reader.take('goodsMatch', isOneOf(GOODS_MATCHES), usual.goodsMatch),
    goodsDigits: reader.take('goodsDigits', isOneOf(GOODS_DIGITS), usual.goodsDigits),
    claims: reader.take('claims', isClaims, usual.claims),
    window: readWindow(reader),
    maxDegree: maxDegree ?? undefined,
    k: reader.take('k', isWholeWithin(1, 10_000), usual.k),
    costs: readCosts(reader.inner('costs')),
  };
}

function readWindow(reader: ObjectReader): DateSpan | undefined {
  const window = reader.take('window', isWindow, undefined);
  if (window === undefined || (window.from === undefined && window.to === undefined)) return undefined;
  return {
    ...(window.from === undefined ? {} : { from: window.from }),
    ...(window.to === undefined ? {} : { to: window.to }),
  };
}

function writeCosts(costs: CostTable): JsonObject {
  const json: Record<string, unknown> = {};
  for (const key of FLAT_COSTS) if (costs[key] !== DEFAULT_COSTS[key]) json[key] = costs[key];
  const claim = CLAIM_STATUSES.filter((status) => costs.claim[status] !== DEFAULT_COSTS.claim[status]);
  if (claim.length > 0) json['claim'] = Object.fromEntries(claim.map((status) => [status, costs.claim[status]]));
  return json;
}

function readCosts(reader: ObjectReader): CostTable {
  const claims = reader.inner('claim');
  const claim = (status: ClaimStatus): number => claims.take(status, isCost, DEFAULT_COSTS.claim[status]);
  const flat = (key: (typeof FLAT_COSTS)[number]): number => reader.take(key, isCost, DEFAULT_COSTS[key]);
  const costs = {
    flow: flat('flow'),
    association: flat('association'),
    claim: {
      documented: claim('documented'),
      official: claim('official'),
      convicted: claim('convicted'),
      charged: claim('charged'),
      reported: claim('reported'),
      suspected: claim('suspected'),
      unknown: claim('unknown'),
      inferred: claim('inferred'),
    },
    collective: flat('collective'),
    undated: flat('undated'),
    codesUnknown: flat('codesUnknown'),
    goodsChange: flat('goodsChange'),
  };
  claims.finish();
  reader.finish();
  return costs;
}

function isDegree(value: unknown): value is number | null {
  return value === null || isWholeWithin(0, 1_000_000_000)(value);
}

function isClaims(value: unknown): value is readonly ClaimStatus[] {
  if (!Array.isArray(value) || new Set(value).size !== value.length) return false;
  return value.every((status) => typeof status === 'string' && isClaimStatus(status));
}

function isWindow(value: unknown): value is DateSpan {
  if (!isObject(value)) return false;
  return Object.entries(value).every(
    ([key, text]) => (key === 'from' || key === 'to') && typeof text === 'string' && parseDateText(text) !== undefined,
  );
}
