import { alreadyShipped } from './alreadyShipped.ts';
import { bankExposure } from './bankExposure.ts';
import { controlledGoods } from './controlledGoods.ts';
import { declaredElsewhere } from './declaredElsewhere.ts';
import { diversionRoute } from './diversionRoute.ts';
import { forwarderConsignee } from './forwarderConsignee.ts';
import { foundedAfterInvasion } from './foundedAfterInvasion.ts';
import { listedWhen } from './listedWhen.ts';
import { newInProduct } from './newInProduct.ts';
import { noEndUsePaper } from './noEndUsePaper.ts';
import { passThrough } from './passThrough.ts';
import { priceHigh } from './priceHigh.ts';
import type { IndicatorRule } from './rule.ts';
import { sharedFacilitator } from './sharedFacilitator.ts';
import { surge } from './surge.ts';
import { thirdPartyPayer } from './thirdPartyPayer.ts';

/** Every rule, in the order they are shown. A new rule is one file and one line here. */
export const INDICATOR_RULES: readonly IndicatorRule[] = [
  foundedAfterInvasion,
  newInProduct,
  alreadyShipped,
  listedWhen,
  controlledGoods,
  diversionRoute,
  forwarderConsignee,
  declaredElsewhere,
  surge,
  passThrough,
  noEndUsePaper,
  thirdPartyPayer,
  bankExposure,
  sharedFacilitator,
  priceHigh,
];
